// The foot of a page: where the notes of its regions and columns are placed.
import type { PlacedColumn } from "../breaking/fill-pages.ts";

/** The notes of regions are stacked at the foot of the page, those of columns at the foot of each column. */
export function stackFootnotes(columns: readonly PlacedColumn[], height: number): readonly PlacedColumn[] {
  if (columns.every(({ footnotes: foot }) => foot === null)) return columns;
  const placed = [...columns];
  let bottom = height;
  for (let last = placed.length; last > 0; ) {
    const region = placed[last - 1]?.region;
    let first = last - 1;
    while (first > 0 && placed[first - 1]?.region === region) first--;
    let tallest = 0;
    for (let at = first; at < last; at++) {
      const column = placed[at];
      if (!column?.footnotes) continue;
      placed[at] = { ...column, footnotes: { ...column.footnotes, y: bottom - column.footnotes.height } };
      tallest = Math.max(tallest, column.footnotes.height);
    }
    bottom -= tallest;
    last = first;
  }
  return placed;
}
