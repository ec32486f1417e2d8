// Drawings and pictures: what figures, logos and formulas become when they are read. They refer to nothing outside
// except glyphs of fonts.
import type { DrawnFont } from "./drawn-font.ts";

/** RGB, each 0–1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** An affine map [a b c d e f]: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1 §8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** `current` paints in the colour of the surrounding text. */
export type Paint = Colour | "current" | Gradient;

export interface Gradient {
  readonly kind: "linear" | "radial";
  /** Linear: x1 y1 x2 y2; radial: x1 y1 r1 x2 y2 r2, in the drawing's units. */
  readonly coordinates: readonly number[];
  readonly transform: Matrix;
  readonly stops: readonly { readonly offset: number; readonly colour: Colour; readonly opacity: number }[];
}

/** Absolute path data: M x y, L x y, C x1 y1 x2 y2 x y, Z; y downwards. */
export type Path = readonly PathStep[];
export type PathStep =
  | readonly ["M", number, number]
  | readonly ["L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  readonly cap: "butt" | "round" | "square";
  readonly join: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
  readonly opacity: number;
}

export type Shape =
  | {
      readonly kind: "path";
      readonly path: Path;
      readonly fill: { readonly paint: Paint; readonly rule: "nonzero" | "evenodd"; readonly opacity: number } | null;
      readonly stroke: Stroke | null;
    }
  | {
      readonly kind: "group";
      readonly transform: Matrix | null;
      readonly clip: { readonly path: Path; readonly rule: "nonzero" | "evenodd" } | null;
      readonly marks: readonly Shape[];
    }
  | { readonly kind: "raster"; readonly raster: Raster; readonly transform: Matrix }
  | GlyphShape;

/** A glyph of a font: printed as text if the drawing can be, otherwise as its outline. */
export interface GlyphShape {
  readonly kind: "glyph";
  readonly font: DrawnFont;
  readonly glyph: number;
  /** The characters that it shows; empty if another glyph has them. */
  readonly text: string;
  /** Its origin. */
  readonly x: number;
  readonly y: number;
  /** Height of an em in units of the drawing; its width is this times `stretch`. */
  readonly size: number;
  readonly stretch: number;
  readonly paint: Paint;
}

/** Vector art in a box whose origin is the top left corner. Units: points for figures, 1/1000 em for formulas. */
export interface Drawing {
  readonly kind: "drawing";
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/**
 * A checked PNG or JPEG. Width and height are the natural size in points (pixels at 72 dpi unless the file says
 * otherwise).
 */
export interface Raster {
  readonly kind: "raster";
  readonly format: "png" | "jpeg";
  readonly bytes: Uint8Array;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly width: number;
  readonly height: number;
  /** Of a JPEG. */
  readonly coding?: JpegCoding;
}

export interface JpegCoding {
  readonly channels: 1 | 3 | 4;
  /** As Exif has it, 1–8. The width and height of the file itself are exchanged for 5–8. */
  readonly orientation: number;
}

export type Picture = Drawing | Raster;
