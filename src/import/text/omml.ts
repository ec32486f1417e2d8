// Word's equations (OMML, ECMA-376 part 1 §22.1) → TeX.
import { elementOf, elementsOf, local, textOf, type XmlNode } from "../containers/xml.ts";

const accents: Readonly<Record<string, string>> = {
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
const functions = new Set(
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

function one(of: XmlNode): string {
  const part = (name: string) => elementOf(of, name);
  const value = (...path: readonly string[]) => elementOf(of, ...path)?.attributes["m:val"];
  switch (local(of.name)) {
    case "r":
      return runText(of);
    case "f":
      return value("fPr", "type") === "lin"
        ? `${group(part("num"))}/${group(part("den"))}`
        : value("fPr", "type") === "noBar"
          ? `\\binom${group(part("num"))}${group(part("den"))}`
          : `\\frac${group(part("num"))}${group(part("den"))}`;
    case "sSup":
      return `${group(part("e"))}^${group(part("sup"))}`;
    case "sSub":
      return `${group(part("e"))}_${group(part("sub"))}`;
    case "sSubSup":
      return `${group(part("e"))}_${group(part("sub"))}^${group(part("sup"))}`;
    case "sPre":
      return `{}_${group(part("sub"))}^${group(part("sup"))}${group(part("e"))}`;
    case "rad": {
      const degree = all(part("deg")).trim();
      return `\\sqrt${degree === "" ? "" : `[${degree}]`}${group(part("e"))}`;
    }
    case "d":
      return delimited(of);
    case "nary": {
      const sign = value("naryPr", "chr") ?? "∫";
      const [sub, sup] = [all(part("sub")).trim(), all(part("sup")).trim()];
      return `${operators[sign] ?? escaped(sign)}${sub === "" ? "" : `_{${sub}}`}${sup === "" ? "" : `^{${sup}}`} ${all(part("e"))}`;
    }
    case "func": {
      const name = all(part("fName")).trim();
      return `${functions.has(name) ? `\\${name}` : name} ${group(part("e"))}`;
    }
    case "limLow":
      return `${/^\\?(?:lim|max|min|sup|inf)$/.test(all(part("e")).trim()) ? `\\${all(part("e")).trim().replace(/^\\/, "")}` : `\\underset${group(part("lim"))}${group(part("e"))}`}${/^\\?(?:lim|max|min|sup|inf)$/.test(all(part("e")).trim()) ? `_${group(part("lim"))}` : ""}`;
    case "limUpp":
      return `\\overset${group(part("lim"))}${group(part("e"))}`;
    case "acc":
      return `${accents[value("accPr", "chr") ?? "\u0302"] ?? "\\hat"}${group(part("e"))}`;
    case "bar":
      return `${value("barPr", "pos") === "bot" ? "\\underline" : "\\overline"}${group(part("e"))}`;
    case "groupChr":
      return `${value("groupChrPr", "pos") === "top" ? "\\overbrace" : "\\underbrace"}${group(part("e"))}`;
    case "m":
      return `\\begin{matrix}${elementsOf(of, "mr")
        .map((row) =>
          elementsOf(row, "e")
            .map((cell) => all(cell).trim())
            .join(" & "),
        )
        .join(" \\\\ ")}\\end{matrix}`;
    case "eqArr":
      return `\\begin{aligned}${elementsOf(of, "e")
        .map((row) => all(row).trim())
        .join(" \\\\ ")}\\end{aligned}`;
    case "borderBox":
    case "box":
    case "phant":
      return all(part("e"));
    default:
      return /Pr$/.test(local(of.name)) ? "" : all(of);
  }
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

/** MathJax knows the signs of mathematics as they are; TeX's own characters are escaped. */
function escaped(character: string): string {
  if (/[{}%&#$_]/.test(character)) return `\\${character}`;
  if (character === "\\") return "\\backslash ";
  if (character === "^" || character === "~") return `\\text{${character === "^" ? "\\^{}" : "\\textasciitilde{}"}}`;
  if (/[\u2061-\u2064\u200b]/.test(character)) return "";
  return character === "\u00a0" ? "~" : character;
}
