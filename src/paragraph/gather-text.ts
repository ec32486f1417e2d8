// The breakpoints of running text, which are nearly all of a book's: at the spaces between words that are not divided.
// In: items and the totals of those before. Out: breakpoints, until an item comes that needs more than this loop knows.
// It has everything at hand in variables and calls nothing, so V8 optimizes it after a few paragraphs.

import { hyphenEdge } from "../text/word-edges.ts";
import {
  flagsAt,
  leftAt,
  lettersAt,
  noRecord,
  rightAt,
  solidFlag,
  undividedFlag,
  unmarkedFlag,
} from "../text/word-records.ts";
import { type Breakpoints, hyphenFlag, type LineSetting, type Totals, tiedFlag } from "./breakpoints.ts";
import { glueKind, hyphenateFlag, type Items, penaltyKind, spaceFlag, wordKind } from "./items.ts";
import { brokenTiePenalty, brokenWordPenalty } from "./parameters.ts";

export interface TextPass {
  readonly items: Items;
  readonly setting: LineSetting;
  readonly breakpoints: Breakpoints;
  /** Totals of all items before the current one. */
  readonly sums: Totals;
  /** Patterns may divide words, and so may last-resort places. */
  readonly hyphenates: boolean;
  readonly isLast: boolean;
}

/** Adds items from an index on; returns the index of the first that was not added. */
export function gatherText(pass: TextPass, from: number): number {
  const { items, setting, breakpoints, sums, hyphenates } = pass;
  const { kind, flags: itemFlags, record, width, size, stretch, shrink, cost, count, records } = items;
  const { reals, integers } = records;
  breakpoints.reserve(count - from);
  const { item, offset, next, flags, cost: costs, endWidth, endStretch, endShrink, endElastic } = breakpoints;
  const { startWidth, startStretch, startShrink, startElastic } = breakpoints;
  const { measure, expansion, letterspacing } = setting;
  const least = pass.isLast ? unmarkedFlag : 0;
  const glue = setting.justified ? 1 : 0;
  const protrusion = setting.protrusion ? 1 : 0;
  const costOfTie = setting.justified ? brokenWordPenalty : brokenTiePenalty;
  let { width: total, stretch: totalStretch, shrink: totalShrink, elastic } = sums;
  let at = breakpoints.count;
  let i = from;
  for (; i < count; i++) {
    const own = width[i] ?? 0;
    const bits = itemFlags[i] ?? 0;
    if (kind[i] === wordKind) {
      const word = (record[i] ?? noRecord) * 2;
      const whole = (hyphenates && (bits & hyphenateFlag) !== 0 ? undividedFlag : solidFlag) | least;
      if (((integers[word + flagsAt] ?? 0) & whole) !== whole || own > measure) break;
      total += own;
      elastic += own * expansion + (integers[word + lettersAt] ?? 0) * letterspacing * (size[i] ?? 0);
      continue;
    }
    const following = i + 1 < count ? kind[i + 1] : wordKind;
    if (kind[i] !== glueKind || following === glueKind || following === penaltyKind || i === 0) break;
    const before = total;
    const stretchBefore = totalStretch;
    const shrinkBefore = totalShrink;
    total += own;
    totalStretch += (stretch[i] ?? 0) * glue;
    totalShrink += (shrink[i] ?? 0) * glue;
    const isTied = cost[i] === Number.POSITIVE_INFINITY;
    if (isTied && (bits & spaceFlag) === 0) continue;
    const last = record[i - 1] ?? noRecord;
    const first = i + 1 < count ? (record[i + 1] ?? noRecord) : noRecord;
    const isHyphen = ((integers[last * 2 + flagsAt] ?? 0) & hyphenEdge) !== 0;
    item[at] = i;
    offset[at] = 0;
    next[at] = i + 1;
    flags[at] = (isTied ? tiedFlag : 0) | (isHyphen ? hyphenFlag : 0);
    costs[at] = isTied ? costOfTie : (cost[i] ?? 0);
    endWidth[at] = before - (protrusion * ((reals[last + rightAt] ?? 0) * (size[i - 1] ?? 0))) / 1000;
    endStretch[at] = stretchBefore;
    endShrink[at] = shrinkBefore;
    endElastic[at] = elastic;
    startWidth[at] = total + (protrusion * ((reals[first + leftAt] ?? 0) * (size[i + 1] ?? 0))) / 1000;
    startStretch[at] = totalStretch;
    startShrink[at] = totalShrink;
    startElastic[at] = elastic;
    at++;
  }
  breakpoints.count = at;
  sums.width = total;
  sums.stretch = totalStretch;
  sums.shrink = totalShrink;
  sums.elastic = elastic;
  return i;
}
