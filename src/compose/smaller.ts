// The same paragraphs in another size of type: lists in narrow columns are smaller, door sheets as large as they fit.
// In: blocks and a factor. Out: blocks with all sizes, leadings, spaces and indents multiplied by it. Equal styles
// remain equal objects, and so does a paragraph that is sized again.
import type { ParagraphStyle, TextStyle } from "../template/style.ts";
import type { Block, Paragraph, Piece } from "./block.ts";
import { mapParagraphs } from "./map-paragraphs.ts";

/** 9 pt beside running text of 10.2 pt. */
const inColumns = 0.88;

export function smaller(blocks: readonly Block[]): readonly Block[] {
  return inSize(blocks, inColumns);
}

export function inSize(blocks: readonly Block[], factor: number): readonly Block[] {
  return mapParagraphs(blocks, (paragraph) =>
    known(paragraphs, paragraph, factor, () => sizedParagraph(paragraph, factor)),
  );
}

const paragraphs = new WeakMap<Paragraph, Map<number, Paragraph>>();
const texts = new WeakMap<TextStyle, Map<number, TextStyle>>();
const styles = new WeakMap<ParagraphStyle, Map<number, ParagraphStyle>>();

function sizedParagraph(paragraph: Paragraph, factor: number): Paragraph {
  const { label } = paragraph;
  return {
    ...paragraph,
    style: sizedStyle(paragraph.style, factor),
    pieces: paragraph.pieces.map((piece) => sizedPiece(piece, factor)),
    label: label && {
      ...label,
      at: label.at * factor,
      gap: label.gap * factor,
      pieces: label.pieces.map((piece) => sizedPiece(piece, factor)),
    },
  };
}

function sizedPiece(piece: Piece, factor: number): Piece {
  if (!("style" in piece)) return piece;
  const style = sizedText(piece.style, factor);
  if (piece.kind !== "page-list") return { ...piece, style };
  const entries = piece.entries.map((entry) => ({ ...entry, style: sizedText(entry.style, factor) }));
  return { ...piece, style, entries };
}

function sizedText(text: TextStyle, factor: number): TextStyle {
  return known(texts, text, factor, () => ({ ...text, size: text.size * factor }));
}

function sizedStyle(style: ParagraphStyle, factor: number): ParagraphStyle {
  return known(styles, style, factor, () => ({
    ...style,
    text: sizedText(style.text, factor),
    leading: style.leading * factor,
    firstIndent: style.firstIndent * factor,
    leftIndent: style.leftIndent * factor,
    rightIndent: style.rightIndent * factor,
    spaceBefore: style.spaceBefore * factor,
    spaceAfter: style.spaceAfter * factor,
  }));
}

function known<K extends object>(made: WeakMap<K, Map<number, K>>, of: K, factor: number, make: () => K): K {
  const own = made.get(of) ?? new Map<number, K>();
  made.set(of, own);
  const found = own.get(factor) ?? make();
  own.set(factor, found);
  return found;
}
