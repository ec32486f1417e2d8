// Words: what `text` passes to `paragraph`. Shaped once for each shaping style, without size and colour.
import type { DivisionKind } from "./divide.ts";
import type { GlyphRun } from "./glyph-run.ts";

/** A stretch of a word in one face and at one scale; nearly every word has one. */
export interface WordPart {
  readonly run: GlyphRun;
  /** Factor of the style's size: below 1 for scaled capitals, superiors and inferiors. */
  readonly scale: number;
  /** Upwards shift in thousandths of the style's em. */
  readonly rise: number;
  /** In thousandths of the style's em, tracking included. */
  readonly width: number;
  /** Offset of `run.text` in the word's text. */
  readonly start: number;
  /** For each glyph, whether breaking the text before its cluster would change the shapes (HB_GLYPH_FLAG_UNSAFE_TO_BREAK). */
  readonly unsafe: readonly boolean[];
}

/** Characters between two spaces (or two changes of style or direction), shaped as a whole. */
export interface Word {
  readonly text: string;
  /** In visual order, left to right. */
  readonly parts: readonly WordPart[];
  /** In thousandths of the style's em, tracking included. */
  readonly width: number;
  /** Glyphs that may be spaced: none in scripts whose letters join or carry marks. */
  readonly letters: number;
  /** How far its edges may protrude into the margins, in thousandths of the style's em. */
  readonly leftProtrusion: number;
  readonly rightProtrusion: number;
  /** Where it may be divided, with and without added hyphens: a cache of the look, filled at the first question. */
  readonly divisions: { plain: readonly Division[] | null; hyphenated: readonly Division[] | null };
  readonly rtl: boolean;
  /** Its part, if it has only one and runs from left to right, as most words of a book do. */
  readonly plain: WordPart | null;
}

/** A place where a word may be divided, and the widths of its parts in thousandths of the style's em. */
export interface Division {
  readonly kind: DivisionKind;
  /** Offset in the word's text. */
  readonly offset: number;
  /** A hyphen is added before the break. */
  readonly hyphen: boolean;
  /** Width of the part before the break, with its hyphen. */
  readonly before: number;
  readonly after: number;
  /** How far the edges at the break may protrude into the margins. */
  readonly rightProtrusion: number;
  readonly leftProtrusion: number;
}
