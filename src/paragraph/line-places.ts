// The source place of a line, as a place in the pieces of its paragraph: a line that is reused for another paragraph of
// the same content finds its own place there.
import type { Paragraph, Piece } from "../compose/block.ts";
import type { Span } from "../source/source.ts";

/** Characters of a piece's span: which piece, from which character, and how many. */
export interface LinePlace {
  readonly piece: number;
  readonly from: number;
  readonly length: number;
}

/** The pieces of a paragraph and of its label, in the order in which this whole room counts them. */
export function piecesOf({ pieces, label }: Paragraph): readonly Piece[] {
  return label ? [...pieces, ...label.pieces] : pieces;
}

/** Null if the line has the paragraph's own place, undefined if its place is unknown. */
export function placeOf(span: Span | null, paragraph: Paragraph): LinePlace | null | undefined {
  if (span === paragraph.span) return null;
  if (span === null) return undefined;
  if (last?.paragraph !== paragraph) last = { paragraph, pieces: piecesOf(paragraph), near: 0 };
  const piece = pieceAround(span, last.pieces, last.near);
  const start = last.pieces[piece]?.span?.start;
  if (start === undefined) return undefined;
  last.near = piece;
  return { piece, from: span.start - start, length: span.end - span.start };
}

/**
 * Lines are written in their order, so the next one is nearly always in the same piece or soon after it. A list of
 * thousands of names is one paragraph of as many pieces.
 */
let last: { readonly paragraph: Paragraph; readonly pieces: readonly Piece[]; near: number } | null = null;

/** The first of the pieces around a span, looked for from `near` on; −1 if there is none. */
function pieceAround(span: Span, pieces: readonly Piece[], near: number): number {
  const isAround = ({ span: of }: Piece) =>
    of !== null && of.source === span.source && of.start <= span.start && span.end <= of.end;
  let at = -1;
  for (let i = 0; i < pieces.length && at < 0; i++) {
    const index = (near + i) % pieces.length;
    const piece = pieces[index];
    if (piece && isAround(piece)) at = index;
  }
  // Parts of a text that was changed on the way are neighbours with one span.
  for (let before = pieces[at - 1]; before && isAround(before); before = pieces[at - 1]) at--;
  return at;
}

export function spanAt(place: LinePlace | null, paragraph: Paragraph): Span | null {
  if (place === null) return paragraph.span;
  const span = piecesOf(paragraph)[place.piece]?.span ?? null;
  if (!span) return null;
  // Two texts that read the same may differ in length in the sources if one was changed on the way.
  const start = Math.min(span.start + place.from, span.end);
  return { source: span.source, start, end: Math.min(start + place.length, span.end) };
}
