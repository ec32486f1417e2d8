// The Unicode Bidirectional Algorithm (UAX #9), through bidi-js: the levels of a text's characters, and the visual
// order of runs on a line.
import bidiModule from "bidi-js";

// The package is CommonJS and exports only the factory; its types say `default`.
const bidiFactory = bidiModule as unknown as typeof bidiModule.default;
type Bidi = ReturnType<typeof bidiFactory>;

const rightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

let bidi: Bidi | null = null;

/** Whether a text has characters that run from right to left, or make others do so. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** A level for each UTF-16 unit; odd ones run from right to left. `base` is the level of the text's first paragraph. */
export function embeddingLevels(
  text: string,
  direction: "ltr" | "rtl" | "auto",
): { readonly levels: ArrayLike<number>; readonly base: number } {
  bidi ??= bidiFactory();
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction === "auto" ? undefined : direction);
  return { levels, base: paragraphs[0]?.level ?? (direction === "rtl" ? 1 : 0) };
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
