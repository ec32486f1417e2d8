// What a design of a cover is made from. Every design is a function of a size, of colours and of chance that is drawn from
// the book's title: the same title has the same cover.
import type { Colour, Shape } from "../vector/drawing.ts";
import type { Random } from "./random.ts";

export interface DesignCanvas {
  readonly width: number;
  readonly height: number;
  readonly colours: DesignColours;
  readonly random: Random;
}

export interface DesignColours {
  /** Behind everything. */
  readonly ground: Colour;
  /** Of lines on the ground. */
  readonly ink: Colour;
  /** Two or more, for what is to be seen first. */
  readonly hues: readonly Colour[];
}

export type Design = (canvas: DesignCanvas) => readonly Shape[];

export function hueOf({ hues, ink }: DesignColours, index: number): Colour {
  return hues[index % Math.max(1, hues.length)] ?? ink;
}
