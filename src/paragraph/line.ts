// Lines: what `paragraph` produces. Positions are points from the line's left edge and its baseline, y downwards.

import type { Link, Tag } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { Colour, Drawing, Picture } from "../vector/drawing.ts";

/** A line is as wide as its paragraph's column; the x of its `items` includes the indents. */
export interface Line {
  readonly items: readonly LineItem[];
  /** The items in reading order, if that is not left to right; `space` then refers to the word that is read next. */
  readonly reading?: readonly LineItem[] | undefined;
  /** The width of the column it was set for. */
  readonly width: number;
  /** Above and below the baseline, for the content of the line (never less than the style's own). */
  readonly ascent: number;
  readonly descent: number;
  /** Glue set ratio (Knuth & Plass 1981 p. 1120): 0 natural, 1 all stretch used, −1 all shrink used. */
  readonly ratio: number;
  /** How many points too wide the line is; 0 for almost all lines. */
  readonly overfull: number;
  /** Ends with a hyphen that the breaker added. */
  readonly hyphenated: boolean;
  /** The paragraph's element, which exists even if nothing is drawn (an empty table cell). */
  readonly tag: Tag;
  readonly span: Span | null;
  /** The line as set for another paragraph of the same content; it looks and reads the same. */
  readonly like?: Line | undefined;
  /** False if none of its items has a link or is an anchor. Items may be created anew each time they are asked for. */
  readonly hasLinks?: boolean;
  readonly hasAnchors?: boolean;
}

interface ItemBase {
  readonly x: number;
  readonly width: number;
  /** Upwards shift of the baseline. */
  readonly rise: number;
  readonly tag: Tag;
  readonly link: Link | null;
}

export type LineItem =
  | (ItemBase & {
      readonly kind: "glyphs";
      /** Words of one face and style, with a word space after each but the last. */
      readonly runs: readonly GlyphRun[];
      /** The left edge of each word, relative to the item's. */
      readonly at: readonly number[];
      readonly size: number;
      readonly colour: Colour;
      /** Horizontal scale by font expansion; 1 for none. */
      readonly scale: number;
      /** Added after each glyph, in thousandths of an em. */
      readonly tracking: number;
      /** A word space follows in the text (drawn as the space glyph, so that readers find the words). */
      readonly space: boolean;
      /** The last glyph is a hyphen of the breaker, not of the author: ActualText U+00AD. */
      readonly hyphen: boolean;
      readonly underline: { readonly offset: number; readonly thickness: number } | null;
      readonly strikethrough: { readonly offset: number; readonly thickness: number } | null;
    })
  | (ItemBase & {
      readonly kind: "drawing";
      readonly drawing: Drawing;
      /** Points per unit of the drawing. */
      readonly scale: number;
      /** Above the baseline: the top of the drawing. */
      readonly height: number;
      readonly colour: Colour;
      /** For copying and searching; empty for none. */
      readonly text: string;
    })
  | (ItemBase & { readonly kind: "picture"; readonly picture: Picture; readonly height: number })
  /** Dots of a leader: decoration, an artifact. */
  | (ItemBase & {
      readonly kind: "leader";
      readonly run: GlyphRun;
      readonly size: number;
      readonly colour: Colour;
      readonly pitch: number;
    })
  | (ItemBase & { readonly kind: "anchor"; readonly name: string });

export type GlyphItem = Extract<LineItem, { kind: "glyphs" }>;
