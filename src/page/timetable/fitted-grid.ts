// A grid on its sheets, and what was chosen to bring it there.
import type { FittedPart } from "./detail-boxes.ts";
import type { Slice, TimeSpan } from "./grid-axis.ts";
import type { Surround } from "./surround.ts";

export interface FittedGrid {
  readonly parts: readonly FittedPart[];
  readonly surround: Surround;
  readonly size: number;
  /** Null: nothing fits. */
  readonly choice: GridChoice | null;
}

/** What was chosen, from which the same grid is fitted again without a trial. */
export interface GridChoice {
  readonly size: number;
  readonly parts: readonly {
    readonly range: TimeSpan;
    readonly columns: number;
    readonly slice: Slice;
    /** The detail of each box of each sheet. */
    readonly steps: readonly (readonly number[])[];
  }[];
}

/** The measure, and the height of the first sheet and of those after it. */
export interface SheetRoom {
  readonly measure: number;
  readonly first: number;
  readonly next: number;
}

/** A part of a division into ranges of time and columns on a sheet, by its number. */
export function chosenPart(
  { slice, sheets }: FittedPart,
  { ranges, columns }: { readonly ranges: readonly TimeSpan[]; readonly columns: number },
  index: number,
) {
  const steps = sheets.map(({ fitted }) => fitted.map(({ step }) => step));
  return { range: ranges[index] ?? { from: slice.from, to: slice.to }, columns, slice, steps };
}
