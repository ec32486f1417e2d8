// ConfTool: the exports “Papers” and “Sessions” as CSV (semicolons or commas), XML or XLSX. Abstracts are HTML; authors come in
// numbered columns or as `Name (1,2); Name (3)` with numbered organisations.

import type { Reporter } from "../../source/diagnostic.ts";
import type { ColumnMap } from "../columns/map-columns.ts";
import { describeColumns, mapColumns } from "../columns/map-columns.ts";
import type { Column } from "../columns/numbered-columns.ts";
import { readTable } from "../columns/read-table.ts";
import type { Field } from "../columns/vocabulary.ts";
import { emptyConference, type ImportedContribution, type ImportedItem, type ImportedSession } from "../conference.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { parseClock, parseDate } from "../times.ts";
import type { Content, ReadContext, SourceFormat } from "./format.ts";
import { headersOf, type NamedRow, sheetOfRecords, sheetRows } from "./tables.ts";

export const conftool: SourceFormat = {
  name: "conftool",
  title: "ConfTool, the exports “Papers” and “Sessions” (CSV, XML, XLSX)",
  recognize: (contents) => (tables(contents).some((sheet) => isPapers(sheet) || isSessions(sheet)) ? 0.95 : 0),
  read: (contents, context) => {
    const sheets = tables(contents);
    const papers = sheets.filter(isPapers).flatMap((sheet) => readPapers(sheet, context));
    const sessions = sheets
      .filter(isSessions)
      .flatMap((sheet) => sheetRows(sheet).flatMap((row) => readSession(row, papers, context)));
    const listed =
      papers.length > 0 ? papers : sheets.filter(isSessions).flatMap((sheet) => papersOfSessions(sheet, context));
    const placed = sessions.length > 0 ? listed.map((paper) => ({ ...paper, slot: null })) : listed;
    return { ...emptyConference, system: "conftool", contributions: placed, sessions };
  },
};

function tables(contents: readonly Content[]): readonly DataSheet[] {
  return contents.flatMap((content) => {
    if (content.kind === "sheets") return content.sheets;
    const sheet = content.kind === "xml" ? sheetOfRecords(content.source.path, content.file.name, content.xml) : null;
    return sheet ? [sheet] : [];
  });
}

function isPapers(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    // “Paper ID” with a space is Ex Ordo's, or somebody's own.
    (sheet.rows[0] ?? []).some(({ text }) => /^paper_?id$/i.test(text.trim())) &&
    headers.includes("title") &&
    headers.some((header) =>
      /^(?:contribution type|acceptance|acceptance status|authors formatted \d+ name|paper submitted|presenting author|organisations|session id)$/.test(
        header,
      ),
    )
  );
}

function isSessions(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    headers.includes("session title") &&
    headers.includes("session start") &&
    headers.some((header) => /^p1 /.test(header))
  );
}

const known: Readonly<Record<string, Field>> = {
  "paper id": "id",
  paperid: "id",
  "contribution type": "type",
  title: "title",
  abstract: "abstract",
  "abstract plain": "abstract",
  keywords: "keywords",
  acceptance: "state",
  "acceptance status": "state",
  "acceptance text": "state",
  withdrawn: "deleted",
  "is withdrawn": "deleted",
  topics: "track",
  track: "track",
  authors: "authors",
  "authors formatted": "authors",
  organisations: "affiliations",
  "presenting author": "presenter",
  presenter: "presenter",
  "presenting author cv": "biography",
  "session title": "session",
  "session start": "session-start",
  "session end": "session-end",
  "session room": "room",
  "session number in session": "order",
  "session numberin session": "order",
  chair1: "chairs",
  chair2: "chairs",
  chair3: "chairs",
  "chair 1": "chairs",
  "chair 2": "chairs",
};

function columnsOf(sheet: DataSheet, context: ReadContext): ColumnMap {
  const chosen = mapColumns(sheet, context.options.columns, context.diagnostics).columns.filter(({ header }) =>
    context.options.columns.some(({ column }) => column === header),
  );
  const headers = headersOf(sheet);
  const named = headers.map((header, index): Column | null => {
    const own = chosen.find((column) => column.index === index);
    if (own) return own;
    const author = /^authors formatted (\d+) (name|organisation|email|orcid)$/.exec(header);
    const written = sheet.rows[0]?.[index]?.text ?? header;
    if (author) {
      const fields: Readonly<Record<string, Field>> = {
        name: "name",
        organisation: "affiliation",
        email: "email",
        orcid: "orcid",
      };
      return { index, header: written, field: fields[author[2] ?? ""] ?? "private", author: Number(author[1]) };
    }
    const field = known[header];
    return field ? { index, header: written, field, author: null } : null;
  });
  const columns = named
    .filter((column) => column !== null)
    .sort((a, b) => inWords(sheet, b) - inWords(sheet, a) || a.index - b.index);
  // Of two columns with decisions, the one in words is taken.
  const single = columns.filter(
    (column, index) =>
      column.field === "chairs" ||
      column.author !== null ||
      columns.findIndex(({ field, author }) => field === column.field && author === null) === index,
  );
  const unused = headers.map((_, index) =>
    single.some((column) => column.index === index) ? "" : (sheet.rows[0]?.[index]?.text ?? ""),
  );
  return { headerRow: 0, columns: single, unused: unused.filter((header) => header !== "") };
}

/** A decision in words tells more than its number. */
function inWords(sheet: DataSheet, { field, index }: Column): number {
  return field === "state" && sheet.rows.slice(1).some((row) => /\p{L}/u.test(row[index]?.text ?? "")) ? 1 : 0;
}

function readPapers(sheet: DataSheet, context: ReadContext): readonly ImportedContribution[] {
  const map = columnsOf(sheet, context);
  context.notes(describeColumns(sheet, map));
  return readTable(sheet, map, { text: "html" }, context.diagnostics);
}

function readSession(
  row: NamedRow,
  papers: readonly ImportedContribution[],
  { diagnostics }: ReadContext,
): readonly ImportedSession[] {
  const date = parseDate(row.value("session start"));
  if (date === null) {
    diagnostics.warning(
      "import-incomplete",
      `the session “${row.value("session title")}” has no date and is left out`,
      row.span,
    );
    return [];
  }
  const items = numbersIn(row).map((number) => itemOf(row, number, papers, diagnostics));
  const title =
    readLine(row.value("session title"), "html", row, diagnostics) ||
    readLine(row.value("session short"), "html", row, diagnostics);
  const info = readBody(row.value("session info"), "html", { span: row.spanOf("session info") }, diagnostics).body;
  const isBreak = items.length === 0 && /break|lunch|coffee|pause|dinner|reception/i.test(title);
  return [
    {
      key: row.value("session id") || row.value("session short") || `${date} ${title}`,
      title,
      kind: /poster/i.test(title) ? "posters" : isBreak ? "break" : "talks",
      date,
      start: parseClock(row.value("session start"), true),
      end: parseClock(row.value("session end"), true),
      room: readWords(row.value("session room")) || null,
      chairs: ["chair1", "chair2", "chair3", "chair 1", "chair 2", "chair 3"]
        .map((name) => readWords(row.value(name)).replace(/\s{0,99}\([^()]*\)/g, ""))
        .filter((name) => name !== ""),
      items,
      ...(info !== "" && { description: info }),
      span: row.span,
    },
  ];
}

/** An item of a session: a paper found by its id or its title; otherwise a title alone. */
function itemOf(
  row: NamedRow,
  number: number,
  papers: readonly ImportedContribution[],
  diagnostics: Reporter,
): ImportedItem {
  const title = readLine(row.value(`p${number} title`), "html", row, diagnostics);
  const id = row.value(`p${number} paper id`) || row.value(`p${number} paperid`);
  const times = {
    start: parseClock(row.value(`p${number} start`), true),
    end: parseClock(row.value(`p${number} end`), true),
  };
  if (papers.length === 0) return { contribution: idInSession(row, number), ...times };
  const paper = papers.find((each) => each.id === id) ?? papers.find((each) => sameTitle(each.title, title));
  return paper ? { contribution: paper.id, ...times } : { title, kind: null, ...times };
}

function numbersIn(row: NamedRow): readonly number[] {
  const numbers: number[] = [];
  for (let number = 1; number < 200; number++) if (row.value(`p${number} title`) !== "") numbers.push(number);
  return numbers;
}

function idInSession(row: NamedRow, number: number): string {
  return (
    row.value(`p${number} paper id`) ||
    row.value(`p${number} paperid`) ||
    `${row.value("session short") || row.value("session title")}-${number}`
  );
}

function sameTitle(a: string, b: string): boolean {
  const key = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return key(a) !== "" && key(a) === key(b);
}

/** If only the sessions' export is given, the papers are read from it. */
function papersOfSessions(sheet: DataSheet, context: ReadContext): readonly ImportedContribution[] {
  const rows = sheetRows(sheet).flatMap((row) =>
    numbersIn(row).map((number) => [
      idInSession(row, number),
      ...["title", "authors", "organisations", "presenting author", "abstract"].map((name) =>
        row.value(`p${number} ${name}`),
      ),
    ]),
  );
  const header = ["paperID", "title", "authors", "organisations", "presenting_author", "abstract"];
  return readPapers(asSheet(sheet, [header, ...rows]), context);
}

function asSheet(sheet: DataSheet, values: readonly (readonly string[])[]): DataSheet {
  const [first] = sheet.rows[0] ?? [];
  const at = { start: first?.start ?? 0, end: first?.end ?? 0 };
  return { ...sheet, rows: values.map((row) => row.map((text) => ({ text, ...at }))) };
}
