// Crops a picture to a frame. In: a picture, and the frame's size. Out: a drawing of that size, which the picture
// fills; a picture that is too tall loses more at the foot than at the top, where faces are.
import type { Drawing, Picture, Shape } from "../vector/drawing.ts";
import { rectangle } from "./shapes.ts";

/** The share of the excess height that is cut off at the top. */
const above = 0.3;

export function cropped(picture: Picture, width: number, height: number): Drawing {
  const scale = Math.max(width / picture.width, height / picture.height);
  const x = (width - picture.width * scale) / 2;
  const y = (height - picture.height * scale) * above;
  const clip = { path: rectangle(0, 0, width, height), rule: "nonzero" } as const;
  const transform = [scale, 0, 0, scale, x, y] as const;
  const marks: readonly Shape[] =
    picture.kind === "raster"
      ? [{ kind: "raster", raster: picture, transform }]
      : [{ kind: "group", transform, clip: null, marks: picture.shapes }];
  return { kind: "drawing", width, height, shapes: [{ kind: "group", transform: null, clip, marks }] };
}

/** A picture in the middle of a taller frame, so that all pictures in a row have the same axis. */
export function centred(
  picture: Picture,
  { width, height }: { readonly width: number; readonly height: number },
  tall: number,
): Drawing {
  const scale = width / picture.width;
  const transform = [scale, 0, 0, scale, 0, (tall - height) / 2] as const;
  const shape: Shape =
    picture.kind === "raster"
      ? { kind: "raster", raster: picture, transform }
      : { kind: "group", transform, clip: null, marks: picture.shapes };
  return { kind: "drawing", width, height: tall, shapes: [shape] };
}
