// What the boxes of a part of a grid say. In: sheets in type of one size, and the axis. Out: a step of detail for each
// box, and the demerits of all together.
import { barest, lastDetail } from "./details.ts";
import type { Slice } from "./grid-axis.ts";
import type { GridSheet } from "./grid-sheets.ts";
import type { SizedBox } from "./sized-box.ts";

export type SizedSheet = Omit<GridSheet, "boxes"> & { readonly boxes: readonly SizedBox[] };

/** A part of the day on its sheets. */
export interface FittedPart {
  readonly slice: Slice;
  readonly sheets: readonly FittedSheet[];
}

export interface FittedSheet extends GridSheet {
  readonly fitted: readonly { readonly box: SizedBox; readonly step: number }[];
}

export type DetailedPart = FittedPart & { readonly sized: readonly SizedSheet[]; readonly demerits: number };

const unevenDemerits = 12;
const briefWeight = 0.25;
const excessDemerits = 200;

/** Every box with as much detail as its height has room for. */
export function detailed(slice: Slice, sheets: readonly SizedSheet[], height: number): DetailedPart {
  const rows = new Map<number, SizedBox[]>();
  for (const box of sheets.flatMap(({ boxes }) => boxes)) {
    const row = rows.get(box.box.from);
    if (row) row.push(box);
    else rows.set(box.box.from, [box]);
  }
  const steps = new Map<SizedBox, number>();
  let sum = 0;
  let sessions = 0;
  for (const row of rows.values()) {
    sum += detailRow(row, slice, steps);
    sessions += row.filter(({ box }) => !box.isBrief).length;
  }
  return {
    slice,
    sized: sheets,
    sheets: sheets
      .map((sheet) => ({ ...sheet, fitted: sheet.boxes.map((box) => ({ box, step: steps.get(box) ?? lastDetail })) }))
      .map(placed),
    demerits: sum / Math.max(1, sessions) + (excessDemerits * slice.excess) / Math.max(1, height),
  };
}

/** Boxes that begin together have the same detail, unless that costs more than it is worth. */
function detailRow(row: readonly SizedBox[], { from, to, offsets }: Slice, steps: Map<SizedBox, number>): number {
  const fullest = row.map((one) => {
    const { box } = one;
    const height = (offsets[Math.min(box.to, to) - from] ?? 0) - (offsets[Math.max(box.from, from) - from] ?? 0);
    return one.stepIn(height);
  });
  let best = { cap: 0, demerits: Number.POSITIVE_INFINITY };
  for (let cap = 0; cap <= barest; cap++) {
    let demerits = 0;
    row.forEach((box, index) => {
      const step = Math.max(cap, fullest[index] ?? cap);
      const weight = box.box.isBrief ? briefWeight : 1;
      demerits += (box.demerits(step) + (step > cap ? unevenDemerits : 0)) * weight;
    });
    if (demerits < best.demerits) best = { cap, demerits };
  }
  row.forEach((box, index) => {
    steps.set(box, Math.max(best.cap, fullest[index] ?? 0));
  });
  return best.demerits;
}

export function placed(sheet: SizedSheet & Pick<FittedSheet, "fitted">): FittedSheet {
  return { ...sheet, boxes: sheet.boxes.map(({ box }) => box) };
}
