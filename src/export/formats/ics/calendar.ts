// One calendar (RFC 5545, with the NAME of RFC 7986). In: events, in the book's time zone. Out: the text of the file.
import { labelsFor, typeLabel } from "../../../language/labels.ts";
import type { Book } from "../../../model/book.ts";
import { plainText } from "../../../model/text.ts";
import { addressOf, hostOf } from "../../facts/names.ts";
import { namesOf, plainBody } from "../../facts/plain.ts";
import { datesOf, type Happening } from "../../facts/programme.ts";
import { localStamp, momentOf } from "../../facts/times.ts";
import { type ExportSource, generator } from "../../format.ts";
import { escapeText, line, type Parameters, textLine } from "./content-lines.ts";
import { timezoneComponent } from "./timezone.ts";

export function calendar(name: string, happenings: readonly Happening[], source: ExportSource): string {
  const { head, foot } = calendarParts(name, source);
  return [head, ...happenings.map((one) => eventLines(one, source, true)), foot].join("");
}

/** The lines before and after the events. */
export function calendarParts(name: string, { book }: ExportSource): { readonly head: string; readonly foot: string } {
  const dates = datesOf(book);
  const head = [
    line("BEGIN", "VCALENDAR"),
    line("VERSION", "2.0"),
    line("PRODID", `-//${generator}//abstracts//EN`),
    line("CALSCALE", "GREGORIAN"),
    line("METHOD", "PUBLISH"),
    textLine("NAME", name),
    textLine("X-WR-CALNAME", name),
    ...(book.timezone === null ? [] : [textLine("X-WR-TIMEZONE", book.timezone)]),
    ...(book.timezone === null || !dates ? [] : [timezoneComponent(book.timezone, dates.start, dates.end)]),
  ];
  return { head: head.join(""), foot: line("END", "VCALENDAR") };
}

/** `whole`: whether the text of the abstract is included. */
export function eventLines(happening: Happening, source: ExportSource, whole: boolean): string {
  const { book } = source;
  const { key, abstract, session, title } = happening;
  const words = plainText(title).replace(/\s+/g, " ").trim() || plainText(session.title) || key;
  const summary = abstract?.number ? `${abstract.number} ${words}` : words;
  const description = whole ? descriptionOf(happening, source) : "";
  const address = abstract ? addressOf(book, abstract) : null;
  return [
    line("BEGIN", "VEVENT"),
    line("UID", `${key}@${hostOf(book)}`),
    line("DTSTAMP", stampOf(source)),
    ...times(happening, book),
    line("SEQUENCE", String(book.exports?.revision ?? 0)),
    textLine("SUMMARY", summary, { LANGUAGE: abstract?.language ?? book.language }),
    ...placeLines(happening, book),
    ...(description === ""
      ? []
      : [textLine("DESCRIPTION", description, { LANGUAGE: abstract?.language ?? book.language })]),
    ...categories(happening, book),
    ...(address === null ? [] : [line("URL", address)]),
    line("STATUS", abstract?.withdrawn ? "CANCELLED" : "CONFIRMED"),
    line("TRANSP", isBreak(happening) ? "TRANSPARENT" : "OPAQUE"),
    line("END", "VEVENT"),
  ].join("");
}

/** The time stamp of the file: never from a clock, so that the same book gives the same file. */
export function stampOf({ book, epoch }: ExportSource): string {
  if (epoch !== null) return `${basic(new Date(epoch * 1000).toISOString().slice(0, 19))}Z`;
  return `${basic(`${datesOf(book)?.start ?? "1970-01-01"}T00:00:00`)}Z`;
}

function times({ day, start, end }: Happening, book: Book): readonly string[] {
  const zone: Parameters = book.timezone === null ? {} : { TZID: book.timezone };
  return [
    line("DTSTART", basic(localStamp(momentOf(day.date, start))), zone),
    line("DTEND", basic(localStamp(momentOf(day.date, end))), zone),
  ];
}

function basic(stamp: string): string {
  return stamp.replace(/[-:]/g, "");
}

function placeLines({ session }: Happening, book: Book): readonly string[] {
  const place = [session.room, book.place].filter((part) => part !== null);
  return place.length === 0 ? [] : [textLine("LOCATION", place.join(", "))];
}

function descriptionOf({ abstract, session, item }: Happening, source: ExportSource): string {
  const labels = labelsFor(source.book.language);
  const title = plainText(session.title);
  const chairs = session.chairs.map(({ printed }) => printed).join(labels.comma);
  const role = `${session.chairs.length > 1 ? labels.chairs : labels.chair}${labels.colon}`;
  const lines = [
    ...(abstract && abstract.authors.length > 0 ? [namesOf(abstract.authors, source.book.language)] : []),
    ...(item === null || title === "" ? [] : [title]),
    ...(chairs === "" ? [] : [role + chairs]),
  ];
  const parts = [lines.join("\n"), abstract ? plainBody(abstract, source) : listOf(session, item === null)];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The items of a session that is a single event. */
function listOf({ items }: Happening["session"], whole: boolean): string {
  if (!whole) return "";
  return items
    .flatMap((item) => (item.kind === "abstract" && !item.abstract.withdrawn ? [item.abstract] : []))
    .map(({ number, title }) => `${number === null ? "" : `${number} `}${plainText(title)}`)
    .join("\n");
}

function categories({ abstract }: Happening, book: Book): readonly string[] {
  if (!abstract) return [];
  const type = typeLabel(labelsFor(book.language), abstract.type);
  const words = [type, ...(abstract.track === null ? [] : [abstract.track])];
  return [line("CATEGORIES", words.map(escapeText).join(","))];
}

function isBreak({ session, item }: Happening): boolean {
  return session.kind.toLowerCase() === "break" || (item?.kind === "event" && item.event === "break");
}
