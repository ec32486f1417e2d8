// Texts as plain lines, for calendars, feeds and search: paragraphs, with an empty line between them.
import { raisedForm } from "../../compose/inline.ts";
import type { Pen } from "./pen.ts";

export const plainPen: Pen<string> = {
  join: (parts) => parts.join(""),
  text: (value) => value,
  mark: (kind, inner) => (kind === "superscript" || kind === "subscript" ? (raisedForm(kind, inner) ?? inner) : inner),
  code: (value) => value,
  formula: (tex, formula) => `${formula?.text ?? tex.tex}${tex.display ? "\n\n" : ""}`,
  link: (_, inner) => inner,
  reference: (_, inner) => inner,
  footnote: (number) => ` [${number}]`,
  lineBreak: () => "\n",
  paragraph: (inner) => `${inner.trim()}\n\n`,
  heading: (_, inner) => `${inner.trim()}\n\n`,
  list: ({ ordered, start, items }) =>
    `${items.map((item, index) => `${ordered ? `${start + index}.` : "•"} ${item.trim()}\n`).join("")}\n`,
  quote: (inner) => inner,
  codeBlock: (value) => `${value.trimEnd()}\n\n`,
  table: ({ rows }) => `${rows.map((row) => `${row.map((cell) => cell.trim()).join(" | ")}\n`).join("")}\n`,
  figure: (_, caption) => (caption === null ? "" : `${caption.trim()}\n\n`),
  rule: () => "",
};
