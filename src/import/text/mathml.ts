// Presentation MathML, as in formulas of JATS and ODT (MathML 3 §3) → TeX. An element without a rule is represented by
// its content.
import { elementsOf, local, textOf, type XmlNode } from "../containers/xml.ts";
import { accents, escaped, functions } from "./omml.ts";

export function texOfMathml(of: XmlNode): string {
  const noted = annotation(of);
  return (noted ?? all(of)).replace(/ {2,}/g, " ").trim();
}

/** The TeX from which the formula was made, if it is included. */
function annotation(of: XmlNode): string | null {
  for (const child of elementsOf(of)) {
    const name = local(child.name);
    if (name === "annotation") return /tex/i.test(child.attributes.encoding ?? "") ? textOf(child).trim() : null;
    const found = name === "semantics" ? annotation(child) : null;
    if (found !== null) return found;
  }
  return null;
}

const all = (of: XmlNode): string => elementsOf(of).map(one).join("");

const argument = (of: XmlNode, index: number): string => {
  const child = elementsOf(of)[index];
  return `{${child ? one(child).trim() : ""}}`;
};

type Write = (of: XmlNode) => string;

const elements: Readonly<Record<string, Write>> = {
  mi: identifier,
  mn: (of) => [...textOf(of).trim()].map(escaped).join(""),
  mo: operator,
  mtext: (of) => (textOf(of).trim() === "" ? " " : `\\text{${textOf(of).replace(/[\\{}$%&#_^~]/g, " ")}}`),
  ms: (of) => `\\text{${textOf(of).replace(/[\\{}$%&#_^~]/g, " ")}}`,
  mspace: () => " ",
  msup: (of) => `${argument(of, 0)}^${argument(of, 1)}`,
  msub: (of) => `${argument(of, 0)}_${argument(of, 1)}`,
  msubsup: (of) => `${argument(of, 0)}_${argument(of, 1)}^${argument(of, 2)}`,
  mfrac: (of) => `\\frac${argument(of, 0)}${argument(of, 1)}`,
  msqrt: (of) => `\\sqrt{${all(of).trim()}}`,
  mroot: (of) => `\\sqrt[${argument(of, 1).slice(1, -1)}]${argument(of, 0)}`,
  mover: (of) => above(of, argument(of, 0), argument(of, 1)),
  munder: (of) => below(argument(of, 0), argument(of, 1)),
  munderover: (of) => `${bare(argument(of, 0))}_${argument(of, 1)}^${argument(of, 2)}`,
  mfenced: (of) => {
    const { open = "(", close = ")", separators = "," } = of.attributes;
    const parts = elementsOf(of).map((child) => one(child).trim());
    return `${[...open].map(escaped).join("")}${parts.join(separators.charAt(0))}${[...close].map(escaped).join("")}`;
  },
  mtable: (of) => {
    const rows = elementsOf(of).map((row) => elementsOf(row).map((cell) => all(cell).trim()));
    return `\\begin{matrix}${rows.map((cells) => cells.join(" & ")).join(" \\\\ ")}\\end{matrix}`;
  },
  annotation: () => "",
  "annotation-xml": () => "",
};

function one(of: XmlNode): string {
  const name = local(of.name);
  const write = Object.hasOwn(elements, name) ? elements[name] : undefined;
  return write ? write(of) : all(of);
}

function identifier(of: XmlNode): string {
  const words = textOf(of).trim();
  if (functions.has(words)) return `\\${words} `;
  const tex = [...words].map(escaped).join("");
  const variant = of.attributes.mathvariant ?? "";
  if (/bold/.test(variant)) return `\\mathbf{${tex}}`;
  return variant === "normal" || /^[A-Za-z]{2,}$/.test(words) ? `\\mathrm{${tex}}` : tex;
}

function operator(of: XmlNode): string {
  const sign = textOf(of).trim();
  if (functions.has(sign)) return `\\${sign} `;
  return [...sign].map(escaped).join("");
}

/** A sign over a letter is its accent. */
function above(of: XmlNode, base: string, over: string): string {
  const accent = accents[over.slice(1, -1)];
  const isBar = over === "{¯}" || over === "{‾}" || over === "{_}" || over === "{\\_}";
  if (isBar) return `\\overline${base}`;
  if (accent !== undefined) return `${accent}${base}`;
  return /[∑∏∫]/.test(textOf(of)) ? `${bare(base)}^${over}` : `\\overset${over}${base}`;
}

/** Limits become sub- and superscripts. */
function below(base: string, under: string): string {
  return /^\{\\(?:lim|max|min|sup|inf)\b|[∑∏∫]/.test(base) ? `${bare(base)}_${under}` : `\\underset${under}${base}`;
}

const bare = (argument: string): string => argument.slice(1, -1).trim();
