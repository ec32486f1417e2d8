// The columns of a last page. In: a region, and the height that is left for it. Out: where its columns begin, so that
// they have equal length.
import type { Region } from "../galley/galley.ts";
import { breakColumns, type Effort, type FootnoteState } from "./break-columns.ts";
import { Measures } from "./measures.ts";
import { brokenKeep, freeBreak } from "./penalties.ts";

/** How much taller than necessary the last columns may become, and in what steps, to be divided at a better place. */
const betterSteps = 10;
const betterStep = 6;

/** The last page's columns: the least height at which they hold the rest without a worse break. */
export function balanceColumns(
  region: Region,
  from: number,
  height: number,
  {
    height: pageHeight,
    leading,
    effort,
  }: { readonly height: number; readonly leading: number; readonly effort: Effort },
  foot: FootnoteState | null,
): number[] {
  const boxes = region.boxes.slice(from);
  const penalties = region.penalties.slice(from);
  const own = new Measures(boxes, leading);
  const columns = {
    firstColumns: region.columns,
    height: -1,
    pageHeight,
    freshStart: Infinity,
    reserve: 0,
    isEnd: false,
    effort,
    ...(foot && { firstLimit: height }),
  };
  const at = (tried: number) => breakColumns(own, penalties, { ...columns, firstHeight: tried }, foot);
  let best = at(height);
  const worst = best.demerits + brokenKeep / 2;
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
  // With a little more height the columns may divide at a better place.
  for (let more = 1; more <= betterSteps && costOf(best.starts, penalties) > freeBreak; more++) {
    const tried = at(Math.min(height, high + more * betterStep));
    // But not with fewer columns: text beside an empty column is no better.
    if (tried.starts.length < best.starts.length) break;
    if (costOf(tried.starts, penalties) <= freeBreak && tried.demerits < worst) best = tried;
  }
  return best.starts.slice(0, region.columns).map((start) => start + from);
}

function costOf(starts: readonly number[], penalties: readonly number[]): number {
  return starts.reduce((sum, start, column) => sum + (column > 0 ? (penalties[start] ?? 0) : 0), 0);
}
