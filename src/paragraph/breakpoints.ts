// Breakpoints: every place where a line may end, with running totals so that the width of a line from one to another is
// one subtraction (Knuth & Plass 1981 p. 1143, the sums Σw, Σy, Σz). Structure of arrays: the innermost loop of the
// program reads them.
import type { DivisionKind } from "../text/divide.ts";
import { HYPHEN } from "../text/look.ts";
import type { Division } from "../text/word.ts";
import { FORCED, type Item, type WordBox } from "./items.ts";
import {
  ADDRESS_PENALTY,
  BROKEN_WORD_PENALTY,
  COMPOUND_PENALTY,
  EXPLICIT_PENALTY,
  HYPHEN_PENALTY,
  RAGGED_HYPHEN_PENALTY,
  SLASH_PENALTY,
} from "./parameters.ts";
import { leftProtrusion, rightProtrusion } from "./protrusion.ts";

/** What lines are made like; the same for a whole paragraph. */
export interface Manner {
  /** Of a line between the indents. */
  readonly measure: number;
  /** Added to the indent of the first line. */
  readonly firstIndent: number;
  /** The last line may be longer by this (contents lists: a right indent that the folio ignores). */
  readonly lastExtra: number;
  readonly justified: boolean;
  readonly hyphenate: boolean;
  readonly protrusion: boolean;
  /** Part of its width by which a word may grow or shrink. */
  readonly expansion: number;
}

/** Bits of `flags`. */
export const FLAGGED = 1;
export const FORCED_BREAK = 2;
/** Left out while setting without hyphenation. */
export const BY_PATTERN = 4;
/** Inside a word that no line can hold. */
export const DESPERATE = 8;

const FIRST_CAPACITY = 512;

export class Breakpoints {
  count = 0;
  /** Index of the item at which (or in which) the line ends; the line's own last item for a break in a word. */
  item = new Int32Array(FIRST_CAPACITY);
  /** Offset in the word; 0 for breaks between items. */
  offset = new Int32Array(FIRST_CAPACITY);
  /** The first item of the next line. */
  next = new Int32Array(FIRST_CAPACITY);
  flags = new Uint8Array(FIRST_CAPACITY);
  cost = new Float64Array(FIRST_CAPACITY);
  /** Totals of a line that ends here, and of one that starts here; a line is end[b] − start[a]. */
  endWidth = new Float64Array(FIRST_CAPACITY);
  endStretch = new Float64Array(FIRST_CAPACITY);
  endShrink = new Float64Array(FIRST_CAPACITY);
  startWidth = new Float64Array(FIRST_CAPACITY);
  startStretch = new Float64Array(FIRST_CAPACITY);
  startShrink = new Float64Array(FIRST_CAPACITY);
  /** By how much the words may grow or shrink (font expansion). */
  endElastic = new Float64Array(FIRST_CAPACITY);
  startElastic = new Float64Array(FIRST_CAPACITY);

  clear(): void {
    this.count = 0;
  }

  add(item: number, offset: number, next: number, flags: number, cost: number, end: Totals, start: Totals): void {
    if (this.count === this.item.length) this.#grow();
    const i = this.count++;
    this.item[i] = item;
    this.offset[i] = offset;
    this.next[i] = next;
    this.flags[i] = flags;
    this.cost[i] = cost;
    this.endWidth[i] = end.width;
    this.endStretch[i] = end.stretch;
    this.endShrink[i] = end.shrink;
    this.startWidth[i] = start.width;
    this.startStretch[i] = start.stretch;
    this.startShrink[i] = start.shrink;
    this.endElastic[i] = end.elastic;
    this.startElastic[i] = start.elastic;
  }

  #grow(): void {
    const capacity = this.item.length * 2;
    this.item = grown(this.item, new Int32Array(capacity));
    this.offset = grown(this.offset, new Int32Array(capacity));
    this.next = grown(this.next, new Int32Array(capacity));
    this.flags = grown(this.flags, new Uint8Array(capacity));
    this.cost = grown(this.cost, new Float64Array(capacity));
    this.endWidth = grown(this.endWidth, new Float64Array(capacity));
    this.endStretch = grown(this.endStretch, new Float64Array(capacity));
    this.endShrink = grown(this.endShrink, new Float64Array(capacity));
    this.startWidth = grown(this.startWidth, new Float64Array(capacity));
    this.startStretch = grown(this.startStretch, new Float64Array(capacity));
    this.startShrink = grown(this.startShrink, new Float64Array(capacity));
    this.endElastic = grown(this.endElastic, new Float64Array(capacity));
    this.startElastic = grown(this.startElastic, new Float64Array(capacity));
  }
}

interface Totals {
  width: number;
  stretch: number;
  shrink: number;
  elastic: number;
}

function grown<Numbers extends { set(from: Numbers): void }>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

const COSTS: Readonly<Record<DivisionKind, number>> = {
  explicit: EXPLICIT_PENALTY,
  slash: SLASH_PENALTY,
  address: ADDRESS_PENALTY,
  hyphen: HYPHEN_PENALTY,
  compound: COMPOUND_PENALTY,
};

/** Fills `points`: the paragraph's start first, its end last. */
export function gatherBreakpoints(items: readonly Item[], manner: Manner, points: Breakpoints): void {
  points.clear();
  const sums: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  const end: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  const start: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  // The first line has the first-line indent in it, so that all lines are of one measure.
  start.width = -manner.firstIndent + protrusionAt(items, 0, manner);
  points.add(-1, 0, 0, 0, 0, end, start);
  const glueStretch = manner.justified ? 1 : 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) break;
    if (item.kind === "word") {
      gatherInWord(item, i, manner, points, sums, end, start);
      sums.width += item.width;
      sums.elastic += item.width * manner.expansion;
    } else if (item.kind === "glue") {
      if (item.cost !== Number.POSITIVE_INFINITY && i > 0) {
        copy(sums, end);
        end.width -= protrusionBefore(items, i, manner);
        const next = skipDiscardable(items, i, sums, start, glueStretch);
        start.width += protrusionAt(items, next, manner);
        points.add(i, 0, next, 0, item.cost, end, start);
      }
      sums.width += item.width;
      sums.stretch += item.stretch * glueStretch;
      sums.shrink += item.shrink * glueStretch;
    } else if (item.kind === "penalty") {
      gatherPenalty(item.cost, item.hyphen, i, items, manner, points, sums, end, start, glueStretch);
    } else {
      sums.width += item.width;
    }
  }
  copy(sums, end);
  end.width -= protrusionBefore(items, items.length, manner) + manner.lastExtra;
  points.add(items.length, 0, items.length, FORCED_BREAK, FORCED, end, sums);
}

function gatherPenalty(
  cost: number,
  hyphen: boolean,
  index: number,
  items: readonly Item[],
  manner: Manner,
  points: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
  glueStretch: number,
): void {
  copy(sums, end);
  const last = items[index - 1];
  if (hyphen && last?.kind === "word") {
    const sign = last.look.word(HYPHEN, false, null);
    end.width += ((sign.width - (manner.protrusion ? rightProtrusion(sign) : 0)) * last.style.size) / 1000;
  } else {
    end.width -= protrusionBefore(items, index, manner);
  }
  const next = skipDiscardable(items, index, sums, start, glueStretch);
  start.width += protrusionAt(items, next, manner);
  const flags = (hyphen ? FLAGGED : 0) | (cost === FORCED ? FORCED_BREAK : 0);
  points.add(index, 0, next, flags, cost, end, start);
}

function gatherInWord(
  box: WordBox,
  index: number,
  manner: Manner,
  points: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
): void {
  const divisions = box.look.divisions(box.word, box.hyphenate && manner.hyphenate);
  if (box.width > manner.measure && widestPart(box, divisions) > manner.measure) {
    gatherDesperate(box, index, manner, divisions, points, sums, end, start);
    return;
  }
  for (const division of divisions) addDivision(box, index, manner, division, points, sums, end, start);
}

function addDivision(
  box: WordBox,
  index: number,
  manner: Manner,
  division: Division,
  points: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
): void {
  const em = box.style.size / 1000;
  const before = division.before * em;
  const rest = box.width - division.after * em;
  const { expansion } = manner;
  end.width = sums.width + before - (manner.protrusion ? divisionProtrusion(box, division) * em : 0);
  end.stretch = sums.stretch;
  end.shrink = sums.shrink;
  end.elastic = sums.elastic + before * expansion;
  start.width = sums.width + rest + (manner.protrusion ? leftProtrusion(box.word, division.offset) * em : 0);
  start.stretch = sums.stretch;
  start.shrink = sums.shrink;
  start.elastic = sums.elastic + rest * expansion;
  const byPattern = division.hyphen;
  const flags = (byPattern ? BY_PATTERN : 0) | (byPattern || division.kind === "explicit" ? FLAGGED : 0);
  const cost = byPattern && !manner.justified ? RAGGED_HYPHEN_PENALTY : COSTS[division.kind];
  points.add(index, division.offset, index, flags, cost, end, start);
}

function widestPart(box: WordBox, divisions: readonly Division[]): number {
  const em = box.style.size / 1000;
  let widest = 0;
  let previous = 0;
  for (const { before, after } of divisions) {
    widest = Math.max(widest, before * em - previous);
    previous = box.width - after * em;
  }
  return Math.max(widest, box.width - previous);
}

/** A word that no line can hold may be broken between any two of its clusters, at a price. */
function gatherDesperate(
  box: WordBox,
  index: number,
  manner: Manner,
  divisions: readonly Division[],
  points: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
): void {
  const em = box.style.size / 1000;
  const known = new Map(divisions.map((division) => [division.offset, division]));
  let width = 0;
  for (const part of box.word.parts) {
    part.run.clusters.forEach((cluster, i) => {
      const offset = part.start + cluster;
      if (width > 0 && cluster !== part.run.clusters[i - 1]) {
        const division = known.get(offset);
        if (division) addDivision(box, index, manner, division, points, sums, end, start);
        else {
          copy(sums, end);
          copy(sums, start);
          end.width += width;
          start.width += width;
          points.add(index, offset, index, DESPERATE, BROKEN_WORD_PENALTY, end, start);
        }
      }
      width += (part.run.advances[i] ?? 0) * part.scale * em;
    });
  }
}

function divisionProtrusion(box: WordBox, { offset, hyphen }: Division): number {
  return hyphen ? rightProtrusion(box.look.word(HYPHEN, false, null)) : rightProtrusion(box.word, offset);
}

function copy(from: Totals, to: Totals): void {
  to.width = from.width;
  to.stretch = from.stretch;
  to.shrink = from.shrink;
  to.elastic = from.elastic;
}

/** Totals at the start of the next line: glue and penalties after a break vanish (Knuth & Plass 1981 p. 1124). */
function skipDiscardable(
  items: readonly Item[],
  from: number,
  sums: Totals,
  start: Totals,
  glueStretch: number,
): number {
  copy(sums, start);
  let i = from;
  for (; i < items.length; i++) {
    const item = items[i];
    if (item?.kind === "glue") {
      start.width += item.width;
      start.stretch += item.stretch * glueStretch;
      start.shrink += item.shrink * glueStretch;
    } else if (item?.kind !== "penalty" || (i > from && item.cost === FORCED)) break;
  }
  return i;
}

/** What the line that starts with this item hangs into the left margin, in points. */
export function protrusionAt(items: readonly Item[], index: number, manner: Manner): number {
  if (!manner.protrusion) return 0;
  const item = items[index];
  return item?.kind === "word" ? (leftProtrusion(item.word) * item.style.size) / 1000 : 0;
}

function protrusionBefore(items: readonly Item[], index: number, manner: Manner): number {
  if (!manner.protrusion) return 0;
  const item = items[index - 1];
  return item?.kind === "word" ? (rightProtrusion(item.word) * item.style.size) / 1000 : 0;
}
