// The minimum that the boxes of a grid must have room for. In: a box, and a floor. Out: the step of detail that it must at
// least have.
import type { Grid } from "../../compose/block.ts";
import { barest, lastDetail } from "./details.ts";
import type { SizedBox } from "./sized-box.ts";

/**
 * The minimum that boxes must have room for: an index of `details` for sessions, breaks, and sessions of a few minutes.
 */
export interface Floor {
  readonly session: number;
  readonly brief: number;
  readonly short: number;
}

export const usualFloors: readonly Floor[] = [
  { session: barest, brief: 0, short: barest },
  { session: barest, brief: barest, short: barest },
  { session: barest, brief: barest, short: lastDetail - 1 },
  { session: barest + 1, brief: barest, short: lastDetail },
];
export const emergencyFloors: readonly Floor[] = [barest + 2, barest + 3, barest + 4, lastDetail].map((session) => ({
  session,
  brief: lastDetail,
  short: lastDetail,
}));

/** In minutes: sessions that may have one line. */
const shortSession = 20;

export function floorOf({ box: { from, to, isBrief } }: SizedBox, floor: Floor, { moments }: Grid): number {
  if (isBrief) return floor.brief;
  const minutes = (moments[to]?.minutes ?? 0) - (moments[from]?.minutes ?? 0);
  return minutes <= shortSession ? floor.short : floor.session;
}
