// Door sheets: for each room and day a page of its own, to be hung at the door: the room, the day, its sessions and
// their items, in type as large as one sheet has room for.
import { time } from "../language/dates.ts";
import type { Day, ProgrammeItem, Session } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { authorPieces } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { logoRow } from "./cover/logos.ts";
import { dayTitle } from "./day-title.ts";
import { choice } from "./deferred.ts";
import { inline } from "./inline.ts";
import { inlineContext, namePiece, paragraph, textPiece, withUnderLine } from "./pieces.ts";
import { posterNumber } from "./poster-numbers.ts";
import { sessionHeading, timeLabel } from "./programme-lines.ts";
import { doorCode } from "./qr-codes.ts";
import { sessionInfo } from "./session-info.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { inSize } from "./smaller.ts";
import { headingTag, listItem, section, tag } from "./structure.ts";

export function roomSheetsPart(setting: Setting): ComposedPart {
  const { book, labels, root } = setting;
  const own = tag("Part", root, { title: labels.programme });
  const blocks = roomsOf(setting).flatMap((room, index) =>
    book.days.flatMap((day) => {
      const sessions = day.sessions.filter((session) => session.room === room);
      return sessions.length > 0 ? sheet({ name: room, number: index + 1 }, day, sessions, own, setting) : [];
    }),
  );
  return { blocks, entries: [] };
}

/** The declared rooms, then the others in order of appearance. */
function roomsOf({ book }: Setting): readonly string[] {
  const used = book.days.flatMap((day) => day.sessions.flatMap((session) => session.room ?? []));
  return [...new Set([...book.rooms, ...used])];
}

function sheet(
  { name: room, number }: { readonly name: string; readonly number: number },
  day: Day,
  sessions: readonly Session[],
  parent: Tag,
  setting: Setting,
): readonly Block[] {
  const when = plainText(dayTitle(day, setting.book.language));
  const own = section(parent, `${room}${setting.labels.comma}${when}`);
  const head = [
    { kind: "mark", slot: "chapter", text: `${room} · ${when}` } as const,
    ...setting.anchor(`sheet-${number}-${day.date}`, {
      title: `${room}${setting.labels.comma}${when}`,
      level: 1,
    }),
    ...meeting(own, setting),
    line("sheet-room", room, headingTag(1, own), setting),
    line("sheet-day", when, tag("P", own), setting),
  ];
  const blocks = sessions.flatMap((session) => sessionBlocks(session, own, setting));
  const code = doorCode(room, day.date, own, setting);
  const base = paragraphStyle(setting.style, "sheet-item").text.size;
  const forms = sizes.map((size, grade) => ({
    grade,
    blocks: () => [...head, ...inSize(blocks, size / base), ...code],
  }));
  return [{ kind: "break", to: "page", opening: true }, ...choice(forms, { pages: 1, share: 0 })];
}

/** The sizes of a sheet's talks, in points: the largest at which everything fits on one sheet is taken. */
const sizes = [24, 22.5, 21, 19.5, 18, 16.5, 15, 14, 13, 12, 11] as const;

/** The logos, all of one area as on the cover, and the name of the meeting. */
function meeting(own: Tag, setting: Setting): readonly Block[] {
  const { book, style } = setting;
  const { gap } = style.cover;
  const row = logoRow(own, setting).map((block) => ({ ...block, spaceAfter: gap / 2, keepWithNext: true }));
  const base = paragraphStyle(style, "sheet-info");
  const look = { ...base, leftIndent: 0, rightIndent: 0, keepWithNext: true };
  const tagged = tag("P", own);
  const name = inline(book.title, inlineContext(look, book.language, tagged), setting);
  return [...row, paragraph(look, name, tagged, { language: book.language })];
}

function line(name: string, text: string, own: Tag, setting: Setting): Paragraph {
  const style = paragraphStyle(setting.style, name);
  const { language } = setting.book;
  return paragraph(style, [namePiece(text, inlineContext(style, language, own))], own, { language });
}

function sessionBlocks(session: Session, parent: Tag, setting: Setting): readonly Block[] {
  const { style } = setting;
  const own = section(parent, plainText(session.title));
  const base = paragraphStyle(style, "sheet-session");
  const headTag = headingTag(2, own);
  const heading = sessionHeading(session, base, headTag, null, setting);
  const info = sessionInfo({ ...session, room: null }, "sheet-info", own, setting);
  const list = tag("L", own);
  return [heading, ...info, ...session.items.flatMap((item, index) => itemLines(session, item, index, list, setting))];
}

/** Time (or the poster's number), title, and who presents it. */
function itemLines(
  session: Session,
  item: ProgrammeItem,
  index: number,
  list: Tag,
  setting: Setting,
): readonly Paragraph[] {
  const { book, style, labels } = setting;
  const base = paragraphStyle(style, "sheet-item");
  const { label, body } = listItem(list);
  const own = tag("P", body);
  const language = item.kind === "event" ? book.language : item.abstract.language;
  const context = inlineContext(base, language, own);
  const isPoster = session.kind.toLowerCase() === "posters" && item.kind === "abstract" && item.start === null;
  const start = item.start === null ? "" : time(item.start, book.language, style.programme.clock);
  const mark = isPoster ? posterNumber(item.abstract, index) : start;
  const title = inline(item.kind === "event" ? item.title : item.abstract.title, context, setting);
  const isWithdrawn = item.kind === "abstract" && item.abstract.withdrawn;
  const note: readonly Piece[] = isWithdrawn
    ? [textPiece(`${style.separators.slot}${labels.withdrawn}`, { ...context, language: book.language })]
    : [];
  const printed = paragraph(base, [...title, ...note], own, {
    language,
    label: timeLabel(mark, base, { parent: label, own: null }, setting),
    span: item.span,
  });
  if (item.kind === "event" || isWithdrawn) return [printed];
  const under = tag("P", body);
  const people = { ...inlineContext(base, language, under), text: character(style, "programme-authors", base.text) };
  const options = { numbers: false, only: "presenter", marked: false } as const;
  return withUnderLine(printed, authorPieces(item.abstract, people, setting, options), under);
}
