// The foot of a page: how the notes of its regions and columns stand there.
import type { PlacedColumn } from "../breaking/fill-pages.ts";

/** The notes of the regions on a page stand above one another at its foot, those of columns at the foot of each. */
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
