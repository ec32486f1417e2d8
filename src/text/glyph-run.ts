// Faces and glyph runs: what `text` produces. It alone knows the shaper and the font files.
import type { FontSource } from "../fonts/font-source.ts";
import type { Ink } from "../shaper/harfbuzz.ts";
import type { Crossing } from "./ink-between.ts";

/** An open font file. Metrics are in thousandths of an em, y upwards. */
export interface Face extends FontSource {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly underline: { readonly position: number; readonly thickness: number };
  /** Null for a glyph without ink. */
  ink(glyph: number): Ink | null;
  /** How far the glyph reaches to the left and right between two heights; null if it does not reach them. */
  inkBetween(glyph: number, low: number, high: number): Crossing | null;
  /** How far its characters protrude into the margins. */
  readonly protrusions: ProtrusionMap;
  has(codePoint: number): boolean;
}

/** [left, right] in thousandths of a character's own width. */
export type ProtrusionMap = ReadonlyMap<string, readonly [left: number, right: number]>;

/** Glyphs of one face, in visual order from left to right. Lengths in thousandths of an em, y upwards. */
export interface GlyphRun {
  /** Numbers the runs of this process: what is known of a run is found by its number. */
  readonly id: number;
  readonly face: Face;
  readonly glyphs: readonly number[];
  /** As laid out, kerning included. */
  readonly advances: readonly number[];
  /** Offsets of marks and the like; null when all are zero, as in nearly every run. */
  readonly offsets: readonly { readonly x: number; readonly y: number }[] | null;
  /** For each glyph, the index in `text` of the first character of its cluster. */
  readonly clusters: readonly number[];
  /** The characters of the glyphs, in logical order. */
  readonly text: string;
  readonly rtl: boolean;
  /** The sum of the advances. */
  readonly width: number;
}

let count = 0;

/** The number of the next run. */
export function nextRunId(): number {
  return count++;
}
