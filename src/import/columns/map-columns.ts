// The header of a table → the meaning of each column. The user's own choice comes first, then known names, then headers
// that contain a known name, then numbered columns of authors.

import type { Reporter } from "../../source/diagnostic.ts";
import { didYouMean } from "../../source/did-you-mean.ts";
import { standingOf } from "../accepted.ts";
import { cellSpan, type DataCell, type DataSheet } from "../containers/sheet.ts";
import type { ColumnChoice } from "./choice.ts";
import { type Column, numbered } from "./numbered-columns.ts";
import { isSection } from "./sections.ts";
import { type Field, fieldNamed, fieldNames, fieldWithin, normalHeader } from "./vocabulary.ts";

export interface ColumnMap {
  /** The header's row, from 0; anything above it is a title of the sheet. */
  readonly headerRow: number;
  readonly columns: readonly Column[];
  /** Headers of columns that are not used. */
  readonly unused: readonly string[];
}

export function mapColumns(sheet: DataSheet, choices: readonly ColumnChoice[], diagnostics: Reporter): ColumnMap {
  const headerRow = findHeader(sheet);
  const cells = sheet.rows[headerRow] ?? [];
  const headers = cells.map(({ text }) => text.replace(/\s+/g, " ").trim());
  const chosen = chosenColumns(sheet, headers, headerRow, choices, diagnostics);
  const columns = resolved(
    decisive(
      headers.flatMap(
        (header, index) => chosen.find((column) => column.index === index) ?? guessed(header, index) ?? [],
      ),
      sheet.rows.slice(headerRow + 1),
    ),
    headers,
  );
  const used = new Set(columns.map(({ index }) => index));
  reportTwins(sheet, cells, used, diagnostics);
  return { headerRow, columns, unused: headers.filter((header, index) => header !== "" && !used.has(index)) };
}

/** Of several columns that may say what was accepted, those that do: “complete” and “submitted” decide nothing. */
function decisive(columns: readonly Column[], rows: readonly (readonly DataCell[])[]): readonly Column[] {
  const states = columns.filter(({ field }) => field === "state");
  if (states.length < 2) return columns;
  const weight = ({ index }: Column) =>
    rows.filter((cells) => /^(?:accepted|refused)$/.test(standingOf(cells[index]?.text ?? ""))).length;
  const weights = new Map(states.map((column) => [column, weight(column)]));
  const most = Math.max(...weights.values());
  // Each kind of presentation may have a decision of its own.
  return columns.flatMap((column): readonly Column[] => {
    const own = weights.get(column);
    if (own === undefined || most === 0 || own === most || (own > 0 && decidedType(column.header) !== null))
      return [column];
    // “Withdrawn” in the authors' own column counts whatever was decided before.
    const isWithdrawn = rows.some((cells) => standingOf(cells[column.index]?.text ?? "") === "withdrawn");
    return isWithdrawn ? [{ ...column, field: "deleted" }] : [];
  });
}

/** “Oral - Status” → “Oral”. */
export function decidedType(header: string): string | null {
  return /^(.{2,30}?)\s?[-–—:]\s?(?:acceptance |final )?(?:status|decision)$/i.exec(header.trim())?.[1]?.trim() ?? null;
}

/** Of two columns with the same name, the first is taken. */
function reportTwins(
  sheet: DataSheet,
  cells: readonly DataCell[],
  used: ReadonlySet<number>,
  diagnostics: Reporter,
): void {
  // “Author (name)” and “Author (e-mail)” are different columns.
  const names = cells.map(({ text }) => text.replace(/\s+/g, " ").trim().toLowerCase());
  names.forEach((name, index) => {
    const cell = cells[index];
    const first = names.indexOf(name);
    if (!cell || name === "" || first === index || !used.has(first) || used.has(index)) return;
    diagnostics.warning(
      "import-column",
      `there are two columns “${cell.text.trim()}”; the second is not imported`,
      cellSpan(sheet, cell),
      { hint: "give them different names, or choose one by its letter: --map title=C" },
    );
  });
}

/** The first of the rows with the most known names; templates have instructions above their tables. */
function findHeader(sheet: DataSheet): number {
  let best = 0;
  let most = -1;
  sheet.rows.slice(0, 40).forEach((row, index) => {
    const known = row.filter(({ text }) => text.trim() !== "" && text.length < 200 && guessed(text, 0)).length;
    if (known > most + (index === 0 ? 0 : 1)) {
      best = index;
      most = known;
    }
  });
  return best;
}

function chosenColumns(
  sheet: DataSheet,
  headers: readonly string[],
  headerRow: number,
  choices: readonly ColumnChoice[],
  diagnostics: Reporter,
): readonly Column[] {
  return choices.flatMap(({ field: written, column }) => {
    const match = /^(?:author[ .-]?(\d+)[ .-])?([a-z -]+?)(?:[ .-]?(\d+))?$/.exec(written);
    const name = match?.[2] ?? written;
    const field = fieldNames.find((each) => each === name) ?? fieldNamed(name);
    const at = sheet.rows[headerRow]?.[0];
    if (!field) {
      if (at)
        diagnostics.error(
          "import-column",
          `unknown field “${written}”`,
          cellSpan(sheet, at),
          didYouMean(name, fieldNames),
        );
      return [];
    }
    const index = columnIndex(headers, column);
    if (index === -1) {
      // Another file of the same import may have this column.
      return [];
    }
    const number = match?.[1] ?? match?.[3];
    return [{ index, header: headers[index] ?? "", field, author: number ? Number(number) : null }];
  });
}

/**
 * Finds a column by its exact name, then by its normalized name; by letter or number only if no column has that name.
 */
export function columnIndex(headers: readonly string[], column: string): number {
  const named = headers.indexOf(column);
  if (named !== -1) return named;
  const close = headers.findIndex((header) => normalHeader(header) === normalHeader(column) && header !== "");
  if (close !== -1) return close;
  if (/^\d{1,4}$/.test(column)) return Number(column) - 1;
  return /^[A-Z]{1,2}$/.test(column)
    ? [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : -1;
}

function guessed(header: string, index: number): Column | null {
  const plain = fieldNamed(header) ?? (isSection(header) ? "section" : null);
  if (plain) return { index, header, field: plain, author: null };
  return numbered(header, index) ?? within(header, index);
}

function within(header: string, index: number): Column | null {
  const field = fieldWithin(header);
  return field ? { index, header, field, author: null } : null;
}

/** No two columns may fill the same field, and the meaning of a word depends on the other columns. */
function resolved(columns: readonly Column[], headers: readonly string[]): readonly Column[] {
  const has = (field: Field) => columns.some((column) => column.field === field && column.author === null);
  const several = columns.some(({ author }) => author !== null);
  const renamed = columns.map((column): Column => {
    if (column.author !== null) return column;
    // A `name` beside a list of authors is the presenter's or nobody's; alone it is the author's.
    if (column.field === "name" && !has("authors") && !several) return { ...column, field: "authors" };
    // `speakers` beside `authors` names the presenters.
    if (
      column.field === "authors" &&
      /speaker/i.test(column.header) &&
      columns.some((other) => other !== column && other.field === "authors")
    )
      return { ...column, field: "presenter" };
    // An event's agenda calls its talks sessions.
    if (column.field === "session" && !has("title") && /title|name/i.test(column.header))
      return { ...column, field: "title" };
    if (column.field === "affiliation" && has("authors") && !has("affiliations"))
      return { ...column, field: "affiliations" };
    if (column.field === "private" && /mail/i.test(column.header)) return { ...column, field: "emails" };
    if (column.field === "email" && has("authors")) return { ...column, field: "emails" };
    return column;
  });
  // A column with names and institutions makes separate ones for either unnecessary.
  const together = renamed.find(({ field, header }) => field === "authors" && isTogether(header));
  const listed = renamed.filter(
    (column) =>
      !together ||
      column === together ||
      column.author !== null ||
      !["authors", "affiliations", "affiliation"].includes(column.field),
  );
  // “Discussion” alone may be anything.
  const isStructured = listed.filter(({ field }) => field === "section").length > 1;
  return withoutTwins(
    listed.filter(({ field, header }) => field !== "section" || isStructured || !isSection(header)),
    headers,
  );
}

/** “Authors & Affiliations”: the names, and below them the institutions. */
export function isTogether(header: string): boolean {
  const words = normalHeader(header);
  return /\b(?:authors?|autor(?:en|es|i)?|auteurs)\b/.test(words) && /\b(?:affil|instit)/.test(words);
}

/** Of two columns for one field, keeps the one that bears the field's own name, otherwise the first. */
function withoutTwins(columns: readonly Column[], headers: readonly string[]): readonly Column[] {
  const many = new Set<Field>([
    "private",
    "deleted",
    "keywords",
    "emails",
    "person-title",
    "references",
    "chairs",
    "section",
  ]);
  const kept = new Map<string, Column>();
  const out: Column[] = [];
  for (const column of columns) {
    if (many.has(column.field) || (column.field === "state" && decidedType(column.header) !== null)) {
      out.push(column);
      continue;
    }
    const key = `${column.field}/${column.author ?? ""}`;
    const earlier = kept.get(key);
    const isNamed = fieldNamed(column.header) === column.field;
    const isBetter =
      earlier &&
      isNamed &&
      (fieldNamed(headers[earlier.index] ?? "") !== column.field ||
        (isDecided(column.header) && !isDecided(earlier.header)));
    if (!earlier || isBetter) kept.set(key, column);
  }
  return [...out, ...kept.values()].sort((a, b) => a.index - b.index);
}

/** The decision counts, not the request. */
const isDecided = (header: string) => /\b(?:accepted|final|decided)\b/i.test(header);

/** E-mail addresses are imported only with `--with-email`. */
function isKeptBack(field: Field): boolean {
  return field === "private" || field === "person-title" || field === "email" || field === "emails";
}

/** The mapping for people to read: `title ← “Title of talk”`, one line for each column. */
export function describeColumns(sheet: DataSheet, { columns, unused }: ColumnMap): string {
  const where = sheet.name ? `${sheet.file}, sheet “${sheet.name}”` : sheet.file;
  const groups = new Map<string, string[]>();
  for (const { field, author, header } of columns) {
    if (isKeptBack(field)) continue;
    const name = author === null ? field : `author ${field}`;
    groups.set(name, [...(groups.get(name) ?? []), `“${header}”`]);
  }
  const lines = [...groups].map(
    ([field, headers]) =>
      `  ${field} ← ${headers.length > 3 ? `${headers[0]} … ${headers.at(-1)}` : headers.join(", ")}`,
  );
  const left = [...columns.filter(({ field }) => isKeptBack(field)).map(({ header }) => header), ...unused];
  if (left.length > 0) lines.push(`  not imported: ${left.map((header) => `“${header}”`).join(", ")}`);
  return `Columns of ${where}:\n${lines.join("\n")}`;
}
