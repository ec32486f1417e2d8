// Crop marks: where the printer cuts. They are outside the bleed, so that they leave no trace on the trimmed page.

import type { PageGeometry } from "../template/style.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Bleed, Placed } from "./document.ts";

const length = 14;
const thickness = 0.25;
const black: Colour = [0, 0, 0];

export function bleedOf({ bleed, cropMarks }: PageGeometry): Bleed | null {
  if (bleed === 0 && !cropMarks) return null;
  return { width: bleed, margin: cropMarks ? bleed + length + 4 : bleed };
}

/** Two marks at each corner, in line with the edges. */
export function cropMarks({ width, height, bleed, cropMarks: wanted }: PageGeometry): readonly Placed[] {
  if (!wanted) return [];
  const gap = Math.max(bleed, 3);
  const half = thickness / 2;
  const mark = (x: number, y: number, w: number, h: number): Placed => {
    return { kind: "rule", x, y, width: w, height: h, colour: black, artifact: "layout" };
  };
  return [0, height].flatMap((y) => [
    mark(-gap - length, y - half, length, thickness),
    mark(width + gap, y - half, length, thickness),
    ...[0, width].map((x) => mark(x - half, y === 0 ? -gap - length : height + gap, thickness, length)),
  ]);
}
