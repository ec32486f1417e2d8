// Judges how the lines of a paragraph end, as a proofreader would. In: the breakpoints, and those that were chosen.
import type { BreakingParameters } from "./break-lines.ts";
import { type Breakpoints, hyphenFlag } from "./breakpoints.ts";

/** Hyphens, written or added, at the ends of two lines in succession. */
export function hasLadder(breakpoints: Breakpoints, breaks: readonly number[]): boolean {
  return breaks.some(
    (to, i) =>
      i > 0 && ((breakpoints.flags[to] ?? 0) & (breakpoints.flags[breaks[i - 1] ?? 0] ?? 0) & hyphenFlag) !== 0,
  );
}

export function endsShort(
  breakpoints: Breakpoints,
  breaks: readonly number[],
  parameters: BreakingParameters,
): boolean {
  const from = breaks.at(-2);
  if (from === undefined) return false;
  return (
    (breakpoints.endWidth[breakpoints.count - 1] ?? 0) - (breakpoints.startWidth[from] ?? 0) <
    parameters.lastLineMinimum
  );
}

/** Not reached, as the last pass accepts every line; if it were, everything would be one line. */
export function wholeAsOneLine(breakpoints: Breakpoints): readonly number[] {
  return [breakpoints.count - 1];
}
