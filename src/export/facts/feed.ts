// The programme in the structure of frab's feeds: days, rooms, events. In: the book. Out: one record, which
// schedule.json and schedule.xml write each in its own way; whatever a feed requires and the book lacks is reported.
import type { Book, Day, Session } from "../../model/book.ts";
import { FreeNames } from "../../model/free-names.ts";
import { slug } from "../../model/slug.ts";
import { plainText } from "../../model/text.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { span } from "../../source/source.ts";
import type { ExportSource } from "../format.ts";
import { printedFlow } from "../text/scopes.ts";
import { acronymOf, addressOf, baseOf, Numbers, uuid } from "./names.ts";
import { plainBody, presentersOf, titleOf } from "./plain.ts";
import { datesOf, type Happening, happeningsOf } from "./programme.ts";
import { clockTime, durationText, momentOf, type WallTime, zonedStamp } from "./times.ts";

export interface Feed {
  readonly acronym: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly version: string;
  readonly url: string | null;
  readonly base: string | null;
  readonly tracks: readonly { readonly name: string; readonly slug: string }[];
  readonly rooms: readonly { readonly name: string; readonly slug: string; readonly guid: string }[];
  readonly days: readonly FeedDay[];
}

export interface FeedDay {
  readonly index: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly rooms: ReadonlyMap<string, readonly FeedEvent[]>;
}

export interface FeedEvent {
  readonly guid: string;
  readonly id: number;
  readonly slug: string;
  readonly date: string;
  readonly end: string;
  readonly clock: string;
  readonly duration: string;
  readonly room: string;
  readonly url: string;
  readonly title: string;
  readonly subtitle: string;
  readonly track: string | null;
  readonly type: string;
  readonly language: string;
  readonly abstract: string;
  readonly persons: readonly FeedPerson[];
}

export interface FeedPerson {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly url: string | null;
}

/** The room of a session without one, if the book names no venue either. */
const nowhere = "–";

export function feedOf(source: ExportSource, report: Reporter): Feed | null {
  const { book } = source;
  const happenings = happeningsOf(book);
  const dates = datesOf(book);
  const at = span(book.source, 0);
  if (happenings.length === 0 || !dates) {
    report.error("export-impossible", "a feed consists of talks with times, and the programme has none", at, {
      hint: "give days and sessions their dates and times in programme.yaml",
    });
    return null;
  }
  if (book.timezone === null)
    report.warning("export-incomplete", "the book names no time zone: the feed takes its times for UTC", at, {
      hint: "add “timezone: Europe/Berlin”, for example, to book.yaml",
    });
  const zone = book.timezone ?? "UTC";
  const acronym = slug(acronymOf(book)).replace(/-/g, "").slice(0, 30).padEnd(4, "0");
  const numbers = new Numbers();
  const slugs = new FreeNames();
  const event = (one: Happening) => eventOf(one, { source, zone, acronym, numbers, slugs });
  const rooms = new Set(happenings.map(({ session }) => roomOf(session, book)));
  const tracks = [...new Set(book.abstracts.flatMap(({ track }) => track ?? []))];
  return {
    acronym,
    title: plainText(book.title),
    start: dates.start,
    end: dates.end,
    zone,
    version: String(book.exports?.revision ?? 0),
    url: book.exports?.site ?? webAddress(book.imprint.url),
    base: book.exports?.site ?? null,
    tracks: tracks.map((name, index) => ({ name, slug: trackSlug(name, index) })),
    rooms: [...rooms].map((name) => ({ name, slug: slug(name) || "room", guid: uuid(`${baseOf(book)}#room-${name}`) })),
    days: book.days.flatMap((day, index) => feedDay(day, index, happenings, { zone, book, event })),
  };
}

function trackSlug(name: string, index: number): string {
  const plain = slug(name);
  return /^[a-z][a-z0-9-]+$/.test(plain) ? plain : `track-${index + 1}`;
}

function webAddress(url: string | null): string | null {
  return url !== null && URL.canParse(url) && /^https?:/i.test(url) ? url : null;
}

function roomOf(session: Session, book: Book): string {
  return session.room ?? book.place ?? nowhere;
}

interface Making {
  readonly zone: string;
  readonly book: Book;
  readonly event: (one: Happening) => FeedEvent;
}

function feedDay(day: Day, index: number, all: readonly Happening[], making: Making): readonly FeedDay[] {
  const { zone, book, event } = making;
  const own = all.filter((one) => one.day === day);
  if (own.length === 0) return [];
  const rooms = new Map<string, FeedEvent[]>();
  for (const one of [...own].sort((a, b) => a.start - b.start)) {
    const room = roomOf(one.session, book);
    rooms.set(room, [...(rooms.get(room) ?? []), event(one)]);
  }
  const stamp = (minutes: number) => zonedStamp(momentOf(day.date, minutes), zone);
  const [start, end] = [Math.min(...own.map((one) => one.start)), Math.max(...own.map((one) => one.end))];
  return [{ index: index + 1, date: day.date, start: stamp(start), end: stamp(end), rooms }];
}

interface Naming {
  readonly source: ExportSource;
  readonly zone: string;
  readonly acronym: string;
  readonly numbers: Numbers;
  /** Keys in other scripts than Latin may give the same one. */
  readonly slugs: FreeNames;
}

function eventOf(one: Happening, { source, zone, acronym, numbers, slugs }: Naming): FeedEvent {
  const { book } = source;
  const { key, abstract, session, day, start, end } = one;
  const base = baseOf(book);
  const moment: WallTime = momentOf(day.date, start);
  const persons = (abstract ? presentersOf(abstract) : []).map(({ person }): FeedPerson => {
    const name = person.orcid ?? `${base}#person-${person.printed}`;
    const url = person.orcid === null ? null : `https://orcid.org/${person.orcid}`;
    return { id: numbers.of(name), guid: uuid(name), name: person.printed, url };
  });
  const others = abstract?.authors.filter(({ person }) => !persons.some(({ name }) => name === person.printed)) ?? [];
  return {
    guid: uuid(`${base}#${key}`),
    id: numbers.of(`${base}#${key}`),
    slug: slugs.take(`${acronym}-${slug(key) || "event"}`),
    date: zonedStamp(moment, zone),
    end: zonedStamp(momentOf(day.date, end), zone),
    clock: clockTime(moment.minutes),
    duration: durationText(Math.min(end - start, 99 * 60 + 59)),
    room: roomOf(session, book),
    url: (abstract && addressOf(book, abstract)) ?? `${base}#${key}`,
    title: titleOf(one) || titleOf(session),
    // The feeds have no field for authors who do not speak.
    subtitle: others.map(({ person }) => person.printed).join(", "),
    track: abstract?.track ?? session.track,
    type: abstract?.type ?? (session.kind.toLowerCase() === "break" ? "break" : "other"),
    language: abstract?.language ?? book.language,
    // Apps show this text unformatted: TeX formulas and source lines would be noise.
    abstract: abstract ? plainBody(abstract, source) : printedFlow(session.description, source),
    persons,
  };
}
