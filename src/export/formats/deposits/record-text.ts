// Texts in metadata records: titles with the few kinds of markup that a record allows, in the characters that were
// typed.
import type { Work } from "../../facts/work.ts";
import type { ExportSource } from "../../format.ts";
import { joined, type Markup, markup, nothing, trusted } from "../../markup.ts";
import type { Pen } from "../../text/pen.ts";
import type { TextScope } from "../../text/write-text.ts";

export function recordScope(work: Work, source: ExportSource, pen: Pen<Markup>): TextScope<Markup> {
  return {
    pen,
    language: work.language,
    formulas: source.formulas,
    citations: source.references.listOf(work.abstract).citations,
    smart: false,
    languages: false,
    footnotes: null,
    figures: null,
  };
}

const faces: Readonly<Record<string, string>> = { emphasis: "i", strong: "b", subscript: "sub", superscript: "sup" };

/** Italic, bold, superscript and subscript; formulas as text. */
export const facePen: Pen<Markup> = {
  join: (parts) => joined(parts),
  text: (value) => markup`${value}`,
  mark: (kind, inner) => {
    const face = faces[kind];
    return face === undefined ? inner : markup`<${trusted(face)}>${inner}</${trusted(face)}>`;
  },
  code: (value) => markup`${value}`,
  formula: (tex, formula) => markup`${formula?.text ?? tex.tex}`,
  link: (_, inner) => inner,
  reference: (_, inner) => inner,
  footnote: () => nothing,
  lineBreak: () => markup` `,
  paragraph: (inner) => inner,
  heading: (_, inner) => inner,
  list: ({ items }) => joined(items, " "),
  quote: (inner) => inner,
  codeBlock: (value) => markup`${value}`,
  table: () => nothing,
  figure: () => nothing,
  rule: () => nothing,
};
