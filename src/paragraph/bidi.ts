// The Unicode Bidirectional Algorithm for paragraphs that need it (UAX #9).
import type { Paragraph, Piece } from "../compose/block.ts";
import { embeddingLevels, hasRightToLeft } from "../shaper/bidi.ts";

/** The embedding levels of a paragraph: one per character of each text piece, one for each other piece. */
export interface Levels {
  readonly base: number;
  /** Null if no character runs from right to left. */
  readonly plain: boolean;
  readonly at: (offset: number) => number;
}

const allLeft: Levels = { base: 0, plain: true, at: () => 0 };

export function levelsOf(paragraph: Paragraph): Levels {
  const { direction, pieces } = paragraph;
  if (direction !== "rtl" && !pieces.some((piece) => piece.kind === "text" && hasRightToLeft(piece.text))) {
    return allLeft;
  }
  const { levels, base } = embeddingLevels(pieces.map(characters).join(""), direction);
  return { base, plain: false, at: (offset) => levels[offset] ?? base };
}

/** The text of a piece for the algorithm: its text, or an object replacement character (UAX #9 §3, HL5). */
export function characters(piece: Piece): string {
  return piece.kind === "text" ? piece.text : piece.kind === "line-break" ? "\u2028" : "\ufffc";
}
