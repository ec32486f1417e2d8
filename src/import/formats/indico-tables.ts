// Indico's lists of contributions and abstracts as CSV or XLSX. People, and their affiliations, are joined with commas,
// so they are matched by counting; if the counts differ, by affiliations that appear alone elsewhere in the file. What
// remains in doubt is reported, and each person gets all of it.

import { splitWords } from "../columns/split-words.ts";
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
} from "../conference.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { behindNames, divideAffiliations } from "../people/joined-affiliations.ts";
import { cleanName } from "../people/name.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { minutesOf, parseMoment } from "../times.ts";
import type { Content, ReadContext } from "./format.ts";
import { stateIn } from "./indico-abstracts.ts";
import { rawRows } from "./raw-rows.ts";
import type { NamedRow } from "./tables.ts";

export function isIndicoTable(sheet: DataSheet): boolean {
  const headers = (sheet.rows[0] ?? []).map(({ text }) => text.trim().toLowerCase());
  const has = (...names: readonly string[]) => names.every((name) => headers.includes(name));
  return (
    (has("id", "title", "presenters") &&
      (has("program code") || has("presenters (affiliation)") || has("materials"))) ||
    has("id", "title", "state", "submitter", "accepted track") ||
    has("id", "title", "speakers", "submitted for tracks")
  );
}

export function readIndicoTables(
  content: Extract<Content, { kind: "sheets" }>,
  context: ReadContext,
): ImportedConference {
  const contributions = content.sheets.filter(isIndicoTable).flatMap((sheet) => {
    const rows = rawRows(sheet);
    const known = knownAffiliations(rows);
    reportUtc(rows, context);
    return rows.flatMap((row) => readRow(row, known, context));
  });
  return { ...emptyConference, system: "indico", contributions };
}

/** Its CSV has moments in UTC, which are hours away from the clocks of the meeting. */
function reportUtc(rows: readonly NamedRow[], { diagnostics, options }: ReadContext): void {
  const row = rows.find((each) => /(?:Z|[+-]00:?00)$/.test(each.value("date")));
  if (!row || options.timezone !== null) return;
  diagnostics.warning(
    "import-date",
    `the times are in UTC, such as “${row.value("date")}”, and are imported as they are written`,
    row.spanOf("date"),
    { hint: "name the conference's zone, so that they are converted: --timezone Europe/Zurich" },
  );
}

const lists = ["authors", "primary authors", "co-authors", "presenters", "speakers"];

/** Affiliations that are surely whole: those of one person, or as many as people. */
function knownAffiliations(rows: readonly NamedRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap((row) =>
      lists.flatMap((list) => matched(row.value(`${list} (affiliation)`), parts(row.value(list)).length) ?? []),
    ),
  );
}

function readRow(row: NamedRow, known: ReadonlySet<string>, context: ReadContext): readonly ImportedContribution[] {
  const { diagnostics, options } = context;
  const title = readLine(row.value("title"), "plain", { span: row.spanOf("title") }, diagnostics);
  if (title === "") return [];
  const name = row.value("description") === "" ? "content" : "description";
  const body = readBody(withLineEnds(row.value(name)), "markdown", { span: row.spanOf(name) }, diagnostics);
  const when =
    parseMoment(row.value("date"), options.timezone) ??
    parseMoment(row.value("date").replace(/^(\d{2})\/(\d{2})\/(\d{4})/, "$3-$2-$1"), null);
  const length = minutesOf(row.value("duration"));
  const session = readLine(row.value("session"), "plain", { span: row.spanOf("session") }, diagnostics);
  return [
    {
      ...emptyContribution,
      id: row.value("id"),
      title,
      type: readWords(row.value("accepted type") || row.value("type") || row.value("submitted type")) || null,
      track:
        readWords(
          row.value("accepted track") || row.value("track") || (splitWords(row.value("submitted for tracks"))[0] ?? ""),
        ) || null,
      number: row.value("board number") || null,
      authors: authorsOf(row, known, context),
      keywords: splitWords(row.value("keywords")),
      body: body.body,
      references: body.references.map((text) => ({ text })),
      state: stateIn(row.value("state")),
      slot: when && {
        date: when.date,
        start: when.clock,
        end: length === null ? null : when.clock + length,
        room: readWords(row.value("room")) || null,
        session: session || null,
        chairs: [],
        order: null,
      },
      span: row.spanOf("title"),
    },
  ];
}

function authorsOf(row: NamedRow, known: ReadonlySet<string>, context: ReadContext): readonly ImportedAuthor[] {
  const first = row.value("authors") === "" ? "primary authors" : "authors";
  const [authors = [], others = []] = [first, "co-authors"].map((list) => people(row, list, known, context));
  const speakers = people(row, row.value("presenters") === "" ? "speakers" : "presenters", known, context);
  const key = ({ name }: ImportedAuthor) => JSON.stringify(name);
  const listed = [...authors, ...others];
  const presenting = new Set(speakers.map(key));
  const alone = speakers.filter((speaker) => !listed.some((author) => key(author) === key(speaker)));
  if (authors.length > 0 && others.length > 0)
    context.diagnostics.warning(
      "import-joined",
      "authors and co-authors are separate lists in this export; the co-authors are placed last",
      row.spanOf(first),
      { hint: "the abstracts' JSON keeps the order of the authors" },
    );
  return [...listed, ...alone].map((author) => ({ ...author, presenting: presenting.has(key(author)) }));
}

function people(
  row: NamedRow,
  column: string,
  known: ReadonlySet<string>,
  { diagnostics }: ReadContext,
): readonly ImportedAuthor[] {
  const names = parts(row.value(column));
  const written = row.value(`${column} (affiliation)`);
  const found =
    behindNames(written, names) ?? matched(written, names.length) ?? divideAffiliations(written, names.length, known);
  if (written !== "" && names.length > 0 && found === null)
    diagnostics.warning(
      "import-people",
      `the affiliations of ${names.length} people cannot be told apart in “${written.slice(0, 80)}”; each person gets all`,
      row.spanOf(`${column} (affiliation)`),
      { hint: "the abstracts' JSON keeps them separate" },
    );
  const affiliations = found ?? names.map(() => written.trim());
  return names.map((name, index) => {
    const affiliation = affiliations[index] ?? "";
    return {
      name: cleanName(name.replace(/^(?:Prof|Dr|Mr|Mrs|Ms|Miss|Mx)\.?\s+/i, "")),
      affiliations:
        affiliation === ""
          ? []
          : [readLine(affiliation, "plain", { span: row.spanOf(`${column} (affiliation)`) }, diagnostics)],
      presenting: false,
      orcid: null,
      email: null,
    };
  });
}

/** In its CSV, Indico writes each line end as four spaces. */
function withLineEnds(written: string): string {
  if (written.includes("\n")) return written;
  const lines = written.split(/(?<=\S) {4}(?=\S)/);
  const isPart = (line: string) => /^(?:[-*+] |\d{1,3}\. |\||>)/.test(line);
  return lines.map((line, index) => (index > 0 ? (isPart(line) ? "\n" : "\n\n") + line : line)).join("");
}

function parts(text: string): readonly string[] {
  return text
    .split(/[;\n]|,\s/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The affiliations: as many as people, or one for all; null if commas inside them make the division ambiguous. */
function matched(written: string, count: number): readonly string[] | null {
  if (count === 1) return [written.trim()];
  const lines = written.split(/\s{0,99}[;\n]\s{0,99}/);
  const list = lines.length === count ? lines : written.split(/,\s/);
  return list.length === count ? list.map((part) => part.trim()) : null;
}
