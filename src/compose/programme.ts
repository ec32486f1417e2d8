// The programme: day by day the sessions in order, each with its time, room, chairs and items; every item leads to its
// abstract by link and by page number.
import { time, timeRange } from "../language/dates.ts";
import { typeLabel } from "../language/labels.ts";
import { timezoneName } from "../language/zones.ts";
import type { Abstract, Day, ProgrammeItem, Session } from "../model/book.ts";
import { isBreak } from "../model/pauses.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import { authorPieces } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { dayTitle } from "./day-title.ts";
import { inline } from "./inline.ts";
import { openChapter, openPart, partTitle, titleParagraph } from "./opening.ts";
import {
  anchorPiece,
  type InlineContext,
  inlineContext,
  linkedContext,
  paragraph,
  textPiece,
  withUnderLine,
} from "./pieces.ts";
import { posterListDestination, posterRange } from "./poster-numbers.ts";
import { folioPieces, type GridPlace, onlyLine, sessionHeading, timeLabel, withdrawnTitle } from "./programme-lines.ts";
import { sessionInfo } from "./session-info.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { wholeBook, words } from "./setting.ts";
import { headingTag, listItem, referenceLink, section, tag } from "./structure.ts";
import { dayTab } from "./tabs.ts";
import { isInOverview } from "./timetable/overview.ts";
import { dayOverview, isUnderGrid, overviewsOf, pageBreak, withBreaks } from "./timetable/overviews.ts";
import { varied } from "./varied-style.ts";

export function programmePart(setting: Setting): ComposedPart {
  const { book, labels, style } = setting;
  if (book.days.length === 0) return { blocks: [], entries: [] };
  const own = tag("Part", setting.root, { title: labels.programme });
  const span = wholeBook(book);
  const overviews = overviewsOf(own, setting);
  const [first] = overviews;
  const days = book.days.flatMap((day, index) => {
    const opening = style.programme.days === "page" && index > 0 ? openChapter(setting, labels.programme) : [];
    return [...opening, ...dayBlocks(day, own, setting)];
  });
  return {
    blocks: [
      ...openPart(setting, labels.programme),
      // If the first grid is landscape, the title above it is too.
      ...(first?.isLandscape ? [pageBreak(true, true)] : []),
      ...partTitle(labels.programme, "programme", own, setting),
      ...timezoneLine(own, setting),
      ...withBreaks(overviews),
      ...days,
    ],
    entries: [
      { kind: "part", title: words(labels.programme, span), abstract: null, destination: "programme" },
      ...book.days.map((day) => ({
        kind: "page" as const,
        title: dayTitle(day, book.language),
        abstract: null,
        destination: `day-${day.date}`,
      })),
    ],
  };
}

/** A day's own grid follows its title where days begin pages; otherwise it is with the others, before all lists. */
function dayBlocks(day: Day, parent: Tag, setting: Setting): readonly Block[] {
  const title = dayTitle(day, setting.book.language);
  const plain = plainText(title);
  const own = section(parent, plain);
  const sessions = day.sessions.flatMap((session) => sessionBlocks(session, day, own, setting));
  const anchor = [...dayTab(day, setting), ...setting.anchor(`day-${day.date}`, { title: plain, level: 2 })];
  const overview = setting.style.programme.days === "page" ? dayOverview(day, own, setting) : null;
  const list = isUnderGrid(day, setting)
    ? sessions
    : [titleParagraph("programme-day", title, headingTag(2, own), setting), ...sessions];
  if (!overview) return [...anchor, ...list];
  return [
    ...(overview.isLandscape ? [pageBreak(true)] : []),
    ...anchor,
    ...overview.blocks,
    ...(overview.isShort ? [] : [pageBreak(false)]),
    ...list,
  ];
}

/** The time zone of the times. */
function timezoneLine(parent: Tag, setting: Setting): readonly Block[] {
  const { book, plan } = setting;
  const [day] = book.days;
  if (book.timezone === null || !plan.timed || !day) return [];
  return [titleParagraph("grid-note", timezoneName(book.timezone, day.date, book.language), tag("P", parent), setting)];
}

function sessionBlocks(session: Session, day: Day, parent: Tag, setting: Setting): readonly Block[] {
  const grid = gridOf(session, day, setting);
  // A break that has events of its own is listed like a session.
  const isPause = isBreak(session) && session.items.length === 0;
  const own = isPause ? parent : section(parent, plainText(session.title));
  return setting.unit("session", session, [own, grid?.name, grid?.title], (inside) =>
    isPause
      ? [...inside.anchor(`session-${session.slug}`), breakLine(session, grid, parent, inside)]
      : sessionLines(session, grid, own, inside),
  );
}

function sessionLines(session: Session, grid: GridPlace, own: Tag, setting: Setting): readonly Block[] {
  const { book, style, plan } = setting;
  const anchor = setting.anchor(`session-${session.slug}`);
  const base = timed(paragraphStyle(style, "programme-session"), setting);
  const headTag = headingTag(3, own);
  const range = timeRange(session.start, session.end, book.language, style.programme.clock);
  const label = timeLabel(range, base, { parent: headTag, own: null }, setting, grid);
  const heading = sessionHeading(session, base, headTag, label, setting);
  const info = sessionInfo(session, "programme-info", own, setting, { time: false }).map((line) => ({
    ...line,
    style: timed(line.style, setting),
  }));
  if (plan.isListed(session)) return [...anchor, heading, ...info, ...posterReference(session, own, setting)];
  const list = tag("L", own);
  return [
    ...anchor,
    ...released([heading, ...info], session.items.length),
    ...session.items.flatMap((item) => itemLine(item, list, setting)),
  ];
}

/** A session without items is not kept with the one that follows. */
function released(blocks: readonly Paragraph[], items: number): readonly Paragraph[] {
  if (items > 0) return blocks;
  return blocks.map((block, index) =>
    index === blocks.length - 1 ? { ...block, style: varied(block.style, { keepWithNext: false }) } : block,
  );
}

/** If nothing in the whole programme has a time, there is no indent for times. */
function timed(style: ParagraphStyle, { plan }: Setting): ParagraphStyle {
  return plan.timed ? style : varied(style, { leftIndent: 0 });
}

function gridOf(session: Session, day: Day, setting: Setting): GridPlace {
  if (!isInOverview(session, day, setting)) return null;
  return { name: `grid-${session.slug}`, title: plainText(dayTitle(day, setting.book.language)) };
}

function breakLine(session: Session, grid: GridPlace, parent: Tag, setting: Setting): Paragraph {
  const { book, style } = setting;
  const base = timed(paragraphStyle(style, "programme-event"), setting);
  const own = tag("P", parent);
  const range = timeRange(session.start, session.end, book.language, style.programme.clock);
  const title = session.title.length > 0 ? session.title : words(setting.labels.break, session.span);
  const context = inlineContext(base, book.language, own);
  const room = session.room === null ? [] : [textPiece(`${style.separators.slot}${session.room}`, context)];
  return paragraph(base, [...inline(title, context, setting), ...room], own, {
    language: book.language,
    label: timeLabel(range, base, { parent: own, own: null }, setting, grid),
    span: session.span,
  });
}

function itemLine(item: ProgrammeItem, list: Tag, setting: Setting): readonly Paragraph[] {
  const { book, style } = setting;
  const name =
    item.kind === "event"
      ? "programme-event"
      : item.abstract.withdrawn
        ? "programme-withdrawn"
        : item.abstract.type.toLowerCase() === "keynote"
          ? "programme-keynote"
          : "programme-item";
  const base = timed(paragraphStyle(style, name), setting);
  const { label, body } = listItem(list);
  const own = tag("P", body);
  const start = item.start === null ? "" : time(item.start, book.language, style.programme.clock);
  const pieces =
    item.kind === "event"
      ? inline(item.title, inlineContext(base, book.language, own), setting)
      : abstractLine(item, base, own, setting);
  const line = paragraph(base, pieces, own, {
    language: book.language,
    label: timeLabel(start, base, { parent: label, own: label }, setting),
    span: item.span,
  });
  const under = tag("P", body);
  return withUnderLine(line, item.kind === "event" ? [] : underLine(item.abstract, base, under, setting), under);
}

/** Title, leader and page. */
function abstractLine(
  item: Extract<ProgrammeItem, { kind: "abstract" }>,
  base: ParagraphStyle,
  own: Tag,
  setting: Setting,
): readonly Piece[] {
  const { plan } = setting;
  const { abstract } = item;
  const context: InlineContext = inlineContext(base, abstract.language, own);
  const only = onlyLine(abstract, setting);
  if (abstract.withdrawn) return [...only, ...withdrawnTitle(abstract, context, setting)];
  const destination = plan.destinationOf(abstract);
  const linked =
    destination === null ? context : linkedContext(context, destination, plainText(abstract.title), referenceLink(own));
  const back = plan.slotOf(abstract);
  // An abstract that is given twice has its destination at the first place; the other line still leads to the abstract.
  const here = back !== null && isFirstPlace(item, setting);
  return [
    ...only,
    ...(here ? [anchorPiece(back)] : []),
    ...inline(abstract.title, linked, setting),
    ...(destination === null ? [] : folioPieces(destination, linked, setting)),
  ];
}

function isFirstPlace({ abstract, span }: Extract<ProgrammeItem, { kind: "abstract" }>, { book }: Setting): boolean {
  const { slot } = abstract;
  const item = slot ? book.days[slot.day]?.sessions[slot.session]?.items[slot.item] : undefined;
  return item?.span === span;
}

/** The type, unless it is an ordinary talk or poster, and the people. */
function underLine(abstract: Abstract, base: ParagraphStyle, own: Tag, setting: Setting): readonly Piece[] {
  const { style, labels, book } = setting;
  if (abstract.withdrawn) return [];
  const context = inlineContext(base, abstract.language, own);
  const laid = { ...context, text: character(style, "programme-authors", context.text) };
  const pieces: Piece[] = [];
  const type = abstract.type.toLowerCase();
  if (type !== "talk" && type !== "poster") {
    const text = character(style, "programme-type", context.text);
    const colour = style.colours.types[type];
    const typeVoice = { ...context, language: book.language, text: colour ? { ...text, colour } : text };
    pieces.push(textPiece(typeLabel(labels, abstract.type), typeVoice));
  }
  const only = style.programme.authors;
  if (only !== "none" && abstract.authors.length > 0) {
    if (pieces.length > 0) pieces.push(textPiece(style.separators.slot, laid));
    pieces.push(...authorPieces(abstract, laid, setting, { numbers: false, only, marked: "among-others" }));
  }
  return pieces;
}

/** A poster session is one line in the programme, which refers to its list. */
function posterReference(session: Session, parent: Tag, setting: Setting): readonly Block[] {
  const { book, style, labels } = setting;
  const base = timed(paragraphStyle(style, "programme-item"), setting);
  const own = tag("P", parent);
  const context = inlineContext(base, book.language, own);
  const destination = posterListDestination(session);
  const linked = linkedContext(context, destination, plainText(session.title), referenceLink(own));
  const text = [labels.posters, posterRange(session)].filter((part) => part !== "").join("\u00a0");
  return [
    paragraph(base, [textPiece(text, linked), ...folioPieces(destination, linked, setting)], own, {
      language: book.language,
      span: session.span,
    }),
  ];
}
