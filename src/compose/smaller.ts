// Lists in narrow columns: the same paragraphs in smaller type. In: paragraphs; out: paragraphs whose sizes, leadings,
// spaces and indents are all smaller by one factor. Equal styles stay equal objects.
import type { ParagraphStyle, TextStyle } from "../template/style.ts";
import type { Block, Paragraph, Piece } from "./block.ts";
import { mapParagraphs } from "./map-paragraphs.ts";

/** 9 pt beside running text of 10.2 pt. */
const factor = 0.88;

const texts = new WeakMap<TextStyle, TextStyle>();
const styles = new WeakMap<ParagraphStyle, ParagraphStyle>();

const paragraphs = new WeakMap<Paragraph, Paragraph>();

export function smaller(blocks: readonly Block[]): readonly Block[] {
  return mapParagraphs(blocks, (paragraph) => known(paragraphs, paragraph, smallerParagraph));
}

function smallerParagraph(paragraph: Paragraph): Paragraph {
  const { label } = paragraph;
  return {
    ...paragraph,
    style: smallerStyle(paragraph.style),
    pieces: paragraph.pieces.map(smallerPiece),
    label: label && {
      ...label,
      at: label.at * factor,
      gap: label.gap * factor,
      pieces: label.pieces.map(smallerPiece),
    },
  };
}

function smallerPiece(piece: Piece): Piece {
  if (!("style" in piece)) return piece;
  const style = known(texts, piece.style, smallerText);
  if (piece.kind !== "page-list") return { ...piece, style };
  const entries = piece.entries.map((entry) => ({ ...entry, style: known(texts, entry.style, smallerText) }));
  return { ...piece, style, entries };
}

function smallerText(text: TextStyle): TextStyle {
  return { ...text, size: text.size * factor };
}

function smallerStyle(style: ParagraphStyle): ParagraphStyle {
  return known(styles, style, (own) => ({
    ...own,
    text: known(texts, own.text, smallerText),
    leading: own.leading * factor,
    firstIndent: own.firstIndent * factor,
    leftIndent: own.leftIndent * factor,
    rightIndent: own.rightIndent * factor,
    spaceBefore: own.spaceBefore * factor,
    spaceAfter: own.spaceAfter * factor,
  }));
}

function known<K extends object>(made: WeakMap<K, K>, of: K, make: (of: K) => K): K {
  const found = made.get(of) ?? make(of);
  made.set(of, found);
  return found;
}
