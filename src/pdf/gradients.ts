// Gradients as shadings (ISO 32000-1 §8.7.4.5.3, §8.7.4.5.4) with functions that run from stop to stop (§7.10.3,
// §7.10.4).
import type { Gradient } from "../vector/drawing.ts";
import { number } from "./syntax.ts";

/** The distance between the two stops of a hard edge. */
const edge = 1e-4;

type Stop = Gradient["stops"][number];

export function shadingOf(gradient: Gradient, space: "DeviceRGB" | "DeviceGray", fn: string): string {
  const coordinates = gradient.coordinates.map((value) => number(value, 4)).join(" ");
  const type = gradient.kind === "linear" ? 2 : 3;
  return `<</ShadingType ${type}/ColorSpace/${space}/Coords[${coordinates}]/Extend[true true]/Function ${fn}>>`;
}

/** The colour, or the opacity, between 0 and 1 along the gradient. */
export function functionOf(gradient: Gradient, of: "colour" | "opacity"): string {
  const values = (stop: Stop): string =>
    (of === "colour" ? stop.colour : [stop.opacity]).map((value) => number(value, 4)).join(" ");
  const stops = spread(gradient.stops);
  const pieces: string[] = [];
  const bounds: string[] = [];
  for (let i = 1; i < stops.length; i++) {
    const from = stops[i - 1];
    const to = stops[i];
    if (!from || !to) continue;
    pieces.push(`<</FunctionType 2/Domain[0 1]/N 1/C0[${values(from)}]/C1[${values(to)}]>>`);
    if (i < stops.length - 1) bounds.push(number(to.offset, 5));
  }
  if (pieces.length === 1) return pieces[0] ?? "";
  const encode = pieces.map(() => "0 1").join(" ");
  return `<</FunctionType 3/Domain[0 1]/Functions[${pieces.join(" ")}]/Bounds[${bounds.join(" ")}]/Encode[${encode}]>>`;
}

/** Stops that ascend from 0 to 1; equal offsets (hard edges) are moved apart, because bounds must ascend. */
function spread(stops: readonly Stop[]): readonly Stop[] {
  const black: Stop = { offset: 0, colour: [0, 0, 0], opacity: 1 };
  const start = stops.findLast((stop) => stop.offset <= 0) ?? stops[0] ?? black;
  const end = stops.find((stop) => stop.offset >= 1) ?? stops.at(-1) ?? black;
  const result: Stop[] = [{ ...start, offset: 0 }];
  let last = 0;
  for (const stop of stops) {
    if (stop.offset <= 0 || stop.offset >= 1) continue;
    last = Math.min(Math.max(stop.offset, last + edge), 1 - edge);
    result.push({ ...stop, offset: last });
  }
  result.push({ ...end, offset: 1 });
  return result;
}

/** Whether some of the gradient is translucent. */
export function isTranslucent(gradient: Gradient): boolean {
  return gradient.stops.some((stop) => stop.opacity < 1);
}
