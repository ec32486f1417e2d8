// The door of `diff`. In: two books, the old and the new. Out: the changes that readers must know: abstracts added or
// withdrawn, and changed titles, people, times and rooms. Files and layout do not count: two books that print the same
// have no changes.
import type { Abstract, Book, ProgrammeItem, Session } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { pairSessions, type ScheduledSession, type SessionPairs, sessionsOf } from "./pair-sessions.ts";

export type ChangeKind =
  | "added"
  | "removed"
  | "withdrawn"
  | "reinstated"
  | "retitled"
  | "people"
  | "type"
  | "text"
  | "scheduled"
  | "unscheduled"
  | "moved"
  | "session-added"
  | "session-removed"
  | "session-time"
  | "session-room"
  | "session-chair";

export interface Change {
  readonly kind: ChangeKind;
  /** The abstract's id, or the session's slug. */
  readonly id: string;
  /** The new title, or the old one if it is gone. */
  readonly title: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Abstracts first, in the order of the new book, then those removed, then the sessions in the order of the programme. */
export function compareBooks(before: Book, after: Book): readonly Change[] {
  const pairs = pairSessions(before, after);
  return [...abstractChanges(before, after, pairs), ...sessionChanges(before, after, pairs)];
}

function abstractChanges(before: Book, after: Book, pairs: SessionPairs): readonly Change[] {
  const old = new Map(before.abstracts.map((abstract) => [abstract.id, abstract]));
  const current = new Set(after.abstracts.map((abstract) => abstract.id));
  const changes = after.abstracts.flatMap((abstract) => {
    const earlier = old.get(abstract.id);
    return earlier
      ? changesOf(earlier, abstract, before, after, pairs)
      : [change("added", abstract, null, peopleOf(abstract))];
  });
  const gone = before.abstracts.filter((abstract) => !current.has(abstract.id));
  return [...changes, ...gone.map((abstract) => change("removed", abstract, peopleOf(abstract), null))];
}

function changesOf(
  earlier: Abstract,
  abstract: Abstract,
  before: Book,
  after: Book,
  pairs: SessionPairs,
): readonly Change[] {
  if (abstract.withdrawn)
    return earlier.withdrawn ? [] : [change("withdrawn", abstract, placeOf(earlier, before)?.text ?? null, null)];
  const changes: Change[] = [];
  const compare = (kind: ChangeKind, old: string | null, now: string | null) => {
    if (old !== now) changes.push(change(kind, abstract, old, now));
  };
  if (earlier.withdrawn) changes.push(change("reinstated", abstract, null, placeOf(abstract, after)?.text ?? null));
  compare("retitled", plainText(earlier.title), plainText(abstract.title));
  compare("people", peopleOf(earlier), peopleOf(abstract));
  compare("type", earlier.type, abstract.type);
  if (textOf(earlier) !== textOf(abstract)) changes.push(change("text", abstract, null, null));
  const [from, to] = [placeOf(earlier, before), placeOf(abstract, after)];
  // If an item moves with its session, only the session is reported.
  const alongside = from && to && pairs.get(to.session) === from.session && from.offset === to.offset;
  if (!earlier.withdrawn && from?.key !== to?.key && !alongside) {
    const kind = from === null ? "scheduled" : to === null ? "unscheduled" : "moved";
    changes.push(change(kind, abstract, from?.text ?? null, to?.text ?? null));
  }
  return changes;
}

function change(kind: ChangeKind, abstract: Abstract, old: string | null, now: string | null): Change {
  return { kind, id: abstract.id, title: plainText(abstract.title), old, new: now };
}

/** “Marie Curie*, Pierre Curie”: the names in their order, presenters marked. */
function peopleOf({ authors }: Abstract): string {
  return authors.map(({ person, presenting }) => person.printed + (presenting ? "*" : "")).join(", ");
}

/** The text as data, without its places in the file. */
function textOf({ body, acknowledgements, figures }: Abstract): string {
  return JSON.stringify([body, acknowledgements, figures], (key, value: unknown) =>
    key === "span" ? undefined : value,
  );
}

interface ProgrammeSlot {
  /** Two places are the same if time and session are: a session that changes its room is reported once. */
  readonly key: string;
  /** “2024-05-14 09:45–10:30, Main Lecture Hall”. */
  readonly text: string;
  readonly session: Session;
  /** Its times, starting with those of the session; empty if it has none of its own. */
  readonly offset: string;
}

/** Null if it is not in the programme. */
function placeOf({ slot }: Abstract, book: Book): ProgrammeSlot | null {
  const day = slot && book.days[slot.day];
  const session = day?.sessions[slot?.session ?? -1];
  const item = session?.items[slot?.item ?? -1];
  if (!day || !session || !item) return null;
  const when = [day.date, timeOf(item)].filter((part) => part !== "").join(" ");
  const begins = session.start ?? session.items.find(({ start }) => start !== null)?.start ?? 0;
  const offset = [item.start, item.end].map((time) => (time === null ? "" : time - begins)).join("–");
  const text = `${when}, ${session.room ?? plainText(session.title)}`;
  return { key: `${when} ${session.slug}`, text, session, offset };
}

function timeOf({ start, end }: Pick<ProgrammeItem | Session, "start" | "end">): string {
  if (start === null) return end === null ? "" : `until ${clock(end)}`;
  return end === null ? clock(start) : `${clock(start)}–${clock(end)}`;
}

function clock(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function sessionChanges(before: Book, after: Book, pairs: SessionPairs): readonly Change[] {
  const [old, current] = [sessionsOf(before), sessionsOf(after)];
  const kept = new Set(pairs.values());
  const byObject = new Map([...old.values()].map((scheduled) => [scheduled.session, scheduled]));
  const changes: Change[] = [];
  const say = (kind: ChangeKind, slug: string, { session }: ScheduledSession, from: string | null, to: string | null) =>
    changes.push({ kind, id: slug, title: plainText(session.title), old: from, new: to });
  for (const [slug, scheduled] of current) {
    const paired = pairs.get(scheduled.session);
    const earlier = paired && byObject.get(paired);
    if (!earlier) {
      say("session-added", slug, scheduled, null, whenAndWhere(scheduled));
      continue;
    }
    const [from, to] = [whenOf(earlier), whenOf(scheduled)];
    if (from !== to) say("session-time", slug, scheduled, from, to);
    if (earlier.session.room !== scheduled.session.room)
      say("session-room", slug, scheduled, earlier.session.room, scheduled.session.room);
    const [chairs, chairsNow] = [chairsOf(earlier), chairsOf(scheduled)];
    if (chairs !== chairsNow) say("session-chair", slug, scheduled, chairs, chairsNow);
  }
  for (const [slug, scheduled] of old) {
    if (!kept.has(scheduled.session)) say("session-removed", slug, scheduled, whenAndWhere(scheduled), null);
  }
  return changes;
}

function whenOf({ day, session }: ScheduledSession): string {
  return [day.date, timeOf(session)].filter((part) => part !== "").join(" ");
}

function whenAndWhere(scheduled: ScheduledSession): string {
  return [whenOf(scheduled), scheduled.session.room ?? ""].filter((part) => part !== "").join(", ");
}

function chairsOf({ session }: ScheduledSession): string | null {
  return session.chairs.map((person) => person.printed).join(", ") || null;
}
