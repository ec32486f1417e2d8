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
  const all = piecesOf(paragraph);
  const piece = all.findIndex(
    ({ span: of }) => of && of.source === span.source && of.start <= span.start && span.end <= of.end,
  );
  const start = all[piece]?.span?.start;
  return start === undefined ? undefined : { piece, from: span.start - start, length: span.end - span.start };
}

export function spanAt(place: LinePlace | null, paragraph: Paragraph): Span | null {
  if (place === null) return paragraph.span;
  const span = piecesOf(paragraph)[place.piece]?.span ?? null;
  if (!span) return null;
  // Two texts that read the same may differ in length in the sources if one was changed on the way.
  const start = Math.min(span.start + place.from, span.end);
  return { source: span.source, start, end: Math.min(start + place.length, span.end) };
}
