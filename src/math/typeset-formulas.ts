// Book → its formulas as glyphs and rules. In: the formulas of all texts. Out: a Formula for each, or null for a faulty
// one, reported with its place. Each distinct formula is set once; a book without formulas, or whose formulas are all
// in the store, loads nothing.

import { recall, remember } from "../cache/recall.ts";
import { noStore, type Store } from "../cache/store.ts";
import type { Book } from "../model/book.ts";
import { rememberReading, type Tex } from "../model/text.ts";
import { checkMemory } from "../runtime/memory.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { collectFormulas } from "./collect-formulas.ts";
import type { Formula } from "./formula.ts";
import { formulaKey, fromPlain, isForeign, isKept, type KeptFormula, mathmlKey, toPlain } from "./kept-formula.ts";
import { isMathml } from "./mathml.ts";
import { spanInside } from "./span-inside.ts";
import type { Request, Result } from "./typeset.ts";

export interface Formulas {
  /** Null: the formula is faulty, and that has been reported. */
  get(tex: Tex): Formula | null;
}

/** `mathml`: whether they are wanted as MathML too. */
export async function typesetFormulas(
  book: Book,
  diagnostics: Reporter,
  store: Store = noStore,
  mathml = false,
): Promise<Formulas> {
  const places = new Map<string, Tex[]>();
  for (const tex of collectFormulas(book)) {
    const key = keyOf(tex);
    const same = places.get(key);
    if (same) same.push(tex);
    else places.set(key, [tex]);
  }
  if (places.size === 0) return { get: () => null };

  const distinct = [...places.values()].flatMap(([first]) => (first ? [first] : []));
  const results = await typesetOnce(distinct, book.mathMacros, store, mathml);
  const formulas = new Map<string, Formula>();
  for (const [index, first] of distinct.entries()) {
    const result = results[index];
    if (!result) continue;
    if (result.formula) formulas.set(keyOf(first), result.formula);
    for (const tex of places.get(keyOf(first)) ?? []) {
      if (result.formula) rememberReading(tex, result.formula.text);
      report(tex, result, diagnostics);
    }
  }
  return { get: (tex) => formulas.get(keyOf(tex)) ?? null };
}

/** Formulas from the store, and the others newly set. Faulty ones are not kept: they will be corrected. */
async function typesetOnce(
  formulas: readonly Tex[],
  macros: Book["mathMacros"],
  store: Store,
  mathml: boolean,
): Promise<Result[]> {
  const requests = formulas.map(({ tex, display }): Request => ({ tex, display, mathml }));
  const foreign = isForeign(requests, macros);
  const macrosText = JSON.stringify(Object.entries(macros));
  const keys = requests.map((request) => formulaKey(request, macrosText, foreign));
  const mathmlKeys = mathml ? requests.map((request) => mathmlKey(request, macrosText, foreign)) : [];
  const kept = keys.map((key, index): Result | null => {
    const found = recall(store, key, isKept);
    const written = mathmlKeys[index];
    const text = written && recall(store, written, isMathml);
    if (!found || (mathml && !text)) return null;
    const result = opened(found);
    return text ? { ...result, formula: { ...result.formula, mathml: text } } : result;
  });
  const missing = kept.flatMap((result, index) => (result ? [] : [index]));
  const made = missing.length > 0 ? await typesetAnew(missing) : [];
  const madeAt = new Map(missing.map((index, at) => [index, made[at]]));
  return kept.flatMap((result, index) => result ?? madeAt.get(index) ?? []);

  async function typesetAnew(indices: readonly number[]): Promise<readonly Result[]> {
    const { typeset } = await import("./typeset.ts");
    const wanted = indices.flatMap((index) => requests[index] ?? []);
    const before = (at: number) => checkMemory(formulas[indices[at] ?? 0]?.span ?? null);
    const results = await typeset(wanted, macros, before, foreign);
    for (const [at, result] of results.entries()) {
      const index = indices[at] ?? 0;
      const [key, written] = [keys[index], mathmlKeys[index]];
      if (!key || !result.formula) continue;
      const { mathml: text, ...formula } = result.formula;
      remember(store, key, toPlain({ ...result, formula }));
      if (written && text !== undefined) remember(store, written, text);
    }
    return results;
  }
}

/** Kept objects → the same formula, for a store in memory. */
function opened(kept: KeptFormula): KeptFormula {
  const known = inMemory.get(kept) ?? fromPlain(kept);
  inMemory.set(kept, known);
  return known;
}

const inMemory = new WeakMap<KeptFormula, KeptFormula>();

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
