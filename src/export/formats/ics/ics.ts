// `ics`: the programme as a calendar; in parts, also one calendar for each session and room.

import { FreeNames } from "../../../model/free-names.ts";
import { slug } from "../../../model/slug.ts";
import { plainText } from "../../../model/text.ts";
import type { Reporter } from "../../../source/diagnostic.ts";
import { span } from "../../../source/source.ts";
import { type Happening, happeningsOf, roomsOf } from "../../facts/programme.ts";
import { type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { calendar } from "./calendar.ts";

export const ics: ExportFormat = {
  name: "ics",
  title: "a calendar (iCalendar); in a folder also one for each room and session",
  standard: "RFC 5545",
  makes: "file",
  ending: "ics",
  mark: "PRODID:-//book-of-abstracts//",
  needs: { pages: false, mathml: false },
  write: (source, report) => [textFile("programme.ics", whole(source, happenings(source, report)))],
  writeParts: (source, report) => parts(source, happenings(source, report)),
};

function whole(source: ExportSource, list: readonly Happening[]): string {
  return calendar(plainText(source.book.title), list, source);
}

function happenings({ book }: ExportSource, report: Reporter): readonly Happening[] {
  const list = happeningsOf(book);
  if (list.length === 0)
    report.warning("export-incomplete", "the programme has no times, so the calendar is empty", span(book.source, 0), {
      hint: "give days and sessions their dates and times in programme.yaml",
    });
  else if (book.timezone === null)
    report.warning(
      "export-incomplete",
      "the book names no time zone: each reader's calendar takes the times for its own",
      span(book.source, 0),
      { hint: "add “timezone: Europe/Berlin”, for example, to book.yaml" },
    );
  return list;
}

function parts(source: ExportSource, list: readonly Happening[]) {
  const { book } = source;
  const title = plainText(book.title);
  const names = new FreeNames();
  const named = (words: string): string => names.take(slug(words) || "room");
  const rooms = roomsOf(book).flatMap((room) => {
    const own = list.filter(({ session }) => session.room === room);
    return own.length === 0 ? [] : [textFile(`rooms/${named(room)}.ics`, calendar(`${title}: ${room}`, own, source))];
  });
  const sessions = book.days
    .flatMap((day) => day.sessions)
    .flatMap((session) => {
      const own = list.filter((one) => one.session === session);
      const name = `${title}: ${plainText(session.title)}`;
      return own.length === 0 ? [] : [textFile(`sessions/${session.slug}.ics`, calendar(name, own, source))];
    });
  return [textFile("programme.ics", whole(source, list)), ...rooms, ...sessions];
}
