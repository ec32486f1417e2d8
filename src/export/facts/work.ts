// An abstract as a work to cite: who, what, in which book, on which pages. In: the book. Out: one record for each,
// which the formats of reference managers, repositories and deposits write in their own ways.

import { dateRange } from "../../language/dates.ts";
import { labelsFor } from "../../language/labels.ts";
import type { Abstract, Book, IsoDate, Person } from "../../model/book.ts";
import { FreeNames } from "../../model/free-names.ts";
import { plainText } from "../../model/text.ts";
import type { ExportSource } from "../format.ts";
import { addressOf, doisOf } from "./names.ts";
import { plainBody, titleOf } from "./plain.ts";
import type { PageRange } from "./printed-pages.ts";
import { dayOf, presentedAbstracts } from "./programme.ts";

export interface Work {
  readonly abstract: Abstract;
  /** Unique; only ASCII letters, digits, `-` and `_`. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly Person[];
  readonly language: string;
  readonly keywords: readonly string[];
  readonly body: string;
  readonly doi: string | null;
  readonly address: string | null;
  readonly pages: PageRange | null;
  /** The date of the presentation. */
  readonly date: IsoDate | null;
}

/** The book that contains the works. */
export interface Volume {
  readonly title: string;
  readonly event: string;
  readonly place: string | null;
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
  /** `14–16 September 2026`. */
  readonly dates: string | null;
  readonly year: string | null;
  readonly publisher: string | null;
  readonly editors: readonly Person[];
  readonly isbn: string | null;
  readonly doi: string | null;
  readonly licence: string | null;
  readonly language: string;
}

export function volumeOf(book: Book): Volume {
  const { imprint, dates, language } = book;
  const event = plainText(book.title).replace(/\s+/g, " ").trim();
  const start = dates?.start ?? book.days.find(({ date }) => !date.startsWith("0001"))?.date ?? null;
  return {
    title: `${event}: ${book.kind ?? labelsFor(language).bookOfAbstracts}`,
    event,
    place: book.place,
    start,
    end: dates?.end ?? start,
    dates: start && dateRange(start, dates?.end ?? start, language),
    year: start?.slice(0, 4) ?? null,
    publisher: imprint.publisher,
    editors: imprint.editors,
    isbn: imprint.isbn,
    doi: imprint.doi,
    licence: imprint.licence,
    language,
  };
}

export function worksOf(source: ExportSource): readonly Work[] {
  const { book, pages } = source;
  const dois = doisOf(book);
  const keys = new FreeNames([], (name, number) => `${name}_${number}`);
  return presentedAbstracts(book).map((abstract) => {
    const base = abstract.anchor.replace(/[^\w-]/g, "_");
    const key = keys.take(base);
    const date = dayOf(book, abstract)?.date ?? null;
    return {
      abstract,
      key,
      title: titleOf(abstract),
      authors: abstract.authors.map(({ person }) => person),
      language: abstract.language,
      keywords: abstract.keywords.map(plainText),
      body: plainBody(abstract, source),
      doi: dois.get(abstract) ?? null,
      address: addressOf(book, abstract),
      pages: pages?.get(`abstract-${abstract.anchor}`) ?? null,
      date: date?.startsWith("0001") ? null : date,
    };
  });
}

/** A page range, `12-13`, or a single page, `12`. */
export function pageText(pages: PageRange | null, dash: string): string | null {
  if (!pages) return null;
  return pages.first === pages.last ? pages.first : `${pages.first}${dash}${pages.last}`;
}
