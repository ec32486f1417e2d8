// Paragraphs of one line, which are most of a book's: entries of lists and indices, labels, authors. In: items. Out:
// the breakpoints of that line, without a search.
import { type Breakpoints, forcedFlag, type LineSetting, type LineTotals } from "./breakpoints.ts";
import { forced, type Items, penaltyKind } from "./items.ts";

const nothing = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
const unmeasured: LineTotals = { end: nothing, start: nothing };

/**
 * Whether every pass would choose a single line: it is not stretched, and any further line has demerits. A nearly full
 * line is left to the passes, since a hyphen or a page number may be what does not fit.
 */
export function isOneLine(items: Items, { measure, firstIndent }: LineSetting): boolean {
  let width = firstIndent;
  let largest = 0;
  for (let i = 0; i < items.count; i++) {
    if (isForcedBreak(items, i)) return false;
    width += Math.max(0, items.width[i] ?? 0);
    largest = Math.max(largest, items.sizeOf(i));
  }
  return width + largest <= measure;
}

export function hasForcedBreak(items: Items): boolean {
  for (let i = 0; i < items.count; i++) if (isForcedBreak(items, i)) return true;
  return false;
}

function isForcedBreak({ kind, cost }: Items, index: number): boolean {
  return kind[index] === penaltyKind && cost[index] === forced;
}

/** Fills `breakpoints` with only the start and the end; returns the breaks of the one line. */
export function asOneLine({ count }: Items, breakpoints: Breakpoints): readonly number[] {
  breakpoints.clear();
  breakpoints.add(-1, 0, 0, 0, 0, unmeasured);
  breakpoints.add(count, 0, count, forcedFlag, forced, unmeasured);
  return theEnd;
}

const theEnd: readonly number[] = [1];
