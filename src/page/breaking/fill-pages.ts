// Galley → sheets: the boxes of each column of each page. Regions of one and of several columns follow each other down
// the same pages.

import { FootnoteFitter } from "../footnotes/fit.ts";
import { stackFootnotes } from "../footnotes/stack.ts";
import type { Galley, Region } from "../galley/galley.ts";
import { balanceColumns } from "./balance-columns.ts";
import {
  breakColumns,
  type ColumnBreaks,
  type ColumnShape,
  columnDemerits,
  type Effort,
  easyEffort,
  type FootnoteState,
  needsOf,
  tightEffort,
} from "./break-columns.ts";
import { Measures } from "./measures.ts";
import { brokenKeep } from "./penalties.ts";

/** One column on a page: boxes [from, to) of a region, its top `y` below the top of the text. */
export interface PlacedColumn {
  readonly region: Region;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  /** Factor for the stretch (or, below zero, the shrink) of each glue. */
  readonly ratio: number;
  /** Points per unit of fill. */
  readonly fill: number;
  /** Points added above each box but the first. */
  readonly leading: number;
  /** The footnotes of the column. */
  readonly footnotes: FootnoteShare | null;
}

/** Boxes [from, to) of a region's notes, with the top at `y` below the top of the text. */
export interface FootnoteShare {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
}

export interface Sheet {
  readonly columns: readonly PlacedColumn[];
  /** That its text may have. */
  readonly height: number;
}

/** No space is stretched by more than this; a page that would still not be full stays unstretched. */
const largestRatio = 1.5;

/** How pages are filled. */
export interface PageManner {
  /** Of the text. */
  readonly height: number;
  /** Points added to the distance between any two lines. */
  readonly leading: number;
  /** Spaces shrink more than usual rather than leave the last page with less than this share of the height. */
  readonly leastEnd: number;
}

interface Filling extends PageManner {
  readonly sheets: PlacedColumn[][];
  /** How far down the last sheet is filled. */
  used: number;
  /** The height of footnotes at the foot of the last sheet. */
  foot: number;
  /** The last sheet holds the rest of some footnotes, and no text yet. */
  isOpen: boolean;
}

/** Breaks a galley into pages. */
export function fillPages(galley: Galley, manner: PageManner): readonly Sheet[] {
  const { height, leading } = manner;
  const filling: Filling = { ...manner, sheets: [], used: 0, foot: 0, isOpen: false };
  const measures = galley.regions.map((region) => new Measures(region.boxes, leadingOf(region, leading)));
  galley.regions.forEach((region, index) => {
    const own = measures[index];
    if (!own) return;
    const next = galley.regions[index + 1];
    const reserve = next ? Math.max(region.tail, reserveFor(next, measures[index + 1], height)) : 0;
    fillRegion(region, own, filling, reserve, next === undefined);
  });
  return filling.sheets.map((columns) => ({ columns: stackFootnotes(columns, height), height }));
}

/** On a baseline grid no line moves. */
function leadingOf({ step }: Region, leading: number): number {
  return step === null ? leading : 0;
}

/** The height that the beginning of a region needs below a heading that is kept with it: up to its first free break. */
function reserveFor(region: Region, measures: Measures | undefined, height: number): number {
  if (!measures || (region.penalties[0] ?? 0) < brokenKeep) return 0;
  let to = 1;
  while (to < region.boxes.length && (region.penalties[to] ?? 0) >= brokenKeep) to++;
  const lead = region.boxes[0]?.lead.height ?? 0;
  // Text that must be kept together is in one column; if all of it must be, columns share it.
  const share = to === region.boxes.length ? Math.min(to, region.columns) : 1;
  return Math.min(height / 2, lead + measures.height(0, to) / share);
}

function fillRegion(region: Region, measures: Measures, filling: Filling, reserve: number, isEnd: boolean): void {
  const { columns } = region;
  const { height } = filling;
  const opening = measures.opening(0);
  const opens = opening !== null && filling.used > opening * height;
  const begun = (filling.used > 0 || filling.isOpen) && !opens;
  const lead = filling.used > 0 ? (region.boxes[0]?.lead.height ?? 0) : 0;
  const top = begun ? onStep(filling.used + lead, region.step) : 0;
  const shape: ColumnShape = {
    firstHeight: height - top - filling.foot,
    firstColumns: begun ? columns : 0,
    height,
    pageHeight: height,
    freshStart: begun ? freshDemerits(region, measures, height - filling.used, height) : Infinity,
    reserve,
    isEnd,
    effort: easyEffort,
  };
  const fitter = region.footnotes && new FootnoteFitter(region.footnotes, region.boxes.length);
  const { starts, isFresh, effort } = breakTight(
    measures,
    region,
    { ...shape, leastEnd: filling.leastEnd },
    fitter && { fitter, offset: 0, from: 0 },
  );
  let isNew = !begun || isFresh;
  let y = isNew ? 0 : top;
  let noted = 0;
  for (let first = 0; first < starts.length; first += columns) {
    const isLast = first + columns >= starts.length;
    const end = starts[first + columns] ?? measures.count;
    let own = starts.slice(first, first + columns);
    if (isNew) openSheet(filling);
    if (isLast && columns > 1) {
      const from = own[0] ?? 0;
      const foot = fitter && { fitter: fitter, offset: from, from: noted };
      const leading = leadingOf(region, filling.leading);
      own = balanceColumns(region, from, height - y - reserve - filling.foot, { height, leading, effort }, foot);
    }
    const isShort = isLast || measures.opening(end) !== null;
    const place = { region, measures, filling, fitter, reserve: isLast ? reserve : 0 };
    const placed = placeColumns(place, own, end, y, noted, isShort);
    filling.used = y + placed.extent;
    filling.foot += placed.foot;
    noted = placed.noted;
    y = 0;
    isNew = true;
  }
  if (fitter) placeRest(region, fitter, noted, filling);
}

function openSheet(filling: Filling): void {
  filling.sheets.push([]);
  filling.used = 0;
  filling.foot = 0;
  filling.isOpen = false;
}

/** The rest of the notes when a region ends: on the page if there is room, otherwise on further pages. */
function placeRest(region: Region, fitter: FootnoteFitter, noted: number, filling: Filling): void {
  const { length } = region.boxes;
  for (let from = noted; from < fitter.endAbove(length); ) {
    const fitting = fitter.fit(from, length, filling.height - filling.used - filling.foot);
    if (fitting === from && filling.used + filling.foot > 0) {
      openSheet(filling);
      filling.isOpen = true;
      continue;
    }
    // A box that no page can hold gets a page of its own.
    const to = Math.max(fitting, from + 1);
    const empty = { region, from: length, to: length, x: 0, y: filling.used, ratio: 0, fill: 0, leading: 0 };
    filling.sheets.at(-1)?.push({ ...empty, footnotes: { from, to, y: 0, height: fitter.height(from, to) } });
    filling.foot += fitter.height(from, to);
    from = to;
  }
}

function onStep(y: number, step: number | null): number {
  return step === null ? y : Math.ceil(y / step - 0.001) * step;
}

/** Demerits for leaving `spare` points blank because the region starts a new page. */
function freshDemerits({ penalties }: Region, measures: Measures, spare: number, height: number): number {
  const need = needsOf(measures, penalties)[0] ?? 0;
  return columnDemerits(Math.max(0, spare), 0, 0, height, need) + (penalties[0] ?? 0);
}

/**
 * Shrinks all spaces more than usual to avoid a last page with a few lines: the breaks, and the effort that they took.
 */
function breakTight(
  measures: Measures,
  region: Region,
  { leastEnd, ...shape }: ColumnShape & { readonly leastEnd: number },
  foot: FootnoteState | null,
): ColumnBreaks & { readonly effort: Effort } {
  const breaks = { ...breakColumns(measures, region.penalties, shape, foot), effort: shape.effort };
  if (!shape.isEnd) return breaks;
  const { columns } = region;
  const pages = (some: ColumnBreaks) => Math.ceil(some.starts.length / columns) + (some.isFresh ? 1 : 0);
  const from = breaks.starts[(Math.ceil(breaks.starts.length / columns) - 1) * columns] ?? 0;
  if (from === 0 || measures.height(from, measures.count) > leastEnd * shape.height * columns) return breaks;
  const effort = { ...tightEffort, leastEnd };
  const tight = { ...breakColumns(measures, region.penalties, { ...shape, effort }, foot), effort };
  return pages(tight) < pages(breaks) ? tight : breaks;
}

interface PlacedColumns {
  /** Height of the tallest column, and of the tallest foot. */
  readonly extent: number;
  readonly foot: number;
  /** The notes of the region set so far. */
  readonly noted: number;
}

/** A region that is being placed on pages. */
interface RegionFilling {
  readonly region: Region;
  readonly measures: Measures;
  readonly filling: Filling;
  readonly fitter: FootnoteFitter | null;
  /** The room below that must stay free. */
  readonly reserve: number;
}

/** Adds one page's columns to the last sheet. */
function placeColumns(
  { region, measures, filling, fitter, reserve }: RegionFilling,
  starts: readonly number[],
  end: number,
  y: number,
  notedBefore: number,
  isLast: boolean,
): PlacedColumns {
  const sheet = filling.sheets.at(-1) ?? [];
  const height = filling.height - y - filling.foot;
  let extent = 0;
  let tallest = 0;
  let noted = notedBefore;
  starts.forEach((from, column) => {
    const to = starts[column + 1] ?? end;
    if (to <= from) return;
    const natural = measures.height(from, to);
    const before = noted;
    if (fitter) noted = fitter.fit(before, to, height - natural + measures.shrink(from, to) * tightEffort.tightness);
    const footHeight = fitter ? fitter.height(before, noted) : 0;
    const spare = height - natural - footHeight;
    const filled = measures.fill(from, to);
    const fill = filled > 0 && spare > 0 ? spare / filled : 0;
    const ratio = filled > 0 ? 0 : ratioOf(spare - reserve, measures, from, to, isLast);
    const place = region.isMirrored ? region.columns - 1 - column : column;
    const x = place * (region.measure + region.columnGap);
    const foot = noted > before ? { from: before, to: noted, y: 0, height: footHeight } : null;
    sheet.push({ region, from, to, x, y, ratio, fill, leading: leadingOf(region, filling.leading), footnotes: foot });
    const shrunk = ratio < 0 ? ratio * measures.shrink(from, to) : 0;
    extent = Math.max(extent, fill > 0 ? natural + spare : natural + shrunk);
    tallest = Math.max(tallest, footHeight);
  });
  return { extent, foot: tallest, noted };
}

function ratioOf(spare: number, measures: Measures, from: number, to: number, isLast: boolean): number {
  if (spare < 0) {
    const shrink = measures.shrink(from, to);
    return shrink > 0 ? Math.max(-tightEffort.tightness, spare / shrink) : 0;
  }
  const stretch = measures.stretch(from, to);
  // Facing pages end at the same height if their spaces allow.
  return isLast || spare > largestRatio * stretch ? 0 : spare / Math.max(stretch, 1e-9);
}
