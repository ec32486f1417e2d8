// A book that consists only of formulas.
import type { Book } from "../../src/model/book.ts";
import type { Inline, Tex } from "../../src/model/text.ts";
import { source, span } from "../../src/source/source.ts";

/** The formulas are in one file, one below the other, each between dollars. */
export function bookWith(
  formulas: readonly string[],
  macros: Readonly<Record<string, string>> = {},
): { book: Book; tex: readonly Tex[] } {
  const file = source("abstracts/a.yaml", formulas.map((formula) => `$${formula}$`).join("\n"));
  const tex = formulas.map((formula): Tex => {
    const start = file.text.indexOf(`$${formula}$`);
    return { tex: formula, display: false, span: span(file, start, start + formula.length + 2) };
  });
  const title = tex.map((formula): Inline => ({ kind: "math", formula, span: formula.span }));
  const book = { title, subtitle: null, parts: [], days: [], abstracts: [], mathMacros: macros } as unknown as Book;
  return { book, tex };
}
