import { expect, it } from "vitest";
import type { Paragraph, Piece } from "../../src/compose/block.ts";
import { placeOf, spanAt } from "../../src/paragraph/line-places.ts";
import { source } from "../../src/source/source.ts";

const file = source("people.yaml", "Ada, Grace, Emmy, Lise, Ada");
const span = (start: number, end: number, of = file) => ({ source: of, start, end });
const pieceOf = (text: string, at: ReturnType<typeof span> | null) => ({ kind: "text", text, span: at }) as Piece;

function paragraphOf(...spans: readonly (ReturnType<typeof span> | null)[]): Paragraph {
  return { pieces: spans.map((at) => pieceOf("", at)), label: null, span: span(0, 27) } as unknown as Paragraph;
}

it("finds the piece of a line wherever the line before was", () => {
  const paragraph = paragraphOf(span(0, 3), null, span(5, 10), span(12, 16), span(18, 22));
  for (const piece of [4, 0, 3, 2, 3, 4, 2, 0]) {
    const at = paragraph.pieces[piece]?.span ?? null;
    const place = placeOf(at && { ...at }, paragraph);
    expect(place).toMatchObject({ piece, from: 0 });
    expect(spanAt(place ?? null, paragraph)).toEqual(at);
  }
});

it("names the first of several pieces with one span", () => {
  const paragraph = paragraphOf(span(0, 3), span(5, 10), span(5, 10), span(5, 10), span(12, 16));
  for (const before of [span(0, 3), span(12, 16), span(5, 10)]) {
    placeOf(before, paragraph);
    expect(placeOf(span(6, 9), paragraph)).toEqual({ piece: 1, from: 1, length: 3 });
  }
});

it("knows no place in another file, or of a paragraph without pieces", () => {
  const paragraph = paragraphOf(span(0, 3), span(5, 10));
  expect(placeOf(span(0, 3, source("other.yaml", "Ada")), paragraph)).toBeUndefined();
  expect(placeOf(span(0, 3), paragraphOf())).toBeUndefined();
  expect(placeOf(paragraph.span, paragraph)).toBeNull();
  expect(placeOf(null, paragraph)).toBeUndefined();
});
