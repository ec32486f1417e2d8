// Total-fit page breaking: the set of breaks with the least sum of demerits over a whole region (Plass, Optimal
// Pagination Techniques for Automatic Typesetting Systems, 1981; the method of Knuth & Plass 1981 p. 1137, applied
// vertically).
import type { FootnoteFitter } from "../footnotes/fit.ts";
import type { Measures } from "./measures.ts";
import { crumb, freeBreak, overflow, shortEnd, underfull } from "./penalties.ts";

export interface ColumnShape {
  /** Heights of the first `leading` columns (the rest of a page already begun), and of all others. */
  readonly firstHeight: number;
  readonly firstColumns: number;
  readonly height: number;
  /** Height of the whole page, of which white space is a share. */
  readonly pageHeight: number;
  /** Demerits for leaving that first page as it is and beginning a new one; Infinity if not allowed. */
  readonly freshStart: number;
  /** The room that must stay free at the end, for the first lines of the block that the last box is kept with. */
  readonly reserve: number;
  /** The height that the first columns may take including their footnotes, if more than their own. */
  readonly firstLimit?: number;
  /** Nothing follows the region in its run. */
  readonly isEnd: boolean;
  readonly effort: Effort;
}

/** How to avoid a last page with a few lines. */
export interface Effort {
  /** How many times its shrink a column may shrink. */
  readonly tightness: number;
  /** The least content of a last page, as a share of its height: about five lines; and the demerits of less. */
  readonly leastEnd: number;
  readonly shortEnd: number;
}

export const easyEffort: Effort = { tightness: 1, leastEnd: 0.1, shortEnd };
/** No space is shrunk by more than this. */
export const tightEffort: Effort = { tightness: 2, leastEnd: 0.16, shortEnd: 1000 * shortEnd };

export interface ColumnBreaks {
  /** Index of the first box of each column. */
  readonly starts: readonly number[];
  /** The region begins on a fresh page although there was a begun one. */
  readonly isFresh: boolean;
  readonly demerits: number;
}

/**
 * White space at the foot of a ragged page counts as glue with this stretch, as a share of the height: little if the
 * next block would have fitted, more if not, since readers then see why the page ends.
 */
const raggedShare = 0.04;
const excusedShare = 0.16;
export const tolerance = 0.005;

/** The extra height that a column would need to end at the next free break. */
export function needsOf(measures: Measures, penalties: readonly number[]): Float64Array {
  const needs = new Float64Array(measures.count);
  let next = measures.count;
  for (let at = measures.count - 1; at >= 0; at--) {
    needs[at] = measures.extent(at, next);
    if ((penalties[at] ?? 0) <= freeBreak) next = at;
  }
  return needs;
}

/**
 * Demerits of a full column with `spare` left; Infinity if its content cannot be shrunk to fit. `need`: the height of
 * the next piece of text.
 */
export function columnDemerits(spare: number, stretch: number, shrink: number, height: number, need: number): number {
  if (spare < -shrink - tolerance) return Infinity;
  const white = (need > spare ? excusedShare : raggedShare) * height;
  const ratio = spare < 0 ? (shrink > 0 ? -spare / shrink : 0) : spare / (stretch + white);
  const badness = 10 + 100 * ratio * ratio * ratio;
  return Math.min(underfull, badness * badness);
}

/** The footnotes of the boxes to break: the index of the first box in the region, and the notes set so far. */
export interface FootnoteState {
  readonly fitter: FootnoteFitter;
  readonly offset: number;
  readonly from: number;
}

interface State {
  readonly shape: ColumnShape;
  readonly measures: Measures;
  readonly penalties: readonly number[];
  readonly needs: Float64Array;
  /**
   * Per node (layer × place): least demerits so far and the previous node. Layers distinguish the first columns from
   * the rest.
   */
  readonly cost: Float64Array;
  readonly previous: Int32Array;
  active: number[];
  readonly foot: FootnoteState | null;
  /** Per node: the notes set so far, and those set with the column tried last. */
  readonly notesAt: Int32Array | null;
  notesEnd: number;
}

export function breakColumns(
  measures: Measures,
  penalties: readonly number[],
  shape: ColumnShape,
  foot: FootnoteState | null = null,
): ColumnBreaks {
  const layers = shape.firstColumns + 1;
  const width = measures.count + 1;
  const state: State = {
    ...{ shape, measures, penalties, needs: needsOf(measures, penalties) },
    cost: new Float64Array(layers * width).fill(Infinity),
    previous: new Int32Array(layers * width).fill(-1),
    active: [],
    foot,
    notesAt: foot && new Int32Array(layers * width).fill(foot.from),
    notesEnd: 0,
  };
  open(state, 0, 0);
  if (shape.firstColumns > 0 && shape.freshStart < Infinity) open(state, shape.firstColumns * width, shape.freshStart);
  for (let to = 1; to <= measures.count; to++) step(state, to);
  return walk(state);
}

function open(state: State, node: number, demerits: number): void {
  state.cost[node] = demerits;
  state.active.push(node);
}

/** Tries every active column start against a column end above box `to`. */
function step(state: State, to: number): void {
  const { measures, shape, cost, previous, active } = state;
  const width = measures.count + 1;
  const penalty = to < measures.count ? (state.penalties[to] ?? 0) : 0;
  const before = active.length;
  const opening = measures.opening(to);
  const maySkip = to < measures.count && !state.notesAt && opening === null;
  let kept = 0;
  // The last column tried that had room to spare: a shorter one of its layer has no fewer demerits.
  let spaciousLayer = -1;
  let spaciousHead = 0;
  let spaciousDemerits = 0;
  // The innermost loop of page breaking: by index, which is fast even before it is compiled.
  for (let at = 0; at < before; at++) {
    const node = active[at] ?? 0;
    const layer = (node / width) | 0;
    const from = node - layer * width;
    const target = Math.min(layer + 1, shape.firstColumns) * width + to;
    const isShorter = layer === spaciousLayer && measures.head(from) >= spaciousHead;
    if (isShorter && (cost[node] ?? 0) + spaciousDemerits + penalty >= (cost[target] ?? Infinity)) {
      active[kept++] = node;
      continue;
    }
    const demerits = state.notesAt
      ? notedDemerits(state, from, to, layer, node)
      : demeritsOf(state, from, to, layer, 0);
    // A column that is too long remains too long; a single box is always allowed, so that breaking can continue.
    if (demerits < overflow) active[kept++] = node;
    if (demerits === Infinity) continue;
    if (maySkip && measures.height(from, to) <= roomOf(shape, layer, 0)) {
      spaciousLayer = layer;
      spaciousHead = measures.head(from);
      spaciousDemerits = demerits;
    }
    const total = (cost[node] ?? 0) + demerits + penalty;
    if (total >= (cost[target] ?? Infinity)) continue;
    if (cost[target] === Infinity) active.push(target);
    cost[target] = total;
    previous[target] = node;
    if (state.notesAt) state.notesAt[target] = state.notesEnd;
  }
  active.splice(kept, before - kept);
  if (opening !== null) state.active = active.filter((node) => mayGoOn(state, node, to, opening));
}

/** Whether a column that began at a node may have an opening below what is in it. */
function mayGoOn({ measures, shape }: State, node: number, to: number, most: number): boolean {
  const layer = Math.floor(node / (measures.count + 1));
  const from = node % (measures.count + 1);
  return from === to || usedBefore(shape, layer) + measures.height(from, to) <= most * shape.height;
}

/** The height of what is above the column on its page. */
function usedBefore({ firstColumns, firstHeight, height }: ColumnShape, layer: number): number {
  return layer < firstColumns ? height - firstHeight : 0;
}

/** What a column of a layer has for its boxes, above `foot` of footnotes. */
function roomOf({ firstColumns, firstHeight, firstLimit, height }: ColumnShape, layer: number, foot: number): number {
  if (layer >= firstColumns) return height - foot;
  return Math.min(firstHeight, (firstLimit ?? firstHeight) - foot);
}

/** Demerits of a column in a region with footnotes, which reduce the room for text. */
function notedDemerits(state: State, from: number, to: number, layer: number, node: number): number {
  const { measures, shape, foot } = state;
  const before = state.notesAt?.[node] ?? 0;
  if (!foot) return Infinity;
  const { fitter, offset } = foot;
  const reserve = to === measures.count ? shape.reserve : 0;
  const limit = (layer < shape.firstColumns ? (shape.firstLimit ?? shape.firstHeight) : shape.height) - reserve;
  const least = measures.height(from, to) - measures.shrink(from, to) * shape.effort.tightness;
  state.notesEnd = fitter.fit(before, offset + to, limit - least);
  const split = fitter.demerits(offset + from, offset + to, before, state.notesEnd);
  if (split === Infinity) return from === to - 1 ? overflow : Infinity;
  return split + demeritsOf(state, from, to, layer, fitter.height(before, state.notesEnd));
}

/** `foot`: the height of its footnotes. */
function demeritsOf({ measures, shape, needs }: State, from: number, to: number, layer: number, foot: number): number {
  const isLast = to === measures.count;
  const room = roomOf(shape, layer, foot) - (isLast ? shape.reserve : 0);
  const spare = room - measures.height(from, to);
  const shrink = measures.shrink(from, to) * shape.effort.tightness;
  if (spare < -shrink - tolerance) {
    if (from === to - 1) return overflow;
    return isLast && spare + shape.reserve >= -shrink - tolerance ? overflow : Infinity;
  }
  if (isLast) {
    const demerits = spare < 0 ? columnDemerits(spare, 0, shrink, shape.pageHeight, 0) : 100;
    const { leastEnd, shortEnd: short } = shape.effort;
    return shape.isEnd && from > 0 && spare + foot > (1 - leastEnd) * shape.height ? demerits + short : demerits;
  }
  if (measures.fill(from, to) > 0) return 100;
  const opening = measures.opening(to);
  if (opening !== null) {
    if (spare < 0) return columnDemerits(spare, 0, shrink, shape.pageHeight, 0);
    const isCrumb = usedBefore(shape, layer) + measures.height(from, to) <= opening * shape.height;
    return isCrumb ? crumb : 100;
  }
  return columnDemerits(spare, measures.stretch(from, to), shrink, shape.pageHeight, needs[to] ?? 0);
}

/** Follows the best path back from the end. */
function walk({ measures, cost, previous, shape }: State): ColumnBreaks {
  const width = measures.count + 1;
  let node = -1;
  let demerits = Infinity;
  for (let layer = 0; layer <= shape.firstColumns; layer++) {
    const end = layer * width + measures.count;
    if ((cost[end] ?? Infinity) >= demerits) continue;
    demerits = cost[end] ?? Infinity;
    node = end;
  }
  const starts: number[] = [];
  while (node !== -1) {
    node = previous[node] ?? -1;
    if (node !== -1) starts.push(node % width);
    if (node !== -1 && previous[node] === -1) {
      starts.reverse();
      return { starts, isFresh: shape.firstColumns > 0 && node >= width, demerits };
    }
  }
  return { starts: [0], isFresh: false, demerits };
}
