// Breaks titles: as few lines as possible, about equally long, broken by sense. No stranded short word; no article or
// preposition at a line end if avoidable; preferably after a colon; after a written hyphen only as a last resort.
import { type Breakpoints, forcedFlag, hyphenFlag, patternFlag, tiedFlag } from "./breakpoints.ts";
import { glueKind, type Items, spaceFlag } from "./items.ts";
import { insideWord } from "./phrases.ts";

const steps = 12;
/** Longer paragraphs are not titles: the search time grows with lines × breakpoints². */
const mostBreakpoints = 200;

/** The cost of a break apart from the unevenness of its line, in square em. */
const afterHyphen = 30;
const afterShortWord = 12;
/**
 * A title is separated from its subtitle, or one question from another, even if that makes one line half as long again
 * as the other, or twice as long.
 */
const afterColon = -45;
const afterQuestion = -70;
const afterComma = -4;
/** Per unit of the penalty of a break between ideographs. */
const withinPhrase = 0.03;
const strandedWord = 60;
const strandedWidth = 8;

/** What is an article, preposition or conjunction in most languages: few letters, all lower-case. */
const shortWord = /^\p{Ll}{1,3}$/u;
/** A full stop after a short word may be an abbreviation. */
const colon = /[:;–—：；。]$|\p{L}{4}\.$/u;
const question = /[?!？！]$/u;
const comma = /[,、，]$/u;

/** The breakpoints of a title; null if it is too long for a title or something in it does not fit. */
export function balancedBreaks(
  breakpoints: Breakpoints,
  items: Items,
  measure: number,
  em: number,
): readonly number[] | null {
  if (breakpoints.count > mostBreakpoints) return null;
  const count = fewestLines(breakpoints, measure);
  if (!Number.isFinite(count)) return null;
  if (count === 1) return [breakpoints.count - 1];
  const inLines = (lines: number) => {
    const target = narrowestMeasure(breakpoints, measure, lines);
    return evenest(breakpoints, measure, lines, (from, to) => {
      const width = widthOf(breakpoints, from, to);
      const short = (target - width) / em;
      return short * short + senseOf(breakpoints, items, from, to, width / em);
    });
  };
  const fewest = inLines(count);
  if (!fewest?.some((to) => dividesWord(breakpoints, items, to))) return fewest;
  // In scripts without spaces, an extra line is better than a divided word.
  const more = inLines(count + 1);
  return more && !more.some((to) => dividesWord(breakpoints, items, to)) ? more : fewest;
}

function dividesWord(breakpoints: Breakpoints, items: Items, to: number): boolean {
  const at = breakpoints.item[to] ?? 0;
  const cost = items.cost[at] ?? 0;
  return isGap(items, at) && cost >= insideWord && cost !== Number.POSITIVE_INFINITY;
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
        if ((flags & (patternFlag | tiedFlag)) === 0 && widthOf(breakpoints, from, to) <= measure + rounding) {
          const sum = total + cost(from, to);
          if (sum < (next[to] ?? 0)) {
            next[to] = sum;
            came[to] = from;
          }
        }
        if ((flags & forcedFlag) !== 0) break;
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

function senseOf(breakpoints: Breakpoints, items: Items, from: number, to: number, width: number): number {
  const flags = breakpoints.flags[to] ?? 0;
  if (to === breakpoints.count - 1)
    return isOneWord(breakpoints, items, from) && width < strandedWidth ? strandedWord : 0;
  if ((flags & forcedFlag) !== 0) return 0;
  if ((flags & hyphenFlag) !== 0 || (breakpoints.offset[to] ?? 0) > 0) return afterHyphen;
  const end = breakpoints.item[to] ?? 0;
  const before = items.wordAt(end - 1);
  if (!before) return 0;
  const { text } = before;
  const cost = items.cost[end] ?? 0;
  if (isGap(items, end) && cost > 0) return withinPhrase * cost;
  if (shortWord.test(text)) return afterShortWord;
  if (question.test(text)) return afterQuestion;
  if (colon.test(text)) return afterColon;
  return comma.test(text) ? afterComma : 0;
}

function isOneWord(breakpoints: Breakpoints, items: Items, from: number): boolean {
  for (let i = breakpoints.next[from] ?? 0; i < items.count; i++)
    if (items.kind[i] === glueKind && (items.has(i, spaceFlag) || (items.cost[i] ?? 0) < insideWord)) return false;
  return true;
}

/** Whether the glue is a gap between words that no space separates. */
function isGap(items: Items, index: number): boolean {
  return items.isGlue(index) && !items.has(index, spaceFlag);
}

/** The narrowest measure that needs no more lines than this. */
function narrowestMeasure(breakpoints: Breakpoints, measure: number, count: number): number {
  let low = 0;
  let high = measure;
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    if (fewestLines(breakpoints, middle) <= count) high = middle;
    else low = middle;
  }
  return high;
}

const rounding = 1e-6;

function widthOf(breakpoints: Breakpoints, from: number, to: number): number {
  return (breakpoints.endWidth[to] ?? 0) - (breakpoints.startWidth[from] ?? 0);
}

/** Greedy filling, which needs the fewest lines. Infinity if something does not fit. */
function fewestLines(breakpoints: Breakpoints, measure: number): number {
  let lines = 1;
  let from = 0;
  let fits = 0;
  for (let b = 1; b < breakpoints.count; b++) {
    if (((breakpoints.flags[b] ?? 0) & (patternFlag | tiedFlag)) !== 0) continue;
    if (widthOf(breakpoints, from, b) > measure + rounding) {
      if (fits === from) return Number.POSITIVE_INFINITY;
      from = fits;
      lines++;
      b--;
      continue;
    }
    fits = b;
    if ((breakpoints.flags[b] ?? 0) & forcedFlag && b < breakpoints.count - 1) {
      from = b;
      lines++;
    }
  }
  return lines;
}
