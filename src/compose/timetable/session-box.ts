// The text of a session's box in a timetable: letter, time and page; title; chairs; its talks, as far as there is room.
import { timeRange } from "../../language/dates.ts";
import type { Session } from "../../model/book.ts";
import { isBreak, isPause } from "../../model/pauses.ts";
import { plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { Colour } from "../../vector/drawing.ts";
import type { BoxLook, GridCell, GridText, Paragraph, Piece, Tag } from "../block.ts";
import { character, inColour } from "../character-styles.ts";
import { inline } from "../inline.ts";
import { type InlineContext, inlineContext, leader, namePiece, pageNumber, paragraph, textPiece } from "../pieces.ts";
import { chairPieces } from "../session-info.ts";
import type { Setting } from "../setting.ts";
import { words } from "../setting.ts";
import { tag } from "../structure.ts";
import { boxItems } from "./box-items.ts";
import { type Category, tintOf } from "./categories.ts";
import type { PlannedBox } from "./day-plan.ts";

export type BoxAppearance = Pick<
  GridCell,
  "looks" | "line" | "category" | "align" | "tint" | "bar" | "link" | "anchor" | "isBrief"
>;

const tintStrength = 0.09;
const breakStrength = 0.06;

/** `list` is the list that the box is an item of; `isWide`: no column gives its room, and a line has space for more. */
export function sessionBox(
  place: PlannedBox,
  list: Tag,
  category: Category | null,
  isWide: boolean,
  setting: Setting,
): BoxAppearance {
  const { session } = place;
  const { book, style } = setting;
  const linkTag = tag("Link", tag("P", tag("LBody", tag("LI", list))));
  const link = {
    link: {
      target: { kind: "destination", name: `session-${session.slug}` },
      title: plainText(titleOf(session, setting)),
    },
    tag: linkTag,
  } as const;
  const anchor = `grid-${session.slug}`;
  const range = timeRange(place.start, session.end === null ? null : place.end, book.language, style.programme.clock);
  const shown = category?.isSaidBy === null ? category : null;
  if (isBreak(session)) return { ...breakBox(session, range, linkTag, setting), link, anchor };
  const info = infoLine(range, isWide, shown, session, linkTag, setting);
  return {
    looks: looksOf(session, info, isWide, linkTag, setting),
    line: shortLine(session, range, shown, linkTag, setting),
    category: shown?.name ?? null,
    isBrief: isPause(session),
    align: "top",
    ...colours(category?.colour ?? style.colours.muted),
    link,
    anchor,
  };
}

export function colours(colour: Colour): Pick<GridCell, "tint" | "bar"> {
  return { tint: tintOf(colour, tintStrength), bar: colour };
}

/** One line in the middle of a pale box. */
export function breakLook({ style }: Setting): Pick<GridCell, "align" | "tint" | "bar" | "category" | "isBrief"> {
  const tint = tintOf(style.colours.muted, breakStrength);
  return { align: "middle", tint, bar: null, category: null, isBrief: true };
}

function breakBox(session: Session, range: string, parent: Tag, setting: Setting) {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-break");
  const { own, context } = voice(base, parent, setting);
  const pieces = [
    textPiece(`${range}${style.separators.slot}`, { ...context, hyphenate: false }),
    ...inline(titleOf(session, setting), context, setting),
  ];
  const line = {
    paragraph: paragraph(base, pieces, own, { language: book.language, span: session.span }),
    shortens: true,
  };
  return { ...breakLook(setting), looks: [{ missing: "nothing" as const, texts: [line] }], line: null };
}

export function titleOf(session: Session, { labels }: Setting): Session["title"] {
  return session.title.length > 0 ? session.title : words(labels.break, session.span);
}

function voice(base: Paragraph["style"], parent: Tag, { book }: Setting) {
  const own = tag("Span", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), tag: own };
  return { own, context };
}

/** From the fullest to the barest, without forms that change nothing. */
function looksOf(
  session: Session,
  info: Paragraph,
  withChairs: boolean,
  parent: Tag,
  setting: Setting,
): readonly BoxLook[] {
  const fixed = (line: Paragraph): GridText => ({ paragraph: line, shortens: false });
  const bare = [fixed(info), { paragraph: titleLine(session, parent, setting), shortens: true }];
  const chaired = [...bare, ...(withChairs ? [] : chairLine(session, parent, setting).map(fixed))];
  const { summary, speakers, titles } = boxItems(session, parent, setting);
  const looks: readonly BoxLook[] = [
    { missing: "nothing", texts: [...chaired, ...titles.map(fixed)] },
    { missing: "titles", texts: [...chaired, ...speakers.map(fixed)] },
    { missing: "speakers", texts: [...chaired, ...summary.map(fixed)] },
    { missing: "chairs", texts: [...bare, ...summary.map(fixed)] },
  ];
  return looks.filter((look, index) => {
    const fuller = looks[index - 1];
    return (
      !fuller ||
      look.texts.length < fuller.texts.length ||
      look.texts.at(-1)?.paragraph !== fuller.texts.at(-1)?.paragraph
    );
  });
}

function infoLine(
  range: string,
  isWide: boolean,
  category: Category | null,
  session: Session,
  parent: Tag,
  setting: Setting,
): Paragraph {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-info");
  const { own, context } = voice(base, parent, setting);
  const set = { ...context, hyphenate: false };
  const pieces: Piece[] = letterPieces(category, set, setting);
  const room = isWide ? session.room : null;
  pieces.push(textPiece([range, ...(room === null ? [] : [room])].join(style.separators.slot), set));
  if (isWide && session.chairs.length > 0) {
    pieces.push(textPiece(style.separators.slot, set), ...chairPieces(session, set, setting));
  }
  pieces.push(leader(false, base.text), pageNumber(`session-${session.slug}`, set));
  return paragraph(base, pieces, own, { language: book.language });
}

export function letterPieces(category: Category | null, context: InlineContext, { style }: Setting): Piece[] {
  if (!category) return [];
  const text = inColour(character(style, "grid-letter", context.text), category.colour);
  return [namePiece(`${category.letter}\u2002`, { ...context, text })];
}

/** Time and title in one, for sessions of a few minutes. */
function shortLine(
  session: Session,
  range: string,
  category: Category | null,
  parent: Tag,
  setting: Setting,
): GridText {
  const { style, book } = setting;
  const base = { ...paragraphStyle(style, "grid-info"), hyphenate: true };
  const { own, context } = voice(base, parent, setting);
  const title = paragraphStyle(style, "grid-session").text;
  const pieces = [
    ...letterPieces(category, context, setting),
    textPiece(`${range}\u2002`, { ...context, hyphenate: false }),
    ...inline(session.title, { ...context, text: { ...title, size: base.text.size } }, setting),
  ];
  return { paragraph: paragraph(base, pieces, own, { language: book.language, span: session.span }), shortens: true };
}

function titleLine(session: Session, parent: Tag, setting: Setting): Paragraph {
  const base = paragraphStyle(setting.style, "grid-session");
  const { own, context } = voice(base, parent, setting);
  const { language } = setting.book;
  return paragraph(base, inline(session.title, context, setting), own, { language, span: session.span });
}

function chairLine(session: Session, parent: Tag, setting: Setting): readonly Paragraph[] {
  const { style, book } = setting;
  if (session.chairs.length === 0) return [];
  const base = paragraphStyle(style, "grid-chair");
  const { own, context } = voice(base, parent, setting);
  const pieces = chairPieces(session, context, setting);
  return [paragraph(base, pieces, own, { language: book.language, span: session.span })];
}
