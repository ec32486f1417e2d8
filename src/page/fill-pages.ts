// Galley → sheets: which boxes stand in which column of which page. Regions of one and of several columns follow each
// other down the same pages.
import {
  breakColumns,
  type ColumnBreaks,
  type ColumnShape,
  columnDemerits,
  easyEffort,
  Measures,
  needsOf,
  tightEffort,
} from "./break-columns.ts";
import type { Galley, Region } from "./galley.ts";
import { harmless, parted } from "./penalties.ts";

/** One column on a page: boxes [from, to) of a region, its top `y` below the head of the text. */
export interface Frame {
  readonly region: Region;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  /** By which each glue's stretch (or, below zero, shrink) is multiplied. */
  readonly ratio: number;
  /** Points for each unit of fill. */
  readonly fill: number;
}

export interface Sheet {
  readonly frames: readonly Frame[];
}

/** No space is stretched by more than this; a page that it would not fill stays as it is. */
const largestRatio = 1.5;
/** How much lower than need be the last columns are made, and in what steps, to part at a better place. */
const betterSteps = 10;
const betterStep = 6;

interface Filling {
  readonly height: number;
  readonly sheets: Frame[][];
  /** How far the last sheet is filled. */
  used: number;
}

/** Breaks a galley into pages whose text is `height` tall. */
export function fillPages(galley: Galley, height: number): readonly Sheet[] {
  const filling: Filling = { height, sheets: [], used: 0 };
  const measures = galley.regions.map((region) => new Measures(region.boxes));
  galley.regions.forEach((region, index) => {
    const own = measures[index];
    if (!own) return;
    const next = galley.regions[index + 1];
    const reserve = next ? Math.max(region.tail, reserveFor(next, measures[index + 1], height)) : 0;
    fillRegion(region, own, filling, reserve, next === undefined);
  });
  return filling.sheets.map((frames) => ({ frames }));
}

/** What the beginning of a region needs under a heading that is kept with it: up to its first harmless break. */
function reserveFor(region: Region, measures: Measures | undefined, height: number): number {
  if (!measures || (region.penalties[0] ?? 0) < parted) return 0;
  let to = 1;
  while (to < region.boxes.length && (region.penalties[to] ?? 0) >= parted) to++;
  const lead = region.boxes[0]?.lead.height ?? 0;
  return Math.min(height / 2, lead + measures.height(0, to) / Math.min(to, region.columns));
}

function fillRegion(region: Region, measures: Measures, filling: Filling, reserve: number, isEnd: boolean): void {
  const { columns } = region;
  const { height } = filling;
  const begun = filling.used > 0;
  const lead = begun ? (region.boxes[0]?.lead.height ?? 0) : 0;
  const top = begun ? onStep(filling.used + lead, region.step) : 0;
  const shape: ColumnShape = {
    firstHeight: height - top,
    firstColumns: begun ? columns : 0,
    height,
    pageHeight: height,
    freshStart: begun ? freshDemerits(region, measures, height - filling.used, height) : Infinity,
    reserve,
    isEnd,
    effort: easyEffort,
  };
  const { starts, isFresh } = breakTight(measures, region, shape);
  let y = begun && !isFresh ? top : 0;
  let isNew = y === 0;
  for (let first = 0; first < starts.length; first += columns) {
    const isLast = first + columns >= starts.length;
    const end = starts[first + columns] ?? measures.count;
    let own = starts.slice(first, first + columns);
    if (isLast && columns > 1) own = balance(region, own[0] ?? 0, height - y - reserve, height);
    if (isNew) filling.sheets.push([]);
    const extent = place(region, measures, own, end, y, filling, isLast);
    filling.used = y + extent;
    y = 0;
    isNew = true;
  }
}

function onStep(y: number, step: number | null): number {
  return step === null ? y : Math.ceil(y / step - 0.001) * step;
}

/** Of leaving a page with `spare` below what stands on it, because the region begins on a fresh one. */
function freshDemerits({ penalties }: Region, measures: Measures, spare: number, height: number): number {
  const need = needsOf(measures, penalties)[0] ?? 0;
  return columnDemerits(Math.max(0, spare), 0, 0, height, need) + (penalties[0] ?? 0);
}

/** A last page with a few lines on it is saved where all spaces may give more than they like to. */
function breakTight(measures: Measures, region: Region, shape: ColumnShape): ColumnBreaks {
  const breaks = breakColumns(measures, region.penalties, shape);
  if (!shape.isEnd) return breaks;
  const { columns } = region;
  const pages = (some: ColumnBreaks) => Math.ceil(some.starts.length / columns) + (some.isFresh ? 1 : 0);
  const from = breaks.starts[(Math.ceil(breaks.starts.length / columns) - 1) * columns] ?? 0;
  if (from === 0 || measures.height(from, measures.count) > tightEffort.leastEnd * shape.height * columns)
    return breaks;
  const tight = breakColumns(measures, region.penalties, { ...shape, effort: tightEffort });
  return pages(tight) < pages(breaks) ? tight : breaks;
}

/** Adds one page's columns to the last sheet; gives the height of the tallest. */
function place(
  region: Region,
  measures: Measures,
  starts: readonly number[],
  end: number,
  y: number,
  filling: Filling,
  isLast: boolean,
): number {
  const sheet = filling.sheets.at(-1) ?? [];
  let extent = 0;
  starts.forEach((from, column) => {
    const to = starts[column + 1] ?? end;
    if (to <= from) return;
    const natural = measures.height(from, to);
    const spare = filling.height - y - natural;
    const filled = measures.fill(from, to);
    const fill = filled > 0 && spare > 0 ? spare / filled : 0;
    const ratio = filled > 0 ? 0 : ratioOf(spare, measures, from, to, isLast);
    const x = column * (region.measure + region.columnGap);
    sheet.push({ region, from, to, x, y, ratio, fill });
    const shrunk = ratio < 0 ? ratio * measures.shrink(from, to) : 0;
    extent = Math.max(extent, fill > 0 ? natural + spare : natural + shrunk);
  });
  return extent;
}

function ratioOf(spare: number, measures: Measures, from: number, to: number, isLast: boolean): number {
  if (spare < 0) {
    const shrink = measures.shrink(from, to);
    return shrink > 0 ? Math.max(-tightEffort.tightness, spare / shrink) : 0;
  }
  const stretch = measures.stretch(from, to);
  // The feet of facing pages are level wherever their spaces can make them so.
  return isLast || spare > largestRatio * stretch ? 0 : spare / Math.max(stretch, 1e-9);
}

/** The last page's columns: the least height at which they hold all that is left without a worse break. */
function balance(region: Region, from: number, height: number, pageHeight: number): number[] {
  const boxes = region.boxes.slice(from);
  const penalties = region.penalties.slice(from);
  const own = new Measures(boxes);
  const columns = {
    firstColumns: region.columns,
    height: -1,
    pageHeight,
    freshStart: Infinity,
    reserve: 0,
    isEnd: false,
    effort: easyEffort,
  };
  const at = (tried: number) => breakColumns(own, penalties, { ...columns, firstHeight: tried });
  let best = at(height);
  const worst = best.demerits + parted / 2;
  let high = height;
  let low = own.height(0, own.count) / region.columns / 2;
  for (let round = 0; round < 16 && high - low > 0.25; round++) {
    const middle = (low + high) / 2;
    const tried = at(middle);
    if (tried.demerits < worst) {
      best = tried;
      high = middle;
    } else low = middle;
  }
  // A little lower the columns may part at a better place.
  for (let more = 1; more <= betterSteps && costOf(best.starts, penalties) > harmless; more++) {
    const tried = at(Math.min(height, high + more * betterStep));
    if (costOf(tried.starts, penalties) <= harmless && tried.demerits < worst) best = tried;
  }
  return best.starts.slice(0, region.columns).map((start) => start + from);
}

function costOf(starts: readonly number[], penalties: readonly number[]): number {
  return starts.reduce((sum, start, column) => sum + (column > 0 ? (penalties[start] ?? 0) : 0), 0);
}
