// The door for covers. In: the name of a design, the title of the book, a size, colours. Out: a drawing of that size.
import type { Drawing } from "../vector/drawing.ts";
import type { Design, DesignColours } from "./design.ts";
import { contours } from "./designs/contours.ts";
import { network } from "./designs/network.ts";
import { orbits } from "./designs/orbits.ts";
import { spectrum } from "./designs/spectrum.ts";
import { tiles } from "./designs/tiles.ts";
import { waves } from "./designs/waves.ts";
import { randomOf } from "./random.ts";
import { filled, rectangle } from "./shapes.ts";

export const designs = { contours, network, orbits, spectrum, tiles, waves } satisfies Record<string, Design>;

export type DesignName = keyof typeof designs;

export function drawDesign(
  name: DesignName,
  title: string,
  { width, height }: { readonly width: number; readonly height: number },
  colours: DesignColours,
): Drawing {
  const ground = filled(rectangle(0, 0, width, height), colours.ground);
  const marks = designs[name]({ width, height, colours, random: randomOf(`${name}: ${title}`) });
  // Shapes are cut off at the edge.
  const clip = { path: rectangle(0, 0, width, height), rule: "nonzero" } as const;
  return {
    kind: "drawing",
    width,
    height,
    shapes: [{ kind: "group", transform: null, clip, marks: [ground, ...marks] }],
  };
}
