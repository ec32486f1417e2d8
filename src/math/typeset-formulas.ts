// Book → its formulas as outlines. In: the formulas wherever text may hold them. Out: a Formula for each, or null for a
// faulty one, reported with its place. Each distinct formula is set once; a book without formulas loads nothing.

import type { Book } from "../model/book.ts";
import { rememberReading, type Tex } from "../model/text.ts";
import { checkMemory } from "../runtime/memory.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { collectFormulas } from "./collect-formulas.ts";
import type { Formula } from "./formula.ts";
import { spanInside } from "./span-inside.ts";
import type { Result } from "./typeset.ts";

export interface Formulas {
  /** Null: the formula is faulty, and that has been reported. */
  get(tex: Tex): Formula | null;
}

/** `mathml`: whether they are wanted as MathML too. */
export async function typesetFormulas(book: Book, diagnostics: Reporter, mathml = false): Promise<Formulas> {
  const places = new Map<string, Tex[]>();
  for (const tex of collectFormulas(book)) {
    const key = keyOf(tex);
    const same = places.get(key);
    if (same) same.push(tex);
    else places.set(key, [tex]);
  }
  if (places.size === 0) return { get: () => null };

  const { typeset } = await import("./typeset.ts");
  const distinct = [...places.values()];
  const requests = distinct.flatMap(([first]) => (first ? [{ tex: first.tex, display: first.display, mathml }] : []));
  const results = await typeset(requests, book.mathMacros, (index) => checkMemory(distinct[index]?.[0]?.span ?? null));
  const formulas = new Map<string, Formula>();
  results.forEach((result, index) => {
    const [first, ...others] = distinct[index] ?? [];
    if (!first) return;
    if (result.formula) formulas.set(keyOf(first), result.formula);
    for (const tex of [first, ...others]) {
      if (result.formula) rememberReading(tex, result.formula.text);
      report(tex, result, diagnostics);
    }
  });
  return { get: (tex) => formulas.get(keyOf(tex)) ?? null };
}

function keyOf({ tex, display }: Tex): string {
  return `${display ? "display" : "inline"}\0${tex}`;
}

function report(tex: Tex, result: Result, diagnostics: Reporter): void {
  if (!result.formula) {
    const { message, start, end, hint } = result.error;
    diagnostics.error("math-error", message, spanInside(tex, start, end), hint === undefined ? {} : { hint });
    return;
  }
  for (const { message, start, end } of result.warnings) {
    diagnostics.warning("missing-glyph", message, spanInside(tex, start, end));
  }
}
