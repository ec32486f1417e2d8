// Pieces and paragraphs by hand: labels, folios, leaders, and the paragraphs that hold them.
import { directionOf } from "../language/labels.ts";
import type { Span } from "../source/source.ts";
import type { ParagraphStyle, TextStyle } from "../template/style.ts";
import type { Label, Link, Paragraph, Piece, Tag } from "./block.ts";
import { overlay, raised } from "./character-styles.ts";
import { varied } from "./varied-style.ts";

/** How a run of text is set: its style, its language, its structure element and its link. */
export interface InlineContext {
  readonly text: TextStyle;
  readonly language: string;
  readonly hyphenate: boolean;
  /** The parent of finer tags: the paragraph's tag, or that of an enclosing link. */
  readonly parent: Tag;
  /** The tag of the pieces themselves; null: the paragraph's. */
  readonly tag: Tag | null;
  readonly link: Link | null;
}

export function inlineContext(style: ParagraphStyle, language: string, parent: Tag): InlineContext {
  return { text: style.text, language, hyphenate: style.hyphenate, parent, tag: null, link: null };
}

/** The context inside a link to a destination of this book; its title says where the link leads. */
export function linkedContext(context: InlineContext, destination: string, title: string, tag: Tag): InlineContext {
  return { ...context, parent: tag, tag, link: { target: { kind: "destination", name: destination }, title } };
}

export function textPiece(text: string, context: InlineContext, where: Span | null = null): Piece {
  const { link, tag, language, hyphenate } = context;
  return { kind: "text", text: composed(text), style: context.text, language, hyphenate, link, tag, span: where };
}

const beyondLatin = /[\u0300-\uffff]/;

/** NFC; below U+0300 nothing composes (UAX #15), and most text is below that. */
export function composed(text: string): string {
  return beyondLatin.test(text) ? text.normalize("NFC") : text;
}

/** Names and numbers are not hyphenated. */
export function namePiece(text: string, context: InlineContext, where: Span | null = null): Piece {
  const { link, tag, language } = context;
  const style = context.text;
  return { kind: "text", text: composed(text), style, language, hyphenate: false, link, tag, span: where };
}

export function superior(text: string, context: InlineContext): Piece {
  return textPiece(text, { ...context, text: overlay(context.text, raised), hyphenate: false });
}

export function pageNumber(destination: string, context: InlineContext): Piece {
  return { kind: "page-number", destination, style: context.text, link: context.link, tag: context.tag, span: null };
}

export function leader(dots: boolean, style: TextStyle): Piece {
  return { kind: "leader", dots, style, link: null, tag: null, span: null };
}

export function lineBreak(): Piece {
  return { kind: "line-break", link: null, tag: null, span: null };
}

export function anchorPiece(name: string): Piece {
  return { kind: "anchor", name, link: null, tag: null, span: null };
}

export function paragraph(
  style: ParagraphStyle,
  pieces: readonly Piece[],
  tag: Tag,
  more: { readonly language: string; readonly label?: Label | null; readonly span?: Span | null },
): Paragraph {
  const { language, label = null, span = null } = more;
  return { kind: "paragraph", style, pieces, label, direction: directionOf(language), tag, span };
}

/** A label that hangs at the place that the paragraph's style gives. */
export function labelFor(style: ParagraphStyle, pieces: readonly Piece[], tag: Tag | null): Label {
  const { align, at, gap } = style.label ?? { align: "right", at: 0, gap: 0 };
  return { pieces, align, at, gap, tag };
}

/**
 * A line of a list with a second line under it: the title with its folio, then the people. There is no space between
 * them, and a page does not end there.
 */
export function withUnderLine(line: Paragraph, under: readonly Piece[], underTag: Tag): readonly Paragraph[] {
  if (under.length === 0) return [line];
  const { style } = line;
  return [
    { ...line, style: varied(style, { keepWithNext: true, spaceAfter: 0, ruleBelow: null }) },
    {
      ...line,
      pieces: under,
      label: null,
      tag: underTag,
      style: varied(style, { firstIndent: 0, spaceBefore: 0, ruleAbove: null }),
    },
  ];
}
