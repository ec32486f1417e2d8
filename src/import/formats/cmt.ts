// Microsoft CMT: the submissions as XLSX, XML or tab-separated text. The header usually follows a title and a date.
import { splitWords } from "../columns/split-words.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { authorOf } from "./paper-author.ts";
import { headersOf, type NamedRow, sheetRows } from "./tables.ts";

export const cmt: SourceFormat = {
  name: "cmt",
  title: "Microsoft CMT, the submissions as XLSX or tab-separated text",
  recognize: (contents) => (sheetsOf(contents).some((sheet) => cmtHeader(sheet) !== null) ? 0.95 : 0),
  read: (contents, context) => {
    const contributions = sheetsOf(contents).flatMap((sheet) => {
      const header = cmtHeader(sheet);
      return header === null
        ? []
        : sheetRows({ ...sheet, rows: sheet.rows.slice(header) }).flatMap((row) => cmtRow(row, context));
    });
    return { ...emptyConference, system: "cmt", contributions };
  },
};

/** The row of the header, which usually follows a title and a date. */
function cmtHeader(sheet: DataSheet): number | null {
  const at = sheet.rows.slice(0, 8).findIndex((row) => {
    const headers = headersOf({ ...sheet, rows: [row] });
    return (
      headers.includes("paper id") &&
      headers.includes("paper title") &&
      headers.some((header) =>
        /^(?:author names|author emails|primary contact author|primary subject area|conflicts|track name|created)/.test(
          header,
        ),
      )
    );
  });
  return at === -1 ? null : at;
}

function cmtRow(row: NamedRow, context: ReadContext): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const at = { span: row.spanOf("paper title") };
  const title = readLine(row.value("paper title"), "guess", at, diagnostics);
  if (title === "") return [];
  const body = readBody(row.value("abstract"), "guess", { span: row.spanOf("abstract") }, diagnostics);
  return [
    {
      ...emptyContribution,
      id: row.value("paper id"),
      title,
      authors: cmtAuthors(row, context),
      track: readWords(row.value("primary subject area") || row.value("track name")) || null,
      keywords: splitWords(row.value("secondary subject areas")),
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      state: readWords(row.value("status")) || null,
      span: at.span,
    },
  ];
}

/**
 * `Lee, Ada (Institute)*; Kim, Bo (Institute)` with a star for the contact; names and e-mail addresses also have
 * columns of their own.
 */
function cmtAuthors(row: NamedRow, context: ReadContext): readonly ImportedAuthor[] {
  const at = { span: row.spanOf("authors") };
  const listed = parts(row.value("authors"));
  const named = parts(row.value("author names"));
  const hasInstitutes = listed.some((part) => part.includes("("));
  // “Lee, Ada” in the column of names shows which part is the family name.
  const names = named.length === listed.length || !hasInstitutes ? named : [];
  return (hasInstitutes || named.length === 0 ? listed : named).map((part, index) => {
    const bare = part.replace(/\s?<[^<>]{0,120}>|\*/g, "").trim();
    const bracket = bare.endsWith(")") ? bare.indexOf("(") : -1;
    const affiliation = bracket === -1 ? "" : bare.slice(bracket + 1, -1);
    return authorOf(
      { given: "", family: "", whole: nameIn(names[index] ?? part), affiliation, email: "" },
      at,
      context,
    );
  });
}

const parts = (text: string) =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The name without its star, address and institute. */
function nameIn(part: string): string {
  const bare = part.replace(/\s?<[^<>]{0,120}>|\*/g, "").trim();
  const bracket = bare.endsWith(")") ? bare.indexOf("(") : -1;
  return bracket === -1 ? bare : bare.slice(0, bracket).trim();
}
