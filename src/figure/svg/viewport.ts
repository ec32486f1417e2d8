// viewBox and preserveAspectRatio → the map from a viewport's inside to its outside (SVG 2 §8.6).

import type { Matrix } from "../../vector/drawing.ts";
import { compose, scaling, translation } from "../../vector/matrix.ts";

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function parseViewBox(text: string | undefined): ViewBox | null {
  const [x, y, width, height, ...rest] = (text ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined || rest.length > 0) return null;
  return [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Fits a box into a rectangle: `xMidYMid meet` unless told otherwise. */
export function fitBox(box: ViewBox, into: ViewBox, preserve: string | undefined): Matrix {
  const [alignment = "xMidYMid", how = "meet"] = (preserve ?? "")
    .trim()
    .replace(/^defer\s+/, "")
    .split(/\s+/)
    .filter(Boolean);
  let [sx, sy] = [into.width / box.width, into.height / box.height];
  if (alignment !== "none") {
    const scale = how === "slice" ? Math.max(sx, sy) : Math.min(sx, sy);
    [sx, sy] = [scale, scale];
  }
  const share = (axis: string) =>
    alignment.includes(`${axis}Min`) || alignment === "none" ? 0 : alignment.includes(`${axis}Max`) ? 1 : 0.5;
  const x = into.x + (into.width - box.width * sx) * share("x");
  const y = into.y + (into.height - box.height * sy) * share("Y");
  return compose(compose(translation(x, y), scaling(sx, sy)), translation(-box.x, -box.y));
}
