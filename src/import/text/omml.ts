// Word's equations (OMML, ECMA-376 part 1 §22.1) → TeX.
import { elementOf, elementsOf, local, textOf, type XmlNode } from "../containers/xml.ts";

export const accents: Readonly<Record<string, string>> = {
  "\u0302": "\\hat",
  "\u0303": "\\tilde",
  "\u0304": "\\bar",
  "\u0305": "\\overline",
  "\u0307": "\\dot",
  "\u0308": "\\ddot",
  "\u20d7": "\\vec",
  "\u0301": "\\acute",
  "\u0300": "\\grave",
  "\u030c": "\\check",
  "\u0306": "\\breve",
  "^": "\\hat",
  "~": "\\tilde",
  "¯": "\\bar",
  "→": "\\vec",
};
const operators: Readonly<Record<string, string>> = {
  "∑": "\\sum",
  "∏": "\\prod",
  "∐": "\\coprod",
  "∫": "\\int",
  "∬": "\\iint",
  "∭": "\\iiint",
  "∮": "\\oint",
  "⋃": "\\bigcup",
  "⋂": "\\bigcap",
  "⋁": "\\bigvee",
  "⋀": "\\bigwedge",
};
export const functions = new Set(
  "sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan ln log exp lim max min sup inf det dim ker gcd arg deg Pr".split(
    " ",
  ),
);

export function texOfOmml(of: XmlNode): string {
  return all(of).replace(/ {2,}/g, " ").trim();
}

function all(of: XmlNode | null): string {
  return of ? elementsOf(of).map(one).join("") : "";
}

function group(of: XmlNode | null): string {
  return `{${all(of).trim()}}`;
}

type Write = (of: XmlNode) => string;

const part = (of: XmlNode, name: string) => elementOf(of, name);
const valueAt = (of: XmlNode, ...path: readonly string[]) => elementOf(of, ...path)?.attributes["m:val"];

/** ECMA-376 part 1 §22.1.2: the elements of a formula, and the TeX of each. */
const elements: Readonly<Record<string, Write>> = {
  r: runText,
  f: fraction,
  sSup: (of) => `${group(part(of, "e"))}^${group(part(of, "sup"))}`,
  sSub: (of) => `${group(part(of, "e"))}_${group(part(of, "sub"))}`,
  sSubSup: (of) => `${group(part(of, "e"))}_${group(part(of, "sub"))}^${group(part(of, "sup"))}`,
  sPre: (of) => `{}_${group(part(of, "sub"))}^${group(part(of, "sup"))}${group(part(of, "e"))}`,
  rad: (of) => {
    const degree = all(part(of, "deg")).trim();
    return `\\sqrt${degree === "" ? "" : `[${degree}]`}${group(part(of, "e"))}`;
  },
  d: delimited,
  nary,
  func: (of) => {
    const name = all(part(of, "fName")).trim();
    return `${functions.has(name) ? `\\${name}` : name} ${group(part(of, "e"))}`;
  },
  limLow: limit,
  limUpp: (of) => `\\overset${group(part(of, "lim"))}${group(part(of, "e"))}`,
  acc: (of) => `${accents[valueAt(of, "accPr", "chr") ?? "\u0302"] ?? "\\hat"}${group(part(of, "e"))}`,
  bar: (of) => `${valueAt(of, "barPr", "pos") === "bot" ? "\\underline" : "\\overline"}${group(part(of, "e"))}`,
  groupChr: (of) =>
    `${valueAt(of, "groupChrPr", "pos") === "top" ? "\\overbrace" : "\\underbrace"}${group(part(of, "e"))}`,
  m: (of) => {
    const rows = elementsOf(of, "mr").map((row) => elementsOf(row, "e").map((cell) => all(cell).trim()));
    return `\\begin{matrix}${rows.map((cells) => cells.join(" & ")).join(" \\\\ ")}\\end{matrix}`;
  },
  eqArr: (of) => {
    const rows = elementsOf(of, "e").map((row) => all(row).trim());
    return `\\begin{aligned}${rows.join(" \\\\ ")}\\end{aligned}`;
  },
  borderBox: (of) => all(part(of, "e")),
  box: (of) => all(part(of, "e")),
  phant: (of) => all(part(of, "e")),
};

function one(of: XmlNode): string {
  const name = local(of.name);
  const write = Object.hasOwn(elements, name) ? elements[name] : undefined;
  if (write) return write(of);
  return name.endsWith("Pr") ? "" : all(of);
}

function fraction(of: XmlNode): string {
  const [above, below] = [group(part(of, "num")), group(part(of, "den"))];
  const type = valueAt(of, "fPr", "type");
  if (type === "lin") return `${above}/${below}`;
  return `${type === "noBar" ? "\\binom" : "\\frac"}${above}${below}`;
}

function nary(of: XmlNode): string {
  const sign = valueAt(of, "naryPr", "chr") ?? "∫";
  const [sub, sup] = [all(part(of, "sub")).trim(), all(part(of, "sup")).trim()];
  const bounds = `${sub === "" ? "" : `_{${sub}}`}${sup === "" ? "" : `^{${sup}}`}`;
  return `${operators[sign] ?? escaped(sign)}${bounds} ${all(part(of, "e"))}`;
}

/** Below `lim` and the like a limit is a subscript; below anything else it is set underneath. */
function limit(of: XmlNode): string {
  const name = all(part(of, "e")).trim().replace(/^\\/, "");
  const below = group(part(of, "lim"));
  return /^(?:lim|max|min|sup|inf)$/.test(name) ? `\\${name}_${below}` : `\\underset${below}${group(part(of, "e"))}`;
}

function delimited(of: XmlNode): string {
  const sign = (name: string, usual: string) => {
    const found = elementOf(of, "dPr", name);
    return found ? (found.attributes["m:val"] ?? "") : usual;
  };
  const side = (character: string) =>
    character === ""
      ? "."
      : /[{}]/.test(character)
        ? `\\${character}`
        : character === "⟨"
          ? "\\langle"
          : character === "⟩"
            ? "\\rangle"
            : character === "‖"
              ? "\\|"
              : character;
  const inside = elementsOf(of, "e")
    .map((each) => all(each).trim())
    .join(` ${sign("sepChr", "|")} `);
  return `\\left${side(sign("begChr", "("))} ${inside} \\right${side(sign("endChr", ")"))}`;
}

function runText(of: XmlNode): string {
  const words = elementsOf(of, "t").map(textOf).join("");
  const style = elementOf(of, "rPr", "sty")?.attributes["m:val"];
  const isText = elementOf(of, "rPr", "nor") !== null;
  if (isText && words.trim() !== "") return `\\text{${words.replace(/[\\{}$%&#_^~]/g, " ")}}`;
  if (functions.has(words.trim())) return `\\${words.trim()} `;
  const tex = [...words].map(escaped).join("");
  if (style === "p" && /^[A-Za-z]{2,}$/.test(words)) return `\\mathrm{${words}}`;
  if (style === "b" || style === "bi") return `\\mathbf{${tex}}`;
  return tex;
}

/** MathJax accepts mathematical signs directly; the characters with a meaning in TeX are escaped. */
export function escaped(character: string): string {
  if (/[{}%&#$_]/.test(character)) return `\\${character}`;
  if (character === "\\") return "\\backslash ";
  if (character === "^" || character === "~") return `\\text{${character === "^" ? "\\^{}" : "\\textasciitilde{}"}}`;
  if (/[\u2061-\u2064\u200b]/.test(character)) return "";
  return character === "\u00a0" ? "~" : character;
}
