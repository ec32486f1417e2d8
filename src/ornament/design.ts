// What the design of a cover is made from. Every design is a function of a size, colours, and random numbers drawn from
// the book's title: the same title always has the same cover.
import type { Colour, Shape } from "../vector/drawing.ts";
import type { Random } from "./random.ts";

export interface DesignCanvas {
  readonly width: number;
  readonly height: number;
  readonly colours: DesignColours;
  readonly random: Random;
}

export interface DesignColours {
  /** The background of everything. */
  readonly ground: Colour;
  /** The colour of lines on the background. */
  readonly ink: Colour;
  /** Two or more, for what should stand out. */
  readonly hues: readonly Colour[];
}

export type Design = (canvas: DesignCanvas) => readonly Shape[];

export function hueOf({ hues, ink }: DesignColours, index: number): Colour {
  return hues[index % Math.max(1, hues.length)] ?? ink;
}
