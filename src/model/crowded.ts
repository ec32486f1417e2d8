// Days that no grid can show: with more sessions at once than a page has room for, or more in total than anybody would
// read. In: a day. Out: the number that is too large, or null. Counted by sorting the beginnings and ends.
import { limits } from "../source/limits.ts";
import type { Day, Minutes } from "./book.ts";

export interface Crowd {
  readonly count: number;
  readonly limit: number;
  readonly atOnce: boolean;
}

/** A session without an end is assumed to last this long. */
const usualLength: Minutes = 60;

const known = new WeakMap<Day, Crowd | null>();

export function crowdOf(day: Day): Crowd | null {
  let crowd = known.get(day);
  if (crowd === undefined) {
    crowd = countCrowd(day);
    known.set(day, crowd);
  }
  return crowd;
}

function countCrowd({ sessions }: Day): Crowd | null {
  if (sessions.length > limits.daySessions) return { count: sessions.length, limit: limits.daySessions, atOnce: false };
  const most = mostAtOnce(sessions.flatMap(timesOf));
  return most > limits.parallelSessions ? { count: most, limit: limits.parallelSessions, atOnce: true } : null;
}

type Times = readonly [start: Minutes, end: Minutes];

function timesOf({ start, end, items }: Day["sessions"][number]): readonly Times[] {
  const from = start ?? items.find((item) => item.start !== null)?.start ?? null;
  return from === null ? [] : [[from, end ?? items.findLast((item) => item.end !== null)?.end ?? from + usualLength]];
}

function mostAtOnce(times: readonly Times[]): number {
  const starts = times.map(([start]) => start).sort((a, b) => a - b);
  const ends = times.map(([, end]) => end).sort((a, b) => a - b);
  let most = 0;
  let over = 0;
  starts.forEach((start, begun) => {
    while (over < ends.length && (ends[over] ?? 0) <= start) over++;
    most = Math.max(most, begun + 1 - over);
  });
  return most;
}
