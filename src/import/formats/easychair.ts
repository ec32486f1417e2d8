// EasyChair: the workbook or the CSV files that “Administration → Download” gives: submissions, authors, topics. The
// table of authors has their order, affiliations and countries; the table of submissions has the rest.

import { mapColumns } from "../columns/map-columns.ts";
import { Row } from "../columns/row.ts";
import { splitWords } from "../columns/split-words.ts";
import { normalHeader } from "../columns/vocabulary.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { readAuthorList } from "../people/author-list.ts";
import { isEmail, partsName } from "../people/name.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { headersOf, sheetRows } from "./tables.ts";

export const easychair: SourceFormat = {
  name: "easychair",
  title: "EasyChair, the workbook or CSV files of submissions and authors",
  recognize: (contents) => {
    const sheets = sheetsOf(contents);
    const [submissions, authors] = [sheets.find(isSubmissions), sheets.find(isAuthors)];
    if (submissions && authors) return 1;
    return submissions ? 0.9 : authors ? 0.4 : 0;
  },
  read: (contents, context) => {
    const sheets = sheetsOf(contents);
    const authors = authorsBySubmission(sheets.filter(isAuthors), context);
    const topics = topicsBySubmission(
      sheets.filter((sheet) => headersOf(sheet).includes("submission #") && headersOf(sheet).includes("topic")),
    );
    const contributions = sheets
      .filter(isSubmissions)
      .flatMap((sheet) => readSubmissions(sheet, authors, topics, context));
    return { ...emptyConference, system: "easychair", contributions };
  },
};

function isSubmissions(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    headers.includes("#") &&
    headers.includes("title") &&
    headers.includes("authors") &&
    headers.some((header) => /^(?:form fields|decision|notified|reviews sent|last updated|deleted)$/.test(header))
  );
}

function isAuthors(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    headers.includes("submission #") &&
    headers.includes("last name") &&
    (headers.includes("person #") || headers.includes("affiliation") || headers.includes("organization"))
  );
}

function authorsBySubmission(
  sheets: readonly DataSheet[],
  { diagnostics }: ReadContext,
): ReadonlyMap<string, readonly ImportedAuthor[]> {
  const found = new Map<string, ImportedAuthor[]>();
  for (const sheet of sheets) {
    for (const row of sheetRows(sheet)) {
      const id = row.value("submission #");
      const at = { span: row.span };
      const email = row.value("email");
      const parts = [row.value("affiliation") || row.value("organization"), row.value("country")].filter(
        (part) => part !== "",
      );
      const affiliation =
        parts.length === 2 && parts[0]?.toLowerCase().endsWith(parts[1]?.toLowerCase() ?? "")
          ? (parts[0] ?? "")
          : parts.join(", ");
      const author: ImportedAuthor = {
        name: partsName(readWords(row.value("first name")), readWords(row.value("last name"))),
        affiliations: affiliation === "" ? [] : [readLine(affiliation, "guess", at, diagnostics)],
        // The corresponding author is often not the one who presents.
        presenting: false,
        orcid: null,
        email: isEmail(email) ? email : null,
      };
      const list = found.get(id);
      if (list) list.push(author);
      else found.set(id, [author]);
    }
  }
  return found;
}

function topicsBySubmission(sheets: readonly DataSheet[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const sheet of sheets) {
    for (const row of sheetRows(sheet))
      found.set(row.value("submission #"), [
        ...(found.get(row.value("submission #")) ?? []),
        readWords(row.value("topic")),
      ]);
  }
  return found;
}

function readSubmissions(
  sheet: DataSheet,
  authors: ReadonlyMap<string, readonly ImportedAuthor[]>,
  topics: ReadonlyMap<string, readonly string[]>,
  { diagnostics, options }: ReadContext,
): readonly ImportedContribution[] {
  const map = mapColumns(sheet, options.columns, diagnostics);
  return sheetRows(sheet).flatMap((values, index): readonly ImportedContribution[] => {
    const id = values.value("#");
    const cells = sheet.rows[values.row] ?? [];
    const row = new Row(sheet, map, cells, index + 2, diagnostics);
    const title = row.line("title", "guess");
    if (title === "" || id === "") return [];
    const at = row.at("title");
    const body = readBody(values.value("abstract"), "guess", row.at("abstract"), diagnostics);
    const fields = formFields(values.value("form fields"));
    const listed = authors.get(id) ?? readAuthorList(values.value("authors"), { affiliations: null }).authors;
    const topic = topics.get(id) ?? [];
    const trackName = readWords(values.value("track name"));
    return [
      {
        ...emptyContribution,
        id,
        title,
        authors: listed,
        keywords: [...splitWords(values.value("keywords")), ...(trackName === "" ? topic.slice(1) : topic)],
        track: trackName || topic[0] || null,
        type:
          [...fields].find(([name]) => /type|format|presentation|category/i.test(name))?.[1] ??
          (row.text("type") || null),
        body: body.body,
        references: body.references.map((text) => ({ text })),
        state: isMarked(values.value("deleted")) ? "deleted" : readWords(values.value("decision")) || null,
        span: at.span,
      },
    ];
  });
}

function isMarked(value: string): boolean {
  return /^(?:yes|✔|✓|x|true|1)$/i.test(value.trim());
}

/** “(Presentation type) Poster (Student) yes”: answers to the questions of the submission form. */
function formFields(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/\(([^()]{1,80})\)\s*([^()\n]{0,200})/g)].map((match) => [
      normalHeader(match[1] ?? ""),
      (match[2] ?? "").trim(),
    ]),
  );
}
