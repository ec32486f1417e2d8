// Titles: as few lines as can be, about equally long, broken by sense: no stranded short word, no article or preposition at a
// line's end if that can be helped, rather after a colon, and after a written hyphen only in need.
import { type Breakpoints, BY_PATTERN, FLAGGED, FORCED_BREAK, TIED } from "./breakpoints.ts";
import type { Item } from "./items.ts";

const STEPS = 12;
/** Longer paragraphs are no titles: the search takes time in proportion to lines times breakpoints squared. */
const MOST_BREAKPOINTS = 200;

/** What a break costs beside the unevenness of its line, in square em. */
const AFTER_HYPHEN = 30;
const AFTER_SHORT_WORD = 12;
/** Title and subtitle, two questions, part there even if one line is half as long again as the other, or twice as long. */
const AFTER_COLON = -45;
const AFTER_QUESTION = -70;
const AFTER_COMMA = -4;
const STRANDED_WORD = 60;
const STRANDED_WIDTH = 8;

/** An article, preposition or conjunction in most languages: few letters, all small. */
const SHORT_WORD = /^\p{Ll}{1,3}$/u;
/** A full stop after a short word may be an abbreviation. */
const COLON = /[:;–—：；。]$|\p{L}{4}\.$/u;
const QUESTION = /[?!？！]$/u;
const COMMA = /[,、，]$/u;

/** The breakpoints of a title; null when it is too long for one or something in it does not fit. */
export function balancedBreaks(
  breakpoints: Breakpoints,
  items: readonly Item[],
  measure: number,
  em: number,
): readonly number[] | null {
  if (breakpoints.count > MOST_BREAKPOINTS) return null;
  const count = fewestLines(breakpoints, measure);
  if (!Number.isFinite(count)) return null;
  if (count === 1) return [breakpoints.count - 1];
  const target = narrowestMeasure(breakpoints, measure, count);
  return evenest(breakpoints, measure, count, (from, to) => {
    const width = widthOf(breakpoints, from, to);
    const short = (target - width) / em;
    return short * short + senseOf(breakpoints, items, from, to, width / em);
  });
}

/** Exactly `count` lines with the least sum of costs, by dynamic programming over breakpoints. */
function evenest(
  breakpoints: Breakpoints,
  measure: number,
  count: number,
  cost: (from: number, to: number) => number,
): readonly number[] | null {
  const end = breakpoints.count - 1;
  let totals = new Float64Array(breakpoints.count).fill(Number.POSITIVE_INFINITY);
  totals[0] = 0;
  const previous: Int32Array[] = [];
  for (let line = 0; line < count; line++) {
    const next = new Float64Array(breakpoints.count).fill(Number.POSITIVE_INFINITY);
    const came = new Int32Array(breakpoints.count).fill(-1);
    for (let from = 0; from < end; from++) {
      const total = totals[from] ?? Number.POSITIVE_INFINITY;
      if (total === Number.POSITIVE_INFINITY) continue;
      for (let to = from + 1; to <= end; to++) {
        const flags = breakpoints.flags[to] ?? 0;
        if ((flags & (BY_PATTERN | TIED)) === 0 && widthOf(breakpoints, from, to) <= measure + ROUNDING) {
          const sum = total + cost(from, to);
          if (sum < (next[to] ?? 0)) {
            next[to] = sum;
            came[to] = from;
          }
        }
        if ((flags & FORCED_BREAK) !== 0) break;
      }
    }
    previous.push(came);
    totals = next;
  }
  if (totals[end] === Number.POSITIVE_INFINITY) return null;
  const breaks: number[] = [];
  for (let line = count - 1, at = end; line >= 0; line--) {
    breaks.push(at);
    at = previous[line]?.[at] ?? 0;
  }
  return breaks.reverse();
}

function senseOf(breakpoints: Breakpoints, items: readonly Item[], from: number, to: number, width: number): number {
  const flags = breakpoints.flags[to] ?? 0;
  if (to === breakpoints.count - 1)
    return isOneWord(breakpoints, items, from) && width < STRANDED_WIDTH ? STRANDED_WORD : 0;
  if ((flags & FORCED_BREAK) !== 0) return 0;
  if ((flags & FLAGGED) !== 0 || (breakpoints.offset[to] ?? 0) > 0) return AFTER_HYPHEN;
  const before = items[(breakpoints.item[to] ?? 0) - 1];
  if (before?.kind !== "word") return 0;
  const { text } = before.word;
  if (SHORT_WORD.test(text)) return AFTER_SHORT_WORD;
  if (QUESTION.test(text)) return AFTER_QUESTION;
  if (COLON.test(text)) return AFTER_COLON;
  return COMMA.test(text) ? AFTER_COMMA : 0;
}

function isOneWord(breakpoints: Breakpoints, items: readonly Item[], from: number): boolean {
  for (let i = breakpoints.next[from] ?? 0; i < items.length; i++) {
    const item = items[i];
    if (item?.kind === "glue" && item.space) return false;
  }
  return true;
}

/** The narrowest measure that takes no more lines. */
function narrowestMeasure(breakpoints: Breakpoints, measure: number, count: number): number {
  let low = 0;
  let high = measure;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (fewestLines(breakpoints, middle) <= count) high = middle;
    else low = middle;
  }
  return high;
}

const ROUNDING = 1e-6;

function widthOf(breakpoints: Breakpoints, from: number, to: number): number {
  return (breakpoints.endWidth[to] ?? 0) - (breakpoints.startWidth[from] ?? 0);
}

/** Greedy filling: as few lines as can be (no way of breaking needs fewer). Infinity when something does not fit. */
function fewestLines(breakpoints: Breakpoints, measure: number): number {
  let lines = 1;
  let from = 0;
  let fits = 0;
  for (let b = 1; b < breakpoints.count; b++) {
    if (((breakpoints.flags[b] ?? 0) & (BY_PATTERN | TIED)) !== 0) continue;
    if (widthOf(breakpoints, from, b) > measure + ROUNDING) {
      if (fits === from) return Number.POSITIVE_INFINITY;
      from = fits;
      lines++;
      b--;
      continue;
    }
    fits = b;
    if ((breakpoints.flags[b] ?? 0) & FORCED_BREAK && b < breakpoints.count - 1) {
      from = b;
      lines++;
    }
  }
  return lines;
}
