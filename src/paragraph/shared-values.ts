// What the items of a print have in common, as numbers and back: words and looks are written once and named by number.
import type { GlyphRun } from "../text/glyph-run.ts";
import type { GlyphItem } from "./line.ts";

/** What an item shares with many others. */
export type GlyphLook = Pick<GlyphItem, "size" | "rise" | "colour" | "underline" | "strikethrough">;

/** Numbers what items share. */
export interface SharedNumbers {
  /** The number of the run with this id, if it has one that is quickly found; otherwise −1. */
  known(id: number): number;
  run(run: GlyphRun): number;
  look(look: GlyphLook): number;
}

/** Finds what has such a number; throws a RangeError if nothing does. */
export interface SharedValues {
  runOf(number: number): GlyphRun;
  lookOf(number: number): GlyphLook;
}
