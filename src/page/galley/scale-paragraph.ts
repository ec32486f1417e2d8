// Paragraphs in another size of type, in proportion. In: a paragraph and a factor. Out: the same words, with every
// length of their styles multiplied; the same paragraph and factor give the same object, so that its lines are set
// once.
import type { Paragraph, Piece } from "../../compose/block.ts";
import type { ParagraphStyle, TextStyle } from "../../template/style.ts";

const scaledParagraphs = new WeakMap<Paragraph, Map<number, Paragraph>>();
const scaledStyles = new WeakMap<ParagraphStyle, Map<number, ParagraphStyle>>();
const scaledTexts = new WeakMap<TextStyle, Map<number, TextStyle>>();

export function scaleParagraph(paragraph: Paragraph, factor: number): Paragraph {
  if (factor === 1) return paragraph;
  return known(scaledParagraphs, paragraph, factor, () => ({
    ...paragraph,
    style: scaleStyle(paragraph.style, factor),
    pieces: paragraph.pieces.map((piece) => scalePiece(piece, factor)),
    label: paragraph.label && {
      ...paragraph.label,
      pieces: paragraph.label.pieces.map((piece) => scalePiece(piece, factor)),
      at: paragraph.label.at * factor,
      gap: paragraph.label.gap * factor,
    },
  }));
}

function scaleStyle(style: ParagraphStyle, factor: number): ParagraphStyle {
  return known(scaledStyles, style, factor, () => ({
    ...style,
    text: scaleText(style.text, factor),
    leading: style.leading * factor,
    firstIndent: style.firstIndent * factor,
    leftIndent: style.leftIndent * factor,
    rightIndent: style.rightIndent * factor,
    spaceBefore: style.spaceBefore * factor,
    spaceAfter: style.spaceAfter * factor,
  }));
}

export function scalePiece(piece: Piece, factor: number): Piece {
  if (piece.kind === "picture") return { ...piece, width: piece.width * factor, height: piece.height * factor };
  return "style" in piece ? { ...piece, style: scaleText(piece.style, factor) } : piece;
}

function scaleText(text: TextStyle, factor: number): TextStyle {
  return known(scaledTexts, text, factor, () => ({ ...text, size: text.size * factor }));
}

function known<Key extends object, Value>(
  all: WeakMap<Key, Map<number, Value>>,
  key: Key,
  factor: number,
  make: () => Value,
): Value {
  const own = all.get(key) ?? new Map<number, Value>();
  all.set(key, own);
  const found = own.get(factor) ?? make();
  own.set(factor, found);
  return found;
}
