// Whova's agenda: rows are sessions, each followed by its sub-sessions, which are its talks; dates have the month
// first. Its template has fourteen rows of instructions above the table.
import { JoinedRows } from "../columns/join-rows.ts";
import { type ColumnMap, describeColumns, mapColumns } from "../columns/map-columns.ts";
import { readRow } from "../columns/read-table.ts";
import { Row } from "../columns/row.ts";
import { normalHeader } from "../columns/vocabulary.ts";
import { emptyConference, type ImportedContribution, type ImportedSession, wholeName } from "../conference.ts";
import type { DataCell, DataSheet } from "../containers/sheet.ts";
import { splitAuthors } from "../people/split-authors.ts";
import { byTime, sessionsOfSlots } from "../programme.ts";
import { escapeText } from "../text/escape.ts";
import { institution } from "../write/identity.ts";
import { type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { headersOf } from "./tables.ts";

export const whova: SourceFormat = {
  name: "whova",
  title: "Whova, the agenda as XLSX or CSV",
  recognize: (contents) => (sheetsOf(contents).some(isAgenda) ? 0.6 : 0),
  read: (contents, context) => {
    const agenda: Agenda = { sessions: [], talks: new JoinedRows(context.diagnostics), rooms: new Set() };
    for (const sheet of sheetsOf(contents).filter(isAgenda)) readAgenda(sheet, agenda, context);
    const loose = agenda.talks.found.filter(({ slot }) => slot !== null);
    return {
      ...emptyConference,
      system: "whova",
      rooms: [...agenda.rooms],
      contributions: agenda.talks.found.map((talk) => ({ ...talk, slot: null })),
      sessions: [...agenda.sessions, ...sessionsOfSlots(loose)].sort(byTime),
    };
  },
};

function isAgenda(sheet: DataSheet): boolean {
  return sheet.rows.slice(0, 40).some((row) => {
    const headers = headersOf({ ...sheet, rows: [row] });
    return (
      headers.includes("date") &&
      headers.includes("time start") &&
      headers.includes("time end") &&
      headers.some((header) => /^(?:session )?title$/.test(header))
    );
  });
}

interface Agenda {
  readonly sessions: ImportedSession[];
  readonly talks: JoinedRows;
  readonly rooms: Set<string>;
}

interface Entry {
  readonly row: Row;
  readonly talk: ImportedContribution;
  /** Whether it is part of the last session above it. */
  readonly isPart: boolean;
}

function readAgenda(sheet: DataSheet, agenda: Agenda, context: ReadContext): void {
  const map = mapColumns(sheet, context.options.columns, context.diagnostics);
  context.notes(describeColumns(sheet, map));
  const entries = entriesOf(sheet, map, context);
  for (const { talk } of entries) if (talk.slot?.room) agenda.rooms.add(talk.slot.room);
  entries.forEach((entry, index) => {
    if (entry.isPart) return;
    const end = entries.findIndex((other, at) => at > index && !other.isPart);
    addSession(entry, entries.slice(index + 1, end === -1 ? undefined : end), agenda);
  });
}

function entriesOf(sheet: DataSheet, map: ColumnMap, { diagnostics }: ReadContext): readonly Entry[] {
  const header = (sheet.rows[map.headerRow] ?? []).map(({ text }) => normalHeader(text));
  const level = header.findIndex((name) => name.startsWith("session or sub"));
  let hasSession = false;
  return sheet.rows.slice(map.headerRow + 1).flatMap((cells, index): readonly Entry[] => {
    if (cells.every(({ text }) => text.trim() === "")) return [];
    const row = new Row(sheet, map, withPeople(cells, header), index + map.headerRow + 2, diagnostics);
    const talk = readRow(row, { text: "guess", monthFirst: true }, diagnostics);
    if (!talk) return [];
    const isPart = hasSession && /^sub/i.test(cells[level]?.text.trim() ?? "");
    hasSession = true;
    // The column with “Session” or “Sub” does not name a session.
    return [{ row, talk: { ...talk, slot: talk.slot && { ...talk.slot, session: null } }, isPart }];
  });
}

/**
 * Speakers and authors are separated by semicolons, and a comma separates a name from position and institute: `Ada
 * Lovelace, CEO, Engines Ltd`. Speakers are also authors.
 */
function withPeople(cells: readonly DataCell[], header: readonly string[]): readonly DataCell[] {
  const [speakers, authors] = ["speakers", "authors"].map((name) => header.findIndex((each) => each.startsWith(name)));
  const peopleIn = (column = -1) =>
    (cells[column]?.text ?? "")
      .split(";")
      .flatMap((each, _, all) => (all.length > 1 ? [person(each)] : peopleOf(each)))
      .filter((each) => each !== "");
  const [speaking, writing] = [peopleIn(speakers), peopleIn(authors)];
  const nameOf = (whole: string) => (whole.split("(")[0] ?? "").trim().toLowerCase();
  const others = speaking.filter((one) => !writing.some((other) => nameOf(other) === nameOf(one)));
  return cells.map((cell, index) => {
    if (index === speakers) return { ...cell, text: speaking.join("; ") };
    return index === authors && writing.length > 0 ? { ...cell, text: [...writing, ...others].join("; ") } : cell;
  });
}

const position =
  /^(?:(?:assistant|associate|full|senior|junior|chief|vice|deputy|managing|executive|head|research|postdoctoral|ph\.?d\.?) )*(?:professor|prof\.?|lecturer|director|ceo|cto|cfo|coo|president|manager|fellow|student|candidate|researcher|scientist|engineer|founder|officer|chair|dean|postdoc|ph\.?d\.?|md|msc|dr)$/i;

/** A cell without semicolons: one person with position and institute, or several people. */
function peopleOf(written: string): readonly string[] {
  const one = person(written);
  return one.includes(",") && one === plain(written) ? splitAuthors(written) : [one];
}

const plain = (written: string): string => written.replace(/\s+/g, " ").trim();

function person(written: string): string {
  const text = plain(written);
  if (/[()<>]/.test(text)) return text;
  const [name = "", ...rest] = text.split(",").map((part) => part.trim());
  if (!rest.some((part) => position.test(part) || institution.test(part))) return text;
  const place = rest.filter((part) => part !== "" && !position.test(part)).join(", ");
  return place === "" ? name : `${name} (${place})`;
}

/**
 * Adds a session with its talks. A session without talks is itself a talk if it has a speaker, otherwise a break or an
 * event.
 */
function addSession({ row, talk }: Entry, parts: readonly Entry[], agenda: Agenda): void {
  const { slot, span } = talk;
  if (parts.length === 0 && (talk.authors.length > 0 || !slot?.date)) {
    agenda.talks.add(talk, row);
    return;
  }
  if (!slot?.date) return;
  const items = parts.map(({ row: at, talk: one }) => {
    const times = { start: one.slot?.start ?? null, end: one.slot?.end ?? null };
    if (one.authors.length === 0 && one.body === "") return { title: one.title, kind: null, ...times };
    return { contribution: agenda.talks.add({ ...one, slot: null }, at), ...times };
  });
  const isBreak = /break|lunch|coffee|dinner|reception|pause|breakfast/i.test(talk.title);
  agenda.sessions.push({
    key: `${slot.date} ${talk.title}`,
    title: talk.title || escapeText(row.text("room")),
    kind: items.length > 0 ? (/poster/i.test(talk.title) ? "posters" : "talks") : isBreak ? "break" : "event",
    date: slot.date,
    start: slot.start,
    end: slot.end,
    room: slot.room,
    chairs:
      items.length === 0 ? [] : slot.chairs.length > 0 ? slot.chairs : talk.authors.map(({ name }) => wholeName(name)),
    ...(talk.body !== "" && { description: talk.body }),
    items,
    span,
  });
}
