// Affine maps, and SVG's transform lists, which describe them.
import type { Matrix } from "./drawing.ts";

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that applies `inner` first and `outer` to its result. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function apply(matrix: Matrix, x: number, y: number): [x: number, y: number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Null for a map that makes everything vanish. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | null {
  const determinant = a * d - b * c;
  if (determinant === 0 || !Number.isFinite(determinant)) return null;
  const [p, q, r, s] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [p, q, r, s, -(p * e + r * f), -(q * e + s * f)];
}

/** The factor by which a map enlarges lengths, on average, and therefore stroke widths. */
export function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

export function scaling(x: number, y: number = x): Matrix {
  return [x, 0, 0, y, 0, 0];
}

/** A `transform` attribute (SVG 2 §8.5); null if it is not well formed or not finite. */
export function parseTransform(list: string): Matrix | null {
  let result = identity;
  let rest = list.trim();
  while (rest !== "") {
    const call = /^([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*/.exec(rest);
    const step = call ? primitive(call[1] ?? "", numbersOf(call[2] ?? "")) : null;
    if (!call || !step) return null;
    result = compose(result, step);
    rest = rest.slice(call[0].length);
  }
  return result.every(Number.isFinite) ? result : null;
}

function numbersOf(text: string): readonly number[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  return (trimmed.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? []).map(Number);
}

function primitive(name: string, values: readonly number[]): Matrix | null {
  const [a = 0, b, c, d, e, f] = values;
  if (values.length === 0) return null;
  switch (name) {
    case "translate":
      return translation(a, b ?? 0);
    case "scale":
      return scaling(a, b ?? a);
    case "rotate":
      return compose(compose(translation(b ?? 0, c ?? 0), rotation(a)), translation(-(b ?? 0), -(c ?? 0)));
    case "skewX":
      return [1, 0, Math.tan((a * Math.PI) / 180), 1, 0, 0];
    case "skewY":
      return [1, Math.tan((a * Math.PI) / 180), 0, 1, 0, 0];
    case "matrix":
      return b === undefined || c === undefined || d === undefined || e === undefined || f === undefined
        ? null
        : [a, b, c, d, e, f];
    default:
      return null;
  }
}

export function rotation(degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
}
