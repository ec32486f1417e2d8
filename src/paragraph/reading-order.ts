// The reading order of lines that run from right to left or both ways: they are placed in visual order (UAX #9 L2) but
// read, and written to the file, in logical order, for screen readers and for copying.
import { visualOrder } from "../shaper/bidi.ts";
import { glueKind, type Items, spaceFlag } from "./items.ts";
import type { LineItem } from "./line.ts";

/** The place of each element of a line; null for a line that runs from left to right throughout. */
export function orderOf({ level }: Items, elements: readonly number[]): readonly number[] | null {
  if (elements.every((index) => level[index] === 0)) return null;
  return visualOrder(elements.map((index) => level[index] ?? 0));
}

/**
 * The items of a line in reading order. `order` lists the elements from left to right, and `ends` where the items of
 * each end in `placed`. A word space follows where one follows in the text.
 */
export function inReadingOrder(
  items: Items,
  elements: readonly number[],
  order: readonly number[],
  placed: readonly LineItem[],
  ends: readonly number[],
  last: boolean,
): readonly LineItem[] {
  const chunks: (readonly LineItem[])[] = elements.map(() => []);
  order.forEach((logical, visual) => {
    const chunk = placed.slice(ends[visual - 1] ?? 0, ends[visual]);
    chunks[logical] = items.wordAt(elements[logical] ?? -1)?.rtl ? chunk.reverse() : chunk;
  });
  return chunks.flatMap((chunk, index) => {
    const next = elements[index + 1];
    const isSpace = (at: number) =>
      (items.kind[at] === glueKind && items.has(at, spaceFlag)) || items.otherAt(at)?.kind === "leader";
    const space = next === undefined ? !last : isSpace(next);
    return chunk.map((item, at) =>
      item.kind === "glyphs" ? { ...item, space: space && at === chunk.length - 1 && !item.hyphen } : item,
    );
  });
}
