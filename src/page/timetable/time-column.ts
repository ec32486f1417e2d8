// The times beside a grid: which of them are printed, and the marks where the axis is shortened. In: a slice of the
// axis, the moments, and where each is on the sheet. Out: times with their places, and dots between them.
import type { GridMoment } from "../../compose/block.ts";
import type { Slice } from "./grid-axis.ts";
import type { Stack } from "./grid-type.ts";
import type { Surround } from "./surround.ts";

export interface PrintedTime {
  readonly moment: number;
  readonly text: Stack;
  readonly top: number;
}

/** Three dots, long enough to be seen as a break in the axis. */
const dotSize = 0.9;
const dotPitch = 2.3;
const dots = 3;
const clearance = 0.4;

/** Times at which something begins, then those before a gap and the last, unless they overlap. */
export function printedTimes(
  slice: Slice,
  moments: readonly GridMoment[],
  surround: Surround,
  at: (moment: number) => number,
): readonly PrintedTime[] {
  const placed = (moment: number): PrintedTime => {
    const text = surround.time(moment);
    const y = at(moment);
    return { moment, text, top: moment === slice.from ? y : y - text.height / (moment === slice.to ? 1 : 2) };
  };
  const begins: PrintedTime[] = [];
  const ends: PrintedTime[] = [];
  for (let moment = slice.from; moment <= slice.to; moment++) {
    const time = placed(moment);
    const isEnd = moment === slice.to || slice.isEmpty[moment - slice.from] === true;
    if (moments[moment]?.begins && moment < slice.to) {
      if (isFree(time, begins.at(-1))) begins.push(time);
    } else if (isEnd) ends.push(time);
  }
  const free = ends.filter((end) => {
    const next = begins.findIndex(({ moment }) => moment > end.moment);
    const before = next === -1 ? begins.at(-1) : begins[next - 1];
    return isFree(end, before) && (next === -1 || isFree(begins[next] as PrintedTime, end));
  });
  return [...begins, ...free].sort((one, other) => one.moment - other.moment);
}

function isFree({ top }: PrintedTime, before: PrintedTime | undefined): boolean {
  return before === undefined || top >= before.top + before.text.height - 0.01;
}

/** The dots of each interval that is shown much shorter than its time, if there is room between the times. */
export function cutMarks(
  slice: Slice,
  times: readonly PrintedTime[],
  at: (moment: number) => number,
): readonly { readonly y: number; readonly size: number }[] {
  const marks: { readonly y: number; readonly size: number }[] = [];
  const height = dotPitch * (dots - 1) + dotSize;
  let index = 0;
  let last = Number.NEGATIVE_INFINITY;
  slice.isCut.forEach((isCut, interval) => {
    if (!isCut) return;
    const [top, bottom] = [at(slice.from + interval), at(slice.from + interval + 1)];
    while (index < times.length && (times[index]?.moment ?? 0) <= slice.from + interval) index++;
    const above = times[index - 1];
    const below = times[index];
    const from = Math.max(top, above ? above.top + above.text.height : top, last);
    const to = Math.min(bottom, below?.top ?? bottom);
    if (to - from < height + 2 * clearance) return;
    const first = (from + to - height) / 2;
    for (let dot = 0; dot < dots; dot++) marks.push({ y: first + dot * dotPitch, size: dotSize });
    last = bottom;
  });
  return marks;
}
