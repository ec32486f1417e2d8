// Network: points scattered evenly, each linked to its nearest neighbours, a few of them in colour.
import type { Shape } from "../../vector/drawing.ts";
import { type Design, type DesignCanvas, hueOf } from "../design.ts";
import { circle, filled, line, mixed, type Point, stroked } from "../shapes.ts";

const nearest = 3;

export const network: Design = (canvas) => {
  const { colours, random } = canvas;
  const points = scattered(canvas);
  const lines: Shape[] = [];
  const drawn = new Set<string>();
  for (const [index, point] of points.entries()) {
    for (const other of neighbours(points, index)) {
      const key = [Math.min(index, other), Math.max(index, other)].join();
      const end = points[other];
      if (drawn.has(key) || !end) continue;
      drawn.add(key);
      const paint = mixed(colours.ground, colours.ink, random.between(0.25, 0.6));
      lines.push(stroked([["M", ...point], line(...end)], paint, random.between(0.4, 1)));
    }
  }
  const dots = points.flatMap(([x, y]) => {
    const isHub = random.next() < 0.16;
    const radius = isHub ? random.between(5, 13) : random.between(1.4, 3);
    if (!isHub) return [filled(circle(x, y, radius), mixed(colours.ground, colours.ink, 0.85))];
    const hue = hueOf(colours, random.index(Math.max(1, colours.hues.length)));
    return [
      filled(circle(x, y, radius + 3.2), colours.ground),
      filled(circle(x, y, radius), hue),
      stroked(circle(x, y, radius + 3.2), hue, 0.8),
    ];
  });
  return [...lines, ...dots];
};

/** One point in each cell of a grid, somewhere near the middle: no gaps, no clusters. */
function scattered({ width, height, random }: DesignCanvas): readonly Point[] {
  const cell = Math.max(34, Math.max(width, height) / 17);
  const [columns, rows] = [Math.ceil(width / cell) + 2, Math.ceil(height / cell) + 2];
  return Array.from({ length: columns * rows }, (_, index): Point => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const shift = row % 2 === 0 ? 0 : cell / 2;
    const jitter = () => random.between(-0.42, 0.42) * cell;
    return [Math.round((column - 0.5) * cell + shift + jitter()), Math.round((row - 0.5) * cell + jitter())];
  });
}

function neighbours(points: readonly Point[], index: number): readonly number[] {
  const [x, y] = points[index] ?? [0, 0];
  return points
    .map(([otherX, otherY], other) => ({ other, far: (otherX - x) ** 2 + (otherY - y) ** 2 }))
    .filter(({ other }) => other !== index)
    .sort((a, b) => a.far - b.far || a.other - b.other)
    .slice(0, nearest)
    .map(({ other }) => other);
}
