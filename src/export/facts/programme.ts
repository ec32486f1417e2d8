// What happens when: the programme as one list, for calendars, feeds and tables. In: the book. Out: each talk with its
// time and room; a session whose items have no times (posters, breaks) is one entry.
import type { Abstract, Book, Day, IsoDate, Minutes, ProgrammeItem, Session } from "../../model/book.ts";
import type { Inline } from "../../model/text.ts";
import { isUndated } from "../../model/undated.ts";

export interface Happening {
  /** Stays the same as long as ids do: `abstract-<anchor>`, `session-<slug>`, `session-<slug>-<n>`. */
  readonly key: string;
  readonly day: Day;
  readonly session: Session;
  /** Null for the session as a whole. */
  readonly item: ProgrammeItem | null;
  readonly abstract: Abstract | null;
  readonly title: readonly Inline[];
  readonly start: Minutes;
  readonly end: Minutes;
}

/** The assumed length of a talk or session without an end. */
const usualLength: Minutes = 15;

export function happeningsOf(book: Book): readonly Happening[] {
  const found = book.days.flatMap((day) =>
    isUndated(day.date) ? [] : day.sessions.flatMap((one) => inSession(one, day)),
  );
  // An abstract that is presented twice is two events.
  const seen = new Map<string, number>();
  return found.map((one) => {
    const count = (seen.get(one.key) ?? 0) + 1;
    seen.set(one.key, count);
    return count === 1 ? one : { ...one, key: `${one.key}-${count}` };
  });
}

function inSession(session: Session, day: Day): readonly Happening[] {
  const timed = session.items.some((item) => item.start !== null);
  if (!timed) return wholeSession(session, day);
  return session.items.flatMap((item, index): readonly Happening[] => {
    if (item.start === null) return [];
    const end = item.end ?? nextStart(session, index, item.start);
    const common = { day, session, item, start: item.start, end };
    if (item.kind === "event")
      return [{ ...common, key: `session-${session.slug}-${index + 1}`, abstract: null, title: item.title }];
    const { abstract } = item;
    return [{ ...common, key: `abstract-${abstract.anchor}`, abstract, title: abstract.title }];
  });
}

function nextStart(session: Session, index: number, start: Minutes): Minutes {
  const next = session.items.slice(index + 1).find((item) => item.start !== null && item.start > start)?.start;
  const end = next ?? session.end;
  return end !== null && end !== undefined && end > start ? end : start + usualLength;
}

function wholeSession(session: Session, day: Day): readonly Happening[] {
  if (session.start === null) return [];
  const end = session.end !== null && session.end > session.start ? session.end : session.start + usualLength;
  const { title, start } = session;
  return [{ key: `session-${session.slug}`, day, session, item: null, abstract: null, title, start, end }];
}

/** The rooms in the order that the book gives; any others follow in the order of the programme. */
export function roomsOf(book: Book): readonly string[] {
  const used = book.days.flatMap((day) => day.sessions.flatMap(({ room }) => room ?? []));
  return [...new Set([...book.rooms, ...used])];
}

/** The first and last day of the meeting, from the book or else from its programme; null if neither has dates. */
export function datesOf(book: Book): { readonly start: IsoDate; readonly end: IsoDate } | null {
  if (book.dates) return book.dates;
  const dates = book.days.map(({ date }) => date).filter((date) => !isUndated(date));
  const [first] = dates;
  return first ? { start: first, end: dates.reduce((last, date) => (date > last ? date : last)) } : null;
}

/** The abstracts that are not withdrawn, in the order of the programme, then of their files. */
export function presentedAbstracts(book: Book): readonly Abstract[] {
  const rank = ({ slot }: Abstract) =>
    slot ? slot.day * 1e8 + slot.session * 1e4 + slot.item : Number.POSITIVE_INFINITY;
  const kept = book.abstracts.filter((abstract) => !abstract.withdrawn);
  return [...kept].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

export function sessionOf(book: Book, { slot }: Abstract): Session | null {
  return slot ? (book.days[slot.day]?.sessions[slot.session] ?? null) : null;
}

export function dayOf(book: Book, { slot }: Abstract): Day | null {
  return slot ? (book.days[slot.day] ?? null) : null;
}

export function itemOf(book: Book, abstract: Abstract): ProgrammeItem | null {
  return abstract.slot ? (sessionOf(book, abstract)?.items[abstract.slot.item] ?? null) : null;
}
