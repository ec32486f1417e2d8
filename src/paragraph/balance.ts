// Titles: the narrowest measure that still takes as few lines, so that the lines are about equally long.
import type { Rules } from "./break-lines.ts";
import type { Breakpoints } from "./breakpoints.ts";

const STEPS = 12;

/** A measure for lines of about equal length; the rules' own when the paragraph is one line. */
export function balancedMeasure(points: Breakpoints, rules: Rules): number {
  const least = fewestLines(points, rules.measure);
  if (least <= 1) return rules.measure;
  let low = 0;
  let high = rules.measure;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (fewestLines(points, middle) <= least) high = middle;
    else low = middle;
  }
  return high;
}

/** Greedy filling: as few lines as can be (no way of breaking needs fewer). Infinity when something does not fit. */
function fewestLines(points: Breakpoints, measure: number): number {
  let lines = 1;
  let from = 0;
  let fits = 0;
  for (let b = 1; b < points.count; b++) {
    const width = (points.endWidth[b] ?? 0) - (points.startWidth[from] ?? 0);
    if (width > measure + 1e-6) {
      if (fits === from) return Number.POSITIVE_INFINITY;
      from = fits;
      lines++;
      b--;
      continue;
    }
    fits = b;
    if (points.cost[b] === Number.NEGATIVE_INFINITY && b < points.count - 1) {
      from = b;
      lines++;
    }
  }
  return lines;
}
