// The line under a session's title: time, room, chairs.
import { timeRange } from "../language/dates.ts";
import type { Session } from "../model/book.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { personList } from "./authors.ts";
import type { Paragraph, Piece, Tag } from "./block.ts";
import { type InlineContext, inlineContext, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export function sessionInfo(
  session: Session,
  styleName: string,
  parent: Tag,
  setting: Setting,
  show: { readonly time: boolean } = { time: true },
): readonly Paragraph[] {
  const { book, style } = setting;
  const base = paragraphStyle(style, styleName);
  const own = tag("P", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), hyphenate: false };
  const time = show.time ? timeRange(session.start, session.end, book.language, style.programme.clock) : "";
  const parts: (readonly Piece[])[] = [];
  if (time !== "") parts.push([textPiece(time, context)]);
  if (session.room !== null) parts.push([textPiece(session.room, context)]);
  if (session.chairs.length > 0) parts.push(chairPieces(session, context, setting));
  if (parts.length === 0) return [];
  const pieces = parts.flatMap((part, index) =>
    index === 0 ? part : [textPiece(style.separators.slot, context), ...part],
  );
  return [paragraph(base, pieces, own, { language: book.language, span: session.span })];
}

export function chairPieces(session: Session, context: InlineContext, setting: Setting): readonly Piece[] {
  const { labels } = setting;
  const label = session.chairs.length > 1 ? labels.chairs : labels.chair;
  return [textPiece(`${label}${labels.colon}`, context), ...personList(session.chairs, context, setting)];
}
