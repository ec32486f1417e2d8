// Shapes that designs are made of: rectangles, discs, sectors, smooth lines, as paths with paint.
import type { Colour, Path, PathStep, Shape, Stroke } from "../vector/drawing.ts";

export type Point = readonly [x: number, y: number];

/** The distance of the control points in a cubic curve for a quarter circle of radius 1: 4/3 · tan(π/8). */
const quarter = 0.5522847498;

export function filled(path: Path, paint: Colour, opacity = 1): Shape {
  return { kind: "path", path, fill: { paint, rule: "nonzero", opacity }, stroke: null };
}

export function stroked(path: Path, paint: Colour, width: number, more: Partial<Stroke> = {}): Shape {
  const plain = { cap: "round", join: "round", miterLimit: 4, dash: [], dashOffset: 0, opacity: 1 } as const;
  return { kind: "path", path, fill: null, stroke: { ...plain, ...more, paint, width } };
}

export function rectangle(x: number, y: number, width: number, height: number): Path {
  return [["M", round(x), round(y)], line(x + width, y), line(x + width, y + height), line(x, y + height), ["Z"]];
}

export function circle(x: number, y: number, radius: number): Path {
  return [
    ["M", round(x + radius), round(y)],
    arc([x, y], radius, 0),
    arc([x, y], radius, 1),
    arc([x, y], radius, 2),
    arc([x, y], radius, 3),
    ["Z"],
  ];
}

/** A quarter of a disc around a corner, starting at a quarter turn (0: to the right and down) and going clockwise. */
export function sector(x: number, y: number, radius: number, turn: number): Path {
  const [dx, dy] = direction(turn);
  return [["M", round(x), round(y)], line(x + dx * radius, y + dy * radius), arc([x, y], radius, turn), ["Z"]];
}

/** A line through all points, rounded at each bend (a Catmull–Rom spline as cubic curves). */
export function smooth(points: readonly Point[], closed = false): Path {
  const [first] = points;
  if (!first || points.length < 2) return [];
  const at = (index: number): Point => {
    const count = points.length;
    return points[closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? first;
  };
  const steps: PathStep[] = [["M", round(first[0]), round(first[1])]];
  for (let index = 0; index < points.length - (closed ? 0 : 1); index++) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    steps.push([
      "C",
      round(from[0] + (to[0] - before[0]) / 6),
      round(from[1] + (to[1] - before[1]) / 6),
      round(to[0] - (after[0] - from[0]) / 6),
      round(to[1] - (after[1] - from[1]) / 6),
      round(to[0]),
      round(to[1]),
    ]);
  }
  if (closed) steps.push(["Z"]);
  return steps;
}

export function line(x: number, y: number): PathStep {
  return ["L", round(x), round(y)];
}

/** A mixture of two colours: share 0 is the first, 1 the second. */
export function mixed([r, g, b]: Colour, [red, green, blue]: Colour, share: number): Colour {
  const between = (from: number, to: number) => from + (to - from) * share;
  return [between(r, red), between(g, green), between(b, blue)];
}

function arc([x, y]: Point, radius: number, turn: number): PathStep {
  const [fromX, fromY] = direction(turn);
  const [toX, toY] = direction(turn + 1);
  const place = (alongFrom: number, alongTo: number): readonly [number, number] => [
    round(x + radius * (alongFrom * fromX + alongTo * toX)),
    round(y + radius * (alongFrom * fromY + alongTo * toY)),
  ];
  return ["C", ...place(1, quarter), ...place(quarter, 1), ...place(0, 1)];
}

/** Right, down, left, up. */
function direction(turn: number): Point {
  return (
    (
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ] as const
    )[((turn % 4) + 4) % 4] ?? [1, 0]
  );
}

/** Rounds to a twentieth of a point, which is finer than the eye can see. */
export function round(value: number): number {
  return Math.round(value * 20) / 20;
}
