// A silhouette for a portrait that nobody has sent: head and shoulders. In: a size and two colours. Out: a drawing.
import type { Colour, Drawing } from "../vector/drawing.ts";
import { circle, filled, rectangle } from "./shapes.ts";

export function drawSilhouette(width: number, height: number, ground: Colour, ink: Colour): Drawing {
  const clip = { path: rectangle(0, 0, width, height), rule: "nonzero" } as const;
  const marks = [
    filled(rectangle(0, 0, width, height), ground),
    filled(circle(width / 2, height * 0.4, width * 0.2), ink),
    filled(circle(width / 2, height * 1.06, width * 0.4), ink),
  ];
  return { kind: "drawing", width, height, shapes: [{ kind: "group", transform: null, clip, marks }] };
}
