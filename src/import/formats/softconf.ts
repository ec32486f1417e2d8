// Softconf/START: the submissions as CSV; each author has columns of their own, with a mark for the presenter.

import { isYes } from "../columns/row-authors.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { readAuthorList } from "../people/author-list.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { authorOf } from "./paper-author.ts";
import { headersOf, type NamedRow, sheetRows } from "./tables.ts";

export const softconf: SourceFormat = {
  name: "softconf",
  title: "Softconf/START, the submissions as CSV",
  recognize: (contents) => (sheetsOf(contents).some(isSoftconf) ? 1 : 0),
  read: (contents, context) => ({
    ...emptyConference,
    system: "softconf",
    contributions: sheetsOf(contents)
      .filter(isSoftconf)
      .flatMap(sheetRows)
      .flatMap((row) => softconfRow(row, context)),
  }),
};

function isSoftconf(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    headers.includes("submission id") &&
    headers.includes("acceptance status") &&
    headers.some((header) => /^1 (?:first name|username|last name)$/.test(header))
  );
}

function softconfRow(row: NamedRow, context: ReadContext): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const at = { span: row.spanOf("title") };
  const title = readLine(row.value("title"), "guess", at, diagnostics);
  if (title === "") return [];
  const authors: ImportedAuthor[] = [];
  for (let number = 1; number < 100; number++) {
    const field = (name: string) => row.value(`${number} ${name}`);
    const author = {
      given: [field("first name"), field("middle name")].filter((part) => part !== "").join(" "),
      family: field("last name"),
      affiliation: field("affiliation"),
      email: field("email"),
      presenting: isYes(field("presenter")),
    };
    if (author.given + author.family !== "") authors.push(authorOf(author, at, context));
  }
  const body = readBody(row.value("abstract"), "guess", { span: row.spanOf("abstract") }, diagnostics);
  return [
    {
      ...emptyContribution,
      id: row.value("submission id"),
      title,
      type: readWords(row.value("submission type")) || null,
      track: readWords(row.value("track") || row.value("subject area")) || null,
      authors: authors.length > 0 ? authors : readAuthorList(row.value("authors"), { affiliations: null }).authors,
      keywords: splitWords(row.value("keywords")),
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      state: readWords(row.value("acceptance status")) || null,
      span: at.span,
    },
  ];
}
