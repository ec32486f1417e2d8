// The head of an abstract: the line above its title, the title, authors, affiliations, addresses.
import { timeRange } from "../language/dates.ts";
import { directionOf, typeLabel } from "../language/labels.ts";
import type { Abstract, Book, Day, Session } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { inLanguage } from "../template/read-languages.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import { urlVoice } from "./address.ts";
import { affiliationParagraphs, authorPieces, hasNumbers } from "./authors.ts";
import type { Paragraph, Piece, Tag } from "./block.ts";
import { character, inColour } from "./character-styles.ts";
import { dayName } from "./day-title.ts";
import { inline } from "./inline.ts";
import { type InlineContext, inlineContext, linkedContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import { sessionOf } from "./plan.ts";
import type { Setting } from "./setting.ts";
import { headingTag, tag } from "./structure.ts";
import { categoriesOf } from "./timetable/categories.ts";
import { varied } from "./varied-style.ts";

/** The session under whose heading an abstract is, if any, and whether it is the first there. */
export interface Position {
  readonly session: Session | null;
  /** The day and the session whose titles are the heading of the chapter. */
  readonly day: Day | null;
  readonly chapter: Session | null;
  readonly first: boolean;
}

export function abstractHead(
  abstract: Abstract,
  own: Tag,
  level: number,
  setting: Setting,
  position: Position,
): readonly Paragraph[] {
  const { style } = setting;
  const { language } = abstract;
  const over = eyebrow(abstract, own, setting, position);
  const base = paragraphStyle(style, "abstract-title");
  // Without a line above it, the title keeps the distance that the line would have had.
  const { spaceBefore } = eyebrowStyle(setting, position);
  const titleStyle = over.length > 0 ? base : varied(base, { spaceBefore: Math.max(base.spaceBefore, spaceBefore) });
  const titleTag = headingTag(level, own);
  const titlePieces = inline(abstract.title, inlineContext(titleStyle, language, titleTag), setting);
  const paragraphs: Paragraph[] = [
    ...over,
    paragraph(titleStyle, titlePieces, titleTag, { language, span: abstract.span }),
  ];
  if (abstract.authors.length > 0) {
    const authors = paragraphStyle(style, "abstract-authors");
    const authorTag = tag("P", own);
    const numbers = style.abstract.show.affiliations && hasNumbers(abstract);
    const pieces = authorPieces(abstract, inlineContext(authors, language, authorTag), setting, {
      numbers,
      only: "all",
      marked: true,
    });
    paragraphs.push(paragraph(authors, pieces, authorTag, { language }));
  }
  if (style.abstract.show.affiliations) paragraphs.push(...affiliationParagraphs(abstract, own, setting));
  if (style.abstract.show.emails) paragraphs.push(...emails(abstract, own, setting));
  const [first, ...rest] = paragraphs;
  return [...(first ? [trackRule(abstract, first, setting)] : []), ...rest].map(heldTogether);
}

/** A head is kept together whatever the template says: no page ends inside it, nor between it and its text. */
function heldTogether(line: Paragraph): Paragraph {
  return { ...line, style: varied(line.style, { keepTogether: true, keepWithNext: true }) };
}

/** The line is in the book's language, whatever the abstract's. */
function eyebrowStyle({ style, book }: Setting, { first }: Position): ParagraphStyle {
  return paragraphStyle(inLanguage(style, book.language), first ? "abstract-eyebrow-first" : "abstract-eyebrow");
}

/** The line above the title: number, type, track, and the place in the programme with a link back to it. */
function eyebrow(abstract: Abstract, own: Tag, setting: Setting, position: Position): readonly Paragraph[] {
  const { style, labels, book } = setting;
  const { show } = style.abstract;
  const paragraphOf = eyebrowStyle(setting, position);
  const lineTag = tag("P", own);
  const voice = { ...inlineContext(paragraphOf, book.language, lineTag), hyphenate: false };
  const typeText = character(style, "type", voice.text);
  const colour = style.colours.types[abstract.type.toLowerCase()];
  const typeVoice: InlineContext = { ...voice, text: colour ? inColour(typeText, colour) : typeText };
  const groups: (readonly Piece[])[] = [];
  if (show.type) {
    const number = abstract.number === null ? "" : `\u00a0${abstract.number}`;
    groups.push([textPiece(`${typeLabel(labels, abstract.type)}${number}`, typeVoice)]);
  }
  if (show.track && abstract.track !== null)
    groups.push([textPiece(abstract.track, trackVoice(abstract, voice, setting))]);
  const slot = show.slot ? slotPieces(abstract, voice, setting, position) : [];
  if (slot.length > 0) groups.push(slot);
  if (show.id) groups.push([textPiece(abstract.id, { ...voice, hyphenate: false })]);
  if (groups.length === 0) return [];
  const pieces = groups.flatMap((group, index) =>
    index === 0 ? group : [textPiece(style.separators.slot, voice), ...group],
  );
  return [paragraph(besideTitle(paragraphOf, abstract, book), pieces, lineTag, { language: book.language })];
}

function trackVoice({ track }: Abstract, voice: InlineContext, setting: Setting): InlineContext {
  const found = setting.style.tracks.eyebrow ? categoriesOf(setting).named(track) : null;
  return found ? { ...voice, text: inColour(voice.text, found.colour) } : voice;
}

/** Above the head, in the colour of the track. */
function trackRule({ track }: Abstract, line: Paragraph, setting: Setting): Paragraph {
  const { rule } = setting.style.tracks;
  const found = rule && categoriesOf(setting).named(track);
  return found ? { ...line, style: { ...line.style, ruleAbove: { ...rule, colour: found.colour } } } : line;
}

/** The line is in the book's language, and is aligned with the beginning of the title. */
function besideTitle(style: ParagraphStyle, { language }: Abstract, book: Book): ParagraphStyle {
  if (directionOf(language) === directionOf(book.language)) return style;
  const other = { left: "right", right: "left", center: "center", justify: "right" } as const;
  return { ...style, align: other[style.align] };
}

/**
 * Day, time, room and session: all of it if each abstract begins a page, otherwise what the headings above do not say.
 * Something always remains, for the link back to the programme.
 */
function slotPieces(
  abstract: Abstract,
  context: InlineContext,
  setting: Setting,
  position: Position,
): readonly Piece[] {
  const { book, style, plan } = setting;
  const session = sessionOf(book, abstract);
  const day = abstract.slot ? book.days[abstract.slot.day] : undefined;
  if (!session || !day || !abstract.slot) return [];
  const item = session.items[abstract.slot.item];
  const start = item?.start ?? session.start;
  const end = item?.start ? item.end : session.end;
  const time = timeRange(start, end, book.language, style.programme.clock);
  const isAlone = style.abstract.start === "page" || style.abstract.perPage !== null;
  const above = isAlone ? { ...position, day: null, session: null } : position;
  const isUnderSession = session === above.session;
  const back = plan.slotOf(abstract);
  const laid: InlineContext = { ...context, text: character(style, "slot", context.text) };
  const linked =
    back === null ? laid : linkedContext(laid, back, plainText(session.title), tag("Link", context.parent));
  const dayPieces = inline(dayName(day, book.language), linked, setting);
  const when = [
    ...(above.day === day ? [] : dayPieces),
    ...(time === "" || (isUnderSession && !item?.start)
      ? []
      : [textPiece(`${above.day === day ? "" : setting.labels.comma}${time}`, linked)]),
  ];
  const room = isUnderSession ? null : session.room;
  const isTitled = session.title.length === 0 || isUnderSession || session === above.chapter;
  const differing = [
    ...(when.length > 0 ? [when] : []),
    ...(room === null ? [] : [[textPiece(room, linked)]]),
    ...(isTitled ? [] : [inline(session.title, linked, setting)]),
  ];
  const parts = differing.length > 0 ? differing : [time === "" ? dayPieces : [textPiece(time, linked)]];
  return parts.flatMap((part, index) => (index === 0 ? part : [textPiece(style.separators.slot, linked), ...part]));
}

function emails(abstract: Abstract, own: Tag, setting: Setting): readonly Paragraph[] {
  const style = paragraphStyle(setting.style, "abstract-emails");
  const lineTag = tag("P", own);
  const context = inlineContext(style, setting.book.language, lineTag);
  const pieces = abstract.authors.flatMap(({ person }): readonly Piece[] =>
    person.email === null
      ? []
      : [namePiece(person.email, urlVoice(`mailto:${person.email}`, person.email, context, setting), person.span)],
  );
  if (pieces.length === 0) return [];
  const joined = pieces.flatMap((piece, index) =>
    index === 0 ? [piece] : [textPiece(setting.labels.comma, context), piece],
  );
  return [paragraph({ ...style, leftIndent: 0 }, joined, lineTag, { language: setting.book.language })];
}
