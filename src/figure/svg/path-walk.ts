// A path as places by their distance from its start, for text that follows it. In: a path, a distance. Out: a point and
// a direction.
import type { Path } from "../../vector/drawing.ts";

interface Leg {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  /** Its length, and the distance at which it starts. */
  readonly length: number;
  readonly from: number;
}

export interface WalkedPath {
  readonly length: number;
  /** Null before the start and after the end. */
  at(distance: number): { readonly x: number; readonly y: number; readonly degrees: number } | null;
}

/** Curves are approximated by this many straight segments. */
const legsOfCurve = 24;

export function walkPath(path: Path): WalkedPath {
  const legs: Leg[] = [];
  let [x, y, startX, startY, length] = [0, 0, 0, 0, 0];
  const lineTo = (toX: number, toY: number) => {
    const own = Math.hypot(toX - x, toY - y);
    if (own > 0) legs.push({ x, y, dx: (toX - x) / own, dy: (toY - y) / own, length: own, from: length });
    length += own;
    [x, y] = [toX, toY];
  };
  for (const step of path) {
    if (step[0] === "M") [x, y, startX, startY] = [step[1], step[2], step[1], step[2]];
    else if (step[0] === "L") lineTo(step[1], step[2]);
    else if (step[0] === "Z") lineTo(startX, startY);
    else {
      const [fromX, fromY] = [x, y];
      for (let leg = 1; leg <= legsOfCurve; leg++) {
        const t = leg / legsOfCurve;
        const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
        lineTo(
          a * fromX + b * step[1] + c * step[3] + d * step[5],
          a * fromY + b * step[2] + c * step[4] + d * step[6],
        );
      }
    }
  }
  return {
    length,
    at(distance) {
      const leg = distance < 0 || distance > length ? undefined : legs.findLast(({ from }) => from <= distance);
      if (!leg) return null;
      const along = distance - leg.from;
      const degrees = (Math.atan2(leg.dy, leg.dx) * 180) / Math.PI;
      return { x: leg.x + along * leg.dx, y: leg.y + along * leg.dy, degrees };
    },
  };
}
