// Reads the tables that `abstracts export csv` and `export xlsx` write: abstracts in the Markdown of books, authors
// with given and family names in separate columns, and the programme with its breaks.
import {
  emptyConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
  ownSystem,
} from "../conference.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { partsName } from "../people/name.ts";
import { byTime } from "../programme.ts";
import { parseClock } from "../times.ts";
import { type Content, type SourceFormat, sheetsOf } from "./format.ts";
import { readTables } from "./table.ts";
import { headersOf, type NamedRow, sheetRows } from "./tables.ts";

export const ownTables: SourceFormat = {
  name: "abstracts-tables",
  title: "tables exported by `abstracts export csv` or `export xlsx`",
  recognize: (contents) => (sheetsOf(contents).some(isAbstracts) ? 1 : 0),
  read: (contents, context) => {
    const sheets = sheetsOf(contents);
    const read = readTables(ownSystem, "book", only(contents, isAbstracts), context);
    const names = namesIn(sheets.filter((sheet) => has(sheet, "abstract id", "position", "family name")));
    const contributions = read.contributions.map((one) => withNames(one, names));
    const sessions = sheets.filter((sheet) => has(sheet, "item", "abstract id", "kind")).flatMap(sessionsIn);
    return {
      ...emptyConference,
      system: ownSystem,
      rooms: [...new Set(sessions.flatMap(({ room }) => room ?? []))],
      sessions: [...sessions].sort(byTime),
      contributions: sessions.length > 0 ? contributions.map((one) => ({ ...one, slot: null })) : contributions,
    };
  },
};

function has(sheet: DataSheet, ...names: readonly string[]): boolean {
  const headers = headersOf(sheet);
  return names.every((name) => headers.includes(name));
}

function isAbstracts(sheet: DataSheet): boolean {
  return (
    has(sheet, "id", "title", "authors", "poster number", "session start", "state") &&
    (sheet.rows[0] ?? []).some(({ text }) => /^abstract \(markdown\)$/i.test(text))
  );
}

function only(contents: readonly Content[], wanted: (sheet: DataSheet) => boolean): readonly Content[] {
  return contents.map((content) =>
    content.kind === "sheets" ? { ...content, sheets: content.sheets.filter(wanted) } : content,
  );
}

/** Abstract → names of its authors, in their order. */
function namesIn(sheets: readonly DataSheet[]): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const found = new Map<string, (readonly [string, string])[]>();
  for (const row of sheets.flatMap(sheetRows)) {
    const id = row.value("abstract id");
    const list = found.get(id) ?? [];
    list.push([row.value("given name"), row.value("family name")]);
    found.set(id, list);
  }
  return found;
}

function withNames(
  one: ImportedContribution,
  names: ReadonlyMap<string, readonly (readonly [string, string])[]>,
): ImportedContribution {
  const apart = names.get(one.id) ?? [];
  const authors = one.authors.map((author, index) => {
    const [given, family] = apart[index] ?? ["", ""];
    if (apart.length !== one.authors.length || !("whole" in author.name) || !given || !family) return author;
    const { whole } = author.name;
    if (whole === `${given} ${family}`) return { ...author, name: partsName(given, family) };
    // A name in another order, “Lê Văn Thiêm”, stays whole beside its parts.
    return whole === `${family} ${given}` ? { ...author, name: { whole, given, family } } : author;
  });
  return { ...one, authors, state: null, withdrawn: one.state === "withdrawn" };
}

/** Each session has a row of its own, and its items follow below it. */
function sessionsIn(sheet: DataSheet): readonly ImportedSession[] {
  const sessions: (ImportedSession & { readonly items: ImportedItem[] })[] = [];
  for (const row of sheetRows(sheet)) {
    const current = sessions.at(-1);
    if (row.value("item") === "" && row.value("abstract id") === "") sessions.push(sessionOf(row));
    else current?.items.push(itemOf(row));
  }
  return sessions.filter(({ date }) => date !== "");
}

function sessionOf(row: NamedRow): ImportedSession & { readonly items: ImportedItem[] } {
  return {
    key: `${row.value("date")} ${row.value("start")} ${row.value("session")} ${row.value("room")}`,
    title: row.value("session"),
    kind: row.value("kind") || "talks",
    date: row.value("date"),
    ...timesOf(row),
    room: row.value("room") || null,
    chairs: row
      .value("chairs")
      .split("; ")
      .filter((name) => name !== ""),
    items: [],
    span: row.span,
  };
}

function itemOf(row: NamedRow): ImportedItem {
  const id = row.value("abstract id");
  if (id !== "") return { contribution: id, ...timesOf(row) };
  const kind = row.value("kind");
  return { title: row.value("item"), kind: kind === "event" ? null : kind, ...timesOf(row) };
}

function timesOf(row: NamedRow) {
  const [start, end] = [clockOf(row.value("start")), clockOf(row.value("end"))];
  // A spreadsheet turns 25:10 into 1:10.
  return { start, end: start !== null && end !== null && end < start ? end + 24 * 60 : end };
}

/** `25:10` is ten past one in the night after that day. */
function clockOf(written: string): number | null {
  const [, hours, minutes] = /^([0-4]\d):([0-5]\d)$/.exec(written.trim()) ?? [];
  return hours === undefined ? parseClock(written, true) : Number(hours) * 60 + Number(minutes);
}
