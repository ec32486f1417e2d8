// Items: a paragraph as boxes, glue and penalties (Knuth & Plass 1981 p. 1123). Widths are points. Words are whole:
// their shaping style says where they may be divided when breakpoints are gathered.
import type { Link, Tag } from "../compose/block.ts";
import type { FormulaPart } from "../math/formula.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { Word } from "../text/word.ts";
import type { Picture } from "../vector/drawing.ts";

interface Common {
  readonly width: number;
  /** Embedding level (UAX #9); odd levels run from right to left. */
  readonly level: number;
  readonly tag: Tag;
  readonly link: Link | null;
  /** The span of the piece that it comes from. */
  readonly span: Span | null;
  /** Its offset in that span; −1 if the characters were changed. */
  readonly at: number;
}

export interface WordBox extends Common {
  readonly kind: "word";
  readonly word: Word;
  readonly shaping: ShapingStyle;
  readonly style: TextStyle;
  /** Whether patterns may divide it. */
  hyphenate: boolean;
  /** A part of a word to which the breaker has added a hyphen. */
  readonly hyphen: boolean;
}

export interface FormulaBox extends Common {
  readonly kind: "formula";
  readonly part: FormulaPart;
  readonly style: TextStyle;
}

export interface PictureBox extends Common {
  readonly kind: "picture";
  readonly picture: Picture;
  readonly height: number;
}

export interface AnchorBox extends Common {
  readonly kind: "anchor";
  readonly name: string;
}

export interface Glue extends Common {
  readonly kind: "glue";
  readonly stretch: number;
  readonly shrink: number;
  /** Cost of a break here; Infinity: a tie. */
  readonly cost: number;
  /** Whether it is a word space in the text, not just distance. */
  readonly space: boolean;
}

/** Fills the rest of the line: with dots in a contents list, or with nothing. */
export interface Leader extends Common {
  readonly kind: "leader";
  readonly shaping: ShapingStyle;
  readonly style: TextStyle;
  readonly dots: boolean;
}

/** A possible break without width: U+200B, U+00AD (with `hyphen`), or a forced one. */
export interface Penalty extends Common {
  readonly kind: "penalty";
  readonly cost: number;
  readonly hyphen: boolean;
}

export type Item = WordBox | FormulaBox | PictureBox | AnchorBox | Glue | Leader | Penalty;

/** The characters that an item comes from, as exactly as possible. */
export function spanOf(item: Item): Span | null {
  const { span, at } = item;
  if (!span || at < 0) return span;
  const start = span.start + at;
  return { source: span.source, start, end: start + (item.kind === "word" ? item.word.text.length : 1) };
}

/** Cost of a break that must be taken. */
export const forced = Number.NEGATIVE_INFINITY;
