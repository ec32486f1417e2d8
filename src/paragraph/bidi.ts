// The Unicode Bidirectional Algorithm for paragraphs that need it (UAX #9), through bidi-js; nothing for the others.
import bidiModule from "bidi-js";
import type { Paragraph, Piece } from "../compose/block.ts";

// The package is CommonJS whose only export is the factory; its types say `default`.
const bidiFactory = bidiModule as unknown as typeof bidiModule.default;
type Bidi = ReturnType<typeof bidiFactory>;

/** Embedding levels of a paragraph: of each character of its pieces in turn, one for each piece that is not text. */
export interface Levels {
  readonly base: number;
  /** No character runs from right to left. */
  readonly plain: boolean;
  readonly at: (offset: number) => number;
}

const rightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const allLeft: Levels = { base: 0, plain: true, at: () => 0 };

let bidi: Bidi | null = null;

export function levelsOf(paragraph: Paragraph): Levels {
  const { direction, pieces } = paragraph;
  if (direction !== "rtl" && !pieces.some((piece) => piece.kind === "text" && rightToLeft.test(piece.text))) {
    return allLeft;
  }
  bidi ??= bidiFactory();
  const text = pieces.map(characters).join("");
  const embedding = bidi.getEmbeddingLevels(text, direction === "auto" ? undefined : direction);
  const base = embedding.paragraphs[0]?.level ?? (direction === "rtl" ? 1 : 0);
  return { base, plain: false, at: (offset) => embedding.levels[offset] ?? base };
}

/** What a piece is to the algorithm: its text, or an object replacement character (UAX #9 §3, HL5). */
export function characters(piece: Piece): string {
  return piece.kind === "text" ? piece.text : piece.kind === "line-break" ? "\u2028" : "\ufffc";
}

/** Rule L2: the visual order of a line's items, from their levels in logical order. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i);
  let highest = 0;
  let lowestOdd = Number.POSITIVE_INFINITY;
  for (const level of levels) {
    if (level > highest) highest = level;
    if (level % 2 === 1 && level < lowestOdd) lowestOdd = level;
  }
  for (let level = highest; level >= lowestOdd; level--) {
    for (let i = 0; i < order.length; i++) {
      if ((levels[i] ?? 0) < level) continue;
      let end = i;
      while (end < order.length && (levels[end] ?? 0) >= level) end++;
      const run = order.slice(i, end).reverse();
      order.splice(i, run.length, ...run);
      i = end;
    }
  }
  return order;
}
