// Lines that the programme, the lists of posters and the door sheets share: the heading of a session with its time, titles that
// lead to a page or are withdrawn. In: sessions, abstracts, paragraph styles. Out: paragraphs, labels and pieces.
import type { Abstract, Session } from "../model/book.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Label, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { inline } from "./inline.ts";
import {
  anchorPiece,
  type InlineContext,
  inlineContext,
  labelFor,
  leader,
  linkedContext,
  namePiece,
  pageNumber,
  paragraph,
  textPiece,
} from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

/** Where a session is in the overview of its day; null if it is in none. */
export type GridPlace = { readonly name: string; readonly title: string } | null;

/** A time in the label of a line. `own`: the tag of the label; without one, it belongs to its line, `parent`. */
export function timeLabel(
  text: string,
  style: ParagraphStyle,
  { parent, own }: { readonly parent: Tag; readonly own: Tag | null },
  setting: Setting,
  grid: GridPlace = null,
): Label | null {
  if (text === "") return null;
  const context = inlineContext(style, setting.book.language, own ?? parent);
  const laid: InlineContext = { ...context, text: character(setting.style, "programme-time", context.text) };
  const linked = grid ? linkedContext(laid, grid.name, grid.title, tag("Link", laid.parent)) : laid;
  return labelFor(style, [namePiece(text, linked)], own);
}

export function sessionHeading(
  session: Session,
  style: ParagraphStyle,
  own: Tag,
  label: Label | null,
  setting: Setting,
): Paragraph {
  const { language } = setting.book;
  const pieces = inline(session.title, inlineContext(style, language, own), setting);
  return paragraph(style, pieces, own, { language, label, span: session.span });
}

/** A leader and the page of a destination. */
export function folioPieces(destination: string, context: InlineContext, { style }: Setting): readonly Piece[] {
  const laid = { ...context, text: character(style, "programme-folio", context.text) };
  return [leader(style.programme.leaders, laid.text), pageNumber(destination, laid)];
}

/** The destination of an abstract at its line in a list, if only lines of it are printed. */
export function onlyLine(abstract: Abstract, setting: Setting): readonly Piece[] {
  const name = `abstract-${abstract.anchor}`;
  if (setting.plan.isFull(abstract)) return [];
  return setting.anchor(name).length > 0 ? [anchorPiece(name)] : [];
}

/** The title of an abstract that was withdrawn, and a note that it was. */
export function withdrawnTitle(abstract: Abstract, context: InlineContext, setting: Setting): readonly Piece[] {
  const { style, book, labels } = setting;
  const laid = { ...context, language: book.language, text: character(style, "withdrawn", context.text) };
  return [
    ...inline(abstract.title, context, setting),
    textPiece(style.separators.slot, context),
    textPiece(labels.withdrawn, laid),
  ];
}
