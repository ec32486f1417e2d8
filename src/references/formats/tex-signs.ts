// What TeX's text fonts and formulas make of plain characters: dashes, quotes, ties, superscripts, chemical formulas.
import { raised } from "./tex-commands.ts";

/** A decoded part of a TeX text, and the offset after it. */
export interface DecodedPart {
  readonly text: string;
  readonly end: number;
}

/** Dashes, quotes and ties, as TeX's text fonts make them from plain characters. */
export function ligatureAt(tex: string, at: number): DecodedPart | null {
  switch (tex[at]) {
    case "-":
      if (tex.startsWith("---", at)) return { text: "—", end: at + 3 };
      return tex.startsWith("--", at) ? { text: "–", end: at + 2 } : null;
    case "`":
      return tex[at + 1] === "`" ? { text: "“", end: at + 2 } : { text: "‘", end: at + 1 };
    case "'":
      return tex[at + 1] === "'" ? { text: "”", end: at + 2 } : null;
    case "~":
      return { text: "\u00a0", end: at + 1 };
    default:
      return null;
  }
}

export const mathSigns: Readonly<Record<string, string>> = { "-": "−", "'": "′", "<": "&lt;", "~": "\u00a0" };

export const mathAccents: Readonly<Record<string, string>> = {
  vec: "\u20d7",
  hat: "\u0302",
  widehat: "\u0302",
  bar: "\u0304",
  overline: "\u0305",
  tilde: "\u0303",
  widetilde: "\u0303",
  dot: "\u0307",
  ddot: "\u0308",
  acute: "\u0301",
  grave: "\u0300",
  check: "\u030c",
  breve: "\u0306",
  mathring: "\u030a",
};

/** Raised or lowered: by Unicode's own characters if it has all of them, otherwise by a tag. */
export function scripted(script: "sup" | "sub", text: string): string {
  if (text === "") return "";
  const own = [...text].map((character) => raised[script][character]);
  if (script === "sup" && (text === "∘" || text === "°")) return "°";
  if (script === "sup" && /^′+$/.test(text)) return text;
  return own.every((character) => character !== undefined) ? own.join("") : `<${script}>${text}</${script}>`;
}

/** mhchem, as far as titles use it: H2O, Fe^3+, SO4^{2-}, A -> B. */
export function chemistry(formula: string): string {
  return formula
    .replace(/<=>|<-->/g, "⇌")
    .replace(/->/g, "→")
    .replace(
      /\^\{([^{}]*)\}|\^(\d*[+-])/g,
      (_, group?: string, charge?: string) => `<sup>${(group ?? charge ?? "").replace("-", "−")}</sup>`,
    )
    .replace(/_\{?(\w+)\}?/g, "<sub>$1</sub>")
    .replace(/(?<=[\p{L})\]])(\d+)/gu, "<sub>$1</sub>");
}
