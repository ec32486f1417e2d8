// Book → its formulas as glyphs and rules. In: the formulas of all texts. Out: a Formula for each, or null for a faulty
// one, reported with its place. Each distinct formula is set once; a book without formulas, or whose formulas are all
// in the store, loads nothing.

import { recall, remember } from "../cache/recall.ts";
import { noStore, type Store } from "../cache/store.ts";
import type { Book } from "../model/book.ts";
import { rememberReading, type Tex } from "../model/text.ts";
import { checkMemory } from "../runtime/memory.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { FormulaLook } from "../template/formula-look.ts";
import { collectFormulas, formulasInBold } from "./collect-formulas.ts";
import type { Formula } from "./formula.ts";
import { formulaKey, fromPlain, isForeign, isKept, type KeptFormula, mathmlKey, toPlain } from "./kept-formula.ts";
import { isMathml } from "./mathml.ts";
import { spanInside } from "./span-inside.ts";
import type { Request, Result } from "./typeset.ts";

export interface Formulas {
  /**
   * Null: the formula is faulty, and that has been reported. In bold text it has the look that was asked for, if
   * possible.
   */
  get(tex: Tex, look?: FormulaLook | null): Formula | null;
}

export interface FormulaNeeds {
  /** Whether they are wanted as MathML too. */
  readonly mathml: boolean;
  /** The looks of formulas within bold text. */
  readonly looks: readonly FormulaLook[];
}

export async function typesetFormulas(
  book: Book,
  diagnostics: Reporter,
  store: Store = noStore,
  { mathml, looks }: FormulaNeeds = { mathml: false, looks: [] },
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
  const plain = distinct.map(({ tex, display }): Request => ({ tex, display, mathml }));
  const inBold = looks.length > 0 ? [...formulasInBold(book)] : [];
  const bold = inBold.flatMap(({ tex, display }) => looks.map((look): Request => ({ tex, display, look })));
  const spans = [...distinct, ...inBold.flatMap((tex) => looks.map(() => tex))].map(({ span }) => span);
  const results = await typesetOnce([...plain, ...bold], spans, book.mathMacros, store);
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
  for (const [index, { tex, display, look }] of bold.entries()) {
    const formula = results[plain.length + index]?.formula;
    const usual = formulas.get(keyOf({ tex, display }));
    // It is read aloud and searched for as in any other look.
    if (formula && usual) formulas.set(keyOf({ tex, display }, look), readAs(formula, usual));
  }
  return {
    get: (tex, look) => (look && formulas.get(keyOf(tex, look))) ?? formulas.get(keyOf(tex)) ?? null,
  };
}

const read = new WeakMap<Formula, Formula>();

/** One object for equal formulas, for stages that recognize things by identity. */
function readAs(formula: Formula, { alt, text }: Formula): Formula {
  const known = read.get(formula);
  if (known && known.alt === alt && known.text === text) return known;
  const made = { ...formula, alt, text };
  read.set(formula, made);
  return made;
}

/** Formulas from the store, and the others newly set. Faulty ones are not kept: they will be corrected. */
async function typesetOnce(
  requests: readonly Request[],
  spans: readonly Span[],
  macros: Book["mathMacros"],
  store: Store,
): Promise<Result[]> {
  const foreign = isForeign(requests, macros);
  const macrosText = JSON.stringify(Object.entries(macros));
  const keys = requests.map((request) => formulaKey(request, macrosText, foreign));
  const mathmlKeys = requests.map((request) => (request.mathml ? mathmlKey(request, macrosText, foreign) : null));
  const kept = keys.map((key, index): Result | null => {
    const found = recall(store, key, isKept);
    const written = mathmlKeys[index];
    const text = written && recall(store, written, isMathml);
    if (!found || (written && !text)) return null;
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
    const before = (at: number) => checkMemory(spans[indices[at] ?? 0] ?? null);
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

function keyOf({ tex, display }: Pick<Request, "tex" | "display">, look: FormulaLook | "" = ""): string {
  return `${display ? "display" : "inline"}\0${look}\0${tex}`;
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
