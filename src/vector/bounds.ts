// The box that a path fills: curves by their extrema, not by their control points.
import type { GlyphShape, Matrix, Path, Shape } from "./drawing.ts";
import { apply, compose, identity } from "./matrix.ts";

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Null for an empty path. */
export function boundsOf(path: Path): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y] = [0, 0];
  const reach = (px: number, py: number) => {
    left = Math.min(left, px);
    right = Math.max(right, px);
    top = Math.min(top, py);
    bottom = Math.max(bottom, py);
  };
  for (const step of path) {
    if (step[0] === "Z") continue;
    if (step[0] === "C") {
      for (const px of extremes(x, step[1], step[3], step[5])) reach(px, y);
      for (const py of extremes(y, step[2], step[4], step[6])) reach(x, py);
      [x, y] = [step[5], step[6]];
    } else {
      [x, y] = [step[1], step[2]];
    }
    reach(x, y);
  }
  return left <= right ? { left, top, right, bottom } : null;
}

/** Where one coordinate of a cubic curve turns: the roots of its derivative inside the curve. */
function extremes(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const roots: number[] = [];
  if (Math.abs(a) < 1e-12) {
    if (Math.abs(b) > 1e-12) roots.push(-c / b);
  } else {
    const discriminant = b * b - 4 * a * c;
    if (discriminant >= 0) {
      const root = Math.sqrt(discriminant);
      roots.push((-b + root) / (2 * a), (-b - root) / (2 * a));
    }
  }
  return roots
    .filter((t) => t > 0 && t < 1)
    .map((t) => (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3);
}

export function transformPath(path: Path, matrix: Matrix): Path {
  return path.map((step) => {
    if (step[0] === "Z") return step;
    if (step[0] === "C") {
      return [
        "C",
        ...apply(matrix, step[1], step[2]),
        ...apply(matrix, step[3], step[4]),
        ...apply(matrix, step[5], step[6]),
      ];
    }
    return [step[0], ...apply(matrix, step[1], step[2])];
  });
}

/** The box that the filled shapes of a drawing cover, ignoring clips and stroke widths. */
export function inkOf(shapes: readonly Shape[], matrix: Matrix = identity): Bounds | null {
  return union(
    shapes.map((shape) => {
      if (shape.kind === "path") return boundsOf(transformPath(shape.path, matrix));
      if (shape.kind === "group")
        return inkOf(shape.marks, shape.transform ? compose(matrix, shape.transform) : matrix);
      if (shape.kind === "glyph") return boundsOf(transformPath(outlineOf(shape), matrix));
      const { width, height } = shape.raster;
      return boundsOf(transformPath(rectangle(0, 0, width, height), compose(matrix, shape.transform)));
    }),
  );
}

/** A glyph's outline at its position. */
export function outlineOf({ font, glyph, size, stretch, x, y }: GlyphShape): Path {
  const scale = size / 1000;
  return transformPath(font.outline(glyph), [scale * stretch, 0, 0, -scale, x, y]);
}

function union(boxes: readonly (Bounds | null)[]): Bounds | null {
  return boxes.reduce((all, box) => {
    if (!all || !box) return all ?? box;
    return {
      left: Math.min(all.left, box.left),
      top: Math.min(all.top, box.top),
      right: Math.max(all.right, box.right),
      bottom: Math.max(all.bottom, box.bottom),
    };
  }, null);
}

export function rectangle(x: number, y: number, width: number, height: number): Path {
  return [["M", x, y], ["L", x + width, y], ["L", x + width, y + height], ["L", x, y + height], ["Z"]];
}
