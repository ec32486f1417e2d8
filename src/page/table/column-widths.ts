// Widths of a table's columns: given, or measured from the content (CSS 2.1 §17.5.2.2). What they leave of the measure
// goes between them in equal parts, as far as the eye can still follow a row; a table that needs less is narrower.
import type { Table } from "../../compose/block.ts";
import type { LineCache } from "../galley/set-lines.ts";

export interface Columns {
  readonly widths: readonly number[];
  readonly gap: number;
  /** Of the table, and where it begins. */
  readonly whole: number;
  readonly x: number;
  /** The first column is on the right. */
  readonly isMirrored: boolean;
  /** Scale of the type, if even the narrowest columns are too wide together. */
  readonly scale: number;
}

interface Need {
  minimal: number;
  natural: number;
  readonly isFixed: boolean;
}

/** Gaps take at most this share of the measure, however many columns there are. */
const mostGap = 0.3;
/** Gaps grow to at most this many times what the template wants. */
const widestGap = 4;
/** Type is made no smaller than this to fit a table into its column. */
const leastScale = 0.35;
/** Tolerance for the rounding of widths. */
const safety = 0.995;

/** The widths of the columns if no cell is wrapped. */
export function naturalWidth(table: Table, cache: LineCache): number {
  const needs = needsOf(table);
  measureCells(table, needs, 0, cache);
  return needs.reduce((sum, { natural }) => sum + natural, 0);
}

function needsOf({ columns }: Table): readonly Need[] {
  return columns.map(({ width }) => ({ minimal: width ?? 0, natural: width ?? 0, isFixed: width !== null }));
}

export function columnWidths(table: Table, measure: number, cache: LineCache): Columns {
  const count = table.columns.length;
  const gap = count > 1 ? Math.min(table.columnGap, (measure * mostGap) / (count - 1)) : 0;
  const room = measure - gap * (count - 1);
  const needs = needsOf(table);
  // The only open column takes the rest: nothing to measure.
  if (needs.filter(({ isFixed }) => !isFixed).length > 1) measureCells(table, needs, gap, cache);
  const minimal = needs.reduce((sum, need) => sum + need.minimal, 0);
  const scale = minimal > room ? Math.max(leastScale, (room / minimal) * safety) : 1;
  const isMirrored = table.direction === "rtl";
  const natural = needs.reduce((sum, need) => sum + need.natural, 0);
  if (count < 2 || natural > room || needs.some(({ isFixed }) => isFixed)) {
    return { widths: share(needs, room), gap, whole: measure, x: 0, isMirrored, scale };
  }
  const wide = Math.min(gap + (room - natural) / (count - 1), Math.max(gap, gap * widestGap));
  const whole = natural + wide * (count - 1);
  const spare = measure - whole;
  const { align = "left" } = table;
  const x = align === "center" ? spare / 2 : (align === "right") !== isMirrored ? spare : 0;
  return { widths: needs.map((need) => need.natural), gap: wide, whole, x, isMirrored, scale };
}

function measureCells(table: Table, needs: readonly Need[], gap: number, cache: LineCache): void {
  for (const isSpanning of [false, true]) {
    for (const row of table.rows) {
      let column = 0;
      for (const cell of row.cells) {
        const spanned = needs.slice(column, column + cell.columnSpan);
        column += cell.columnSpan;
        if (isSpanning !== cell.columnSpan > 1 || spanned.every(({ isFixed }) => isFixed)) continue;
        for (const paragraph of cell.blocks) {
          const { minimal, natural } = cache.widths(paragraph);
          const gaps = gap * (spanned.length - 1);
          widen(spanned, "minimal", minimal - gaps);
          widen(spanned, "natural", Math.max(natural, minimal) - gaps);
        }
      }
    }
  }
}

/** Makes the open columns, together, wide enough for a cell that spans all of them. */
function widen(spanned: readonly Need[], which: "minimal" | "natural", width: number): void {
  const open = spanned.filter(({ isFixed }) => !isFixed);
  const missing = width - spanned.reduce((sum, need) => sum + need[which], 0);
  if (missing <= 0) return;
  for (const need of open) need[which] += missing / open.length;
}

function share(needs: readonly Need[], room: number): readonly number[] {
  const sum = (which: "minimal" | "natural") => needs.reduce((total, need) => total + need[which], 0);
  const minimal = sum("minimal");
  const natural = sum("natural");
  const open = needs.filter(({ isFixed }) => !isFixed);
  if (minimal > room) return needs.map((need) => (need.minimal * room) / minimal);
  if (natural <= room) {
    const openNatural = open.reduce((total, need) => total + need.natural, 0);
    const part = (need: Need) => (openNatural > 0 ? need.natural / openNatural : 1 / open.length);
    return needs.map((need) => (need.isFixed ? need.natural : need.natural + (room - natural) * part(need)));
  }
  return pour(needs, room - minimal);
}

/**
 * Distributes `rest` beyond the minimum widths: equally, but none gets more than it needs, so that short columns stay
 * unwrapped.
 */
function pour(needs: readonly Need[], rest: number): readonly number[] {
  const widths = needs.map(({ minimal }) => minimal);
  const wish = (index: number) => (needs[index]?.natural ?? 0) - (needs[index]?.minimal ?? 0);
  const order = needs.map((_, index) => index).sort((a, b) => wish(a) - wish(b) || a - b);
  let left = rest;
  order.forEach((index, place) => {
    const part = Math.min(wish(index), left / (order.length - place));
    widths[index] = (widths[index] ?? 0) + part;
    left -= part;
  });
  return widths;
}
