// programme.yaml → days, sessions and items; and what the programme says about each abstract: its slot, its poster
// number.

import type { Abstract, Day, ProgrammeItem } from "../model/book.ts";
import { FreeNames } from "../model/free-names.ts";
import { slug } from "../model/slug.ts";
import { type Inline, plainText } from "../model/text.ts";
import { noDate, undated } from "../model/undated.ts";
import { isThere } from "../source/book-folder.ts";
import { type Checked, field, items, spanOf, textOf, wordsOf } from "../source/checked.ts";
import type { Span } from "../source/source.ts";
import { type MarkdownContext, parseInline } from "./markdown/parse-markdown.ts";
import { plainWords } from "./markdown/plain-field.ts";
import { placeAbstracts } from "./place-abstracts.ts";
import { type PlannedDay, type PlannedItem, type PlannedSession, planSession } from "./plan-session.ts";
import { inOrderOfTime, reportLate, reportOrder } from "./programme-order.ts";
import type { Drafts } from "./read-abstracts.ts";
import { readFields } from "./read-fields.ts";
import type { DayFields } from "./schema/programme.generated.ts";
import { programme as isProgramme } from "./schema/validators.generated.js";
import type { BookFacts } from "./slash-order.ts";
import { isDay } from "./times.ts";

export interface Programme {
  readonly rooms: readonly string[];
  readonly days: readonly Day[];
  readonly abstracts: readonly Abstract[];
}

export function readProgramme(folder: string, book: BookFacts, drafts: Drafts, markdown: MarkdownContext): Programme {
  const { diagnostics } = markdown;
  const { fields } = isThere(folder, "programme.yaml")
    ? readFields(folder, "programme.yaml", "programme", isProgramme, diagnostics, book)
    : { fields: null };
  const rooms = fields ? items(field(fields, "rooms")).flatMap((room) => plainWords(room, diagnostics) ?? []) : [];
  const planned = fields ? items(field(fields, "days")).map((day) => planDay(day, drafts, markdown)) : [];
  const abstracts = placeAbstracts(planned, drafts, diagnostics);
  const days = finish(withDates(planned), abstracts);
  return { rooms, days, abstracts: drafts.list.flatMap(({ id }) => abstracts.get(id) ?? []) };
}

/** Days whose dates cannot be read, which is reported, get different placeholders. */
function withDates(days: readonly PlannedDay[]): readonly PlannedDay[] {
  let number = 0;
  return days.map((day) =>
    day.date === noDate
      ? { ...day, date: undated(++number), title: day.title ?? [{ kind: "text", value: "?", span: day.span }] }
      : day,
  );
}

function planDay(of: Checked<DayFields>, drafts: Drafts, markdown: MarkdownContext): PlannedDay {
  const date = field(of, "date");
  const { diagnostics } = markdown;
  const sessions = items(field(of, "sessions")).map((session) => planSession(session, drafts, markdown));
  const title = field(of, "title");
  const named = title && wordsOf(title) !== null ? parseInline(textOf(title), markdown) : null;
  const isReal = of.data.date === noDate || isDay(of.data.date);
  if (!isReal) {
    const hint = "dates are written year, month, day";
    diagnostics.error("wrong-value", `“${of.data.date}” is not a calendar date`, spanOf(date ?? of), { hint });
  }
  if (!areByRoom(sessions)) reportOrder(sessions, beginning, "session", diagnostics);
  reportLate(sessions, diagnostics);
  return {
    date: isReal ? of.data.date : noDate,
    // Of a day that there is not, what was typed is printed.
    title: named ?? (isReal ? null : typed(of.data.date, spanOf(date ?? of))),
    sessions: inOrderOfTime(sessions, beginning),
    span: spanOf(date ?? of),
  };
}

const typed = (value: string, at: Span): readonly Inline[] => [
  { kind: "fault", children: [{ kind: "text", value, span: at }], span: at },
];

/** When a session begins, or its first item. */
function beginning({ start, items }: PlannedSession): number | null {
  const starts = items.flatMap((item) => item.start ?? []);
  return start ?? (starts.length > 0 ? Math.min(...starts) : null);
}

/** Whether sessions are listed room by room, as parallel sessions often are: that is not out of order. */
function areByRoom(sessions: readonly PlannedSession[]): boolean {
  const rooms = sessions.map(({ room }) => room).filter((room, index, all) => room !== all[index - 1]);
  const isInOrder = (room: string | null) => {
    const starts = sessions.filter((session) => session.room === room).flatMap((session) => beginning(session) ?? []);
    return starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0));
  };
  return (
    rooms.length > 1 &&
    rooms.length < sessions.length &&
    new Set(rooms).size === rooms.length &&
    rooms.every((room) => room !== null && isInOrder(room))
  );
}

function finish(days: readonly PlannedDay[], abstracts: ReadonlyMap<string, Abstract>): readonly Day[] {
  const slugs = sessionSlugs(days);
  let index = 0;
  return days.map((day) => ({
    ...day,
    sessions: day.sessions.map(({ id, prefix, ...session }) => ({
      ...session,
      slug: slugs[index++] ?? "",
      items: session.items.flatMap((item) => finishItem(item, abstracts) ?? []),
    })),
  }));
}

function finishItem(item: PlannedItem, abstracts: ReadonlyMap<string, Abstract>): ProgrammeItem | null {
  const { start, end, span } = item;
  if (!("draft" in item)) return { kind: "event", title: item.title, event: item.event, start, end, span };
  const abstract = abstracts.get(item.draft.id);
  return abstract ? { kind: "abstract", abstract, start, end, span } : null;
}

/** From the title; with the date if titles repeat, and with a number if that repeats too. */
function sessionSlugs(days: readonly PlannedDay[]): readonly string[] {
  const sessions = days.flatMap((day) =>
    day.sessions.map((session) => ({
      date: day.date,
      given: session.id,
      name: slug(plainText(session.title)) || "session",
    })),
  );
  const times = new Map<string, number>();
  for (const { name, given } of sessions) if (given === null) times.set(name, (times.get(name) ?? 0) + 1);
  const slugs = new FreeNames(sessions.flatMap(({ given }) => given ?? []));
  return sessions.map(({ date, given, name }) => {
    if (given !== null) return given;
    return slugs.take((times.get(name) ?? 0) > 1 ? `${name}-${date}` : name);
  });
}
