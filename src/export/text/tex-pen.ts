// One line of text as TeX, for BibTeX. BibTeX counts braces whether or not they are escaped, so the output always has
// as many opening as closing ones, whatever the text contains.
import type { Pen } from "./pen.ts";

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

export function texText(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (character) => commands[character] ?? character);
}

const marks: Readonly<Record<string, string>> = {
  emphasis: "\\emph",
  strong: "\\textbf",
  subscript: "\\textsubscript",
  superscript: "\\textsuperscript",
  underline: "\\underline",
  "small-caps": "\\textsc",
};

type InlinePen = Pick<
  Pen<string>,
  "join" | "text" | "mark" | "code" | "formula" | "link" | "reference" | "footnote" | "lineBreak"
>;

/** Capitals inside words are protected from styles that put titles in lower case. */
export const texPen: InlinePen = {
  join: (parts) => parts.join(""),
  text: (value) => texText(value).replace(/(?<![\p{L}\\{])\p{L}{1,40}(?![\p{L}{])/gu, keepCapitals),
  mark: (kind, inner) => (marks[kind] ? `${marks[kind]}{${inner}}` : inner),
  code: (value) => `\\texttt{${texText(value)}}`,
  formula: (tex, formula) => (isBalanced(tex.tex) ? `$${tex.tex.trim()}$` : texText(formula?.text ?? tex.tex)),
  link: (_, inner) => inner,
  reference: (_, inner) => inner,
  footnote: () => "",
  lineBreak: () => " ",
};

function keepCapitals(word: string): string {
  return /^.\P{Lu}*$/su.test(word) ? word : `{${word}}`;
}

/** Whether braces are balanced, as BibTeX counts them, and no dollar sign ends the formula. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const character of tex) {
    if (character === "{") depth++;
    else if (character === "}" && --depth < 0) return false;
    else if (character === "$" || character === "%") return false;
  }
  return depth === 0;
}
