// `bibtex`: the abstracts as works, for LaTeX and reference managers.
import type { Person } from "../../../model/book.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import { pageText, type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, type ExportSource, generator, textFile } from "../../format.ts";
import { sayable } from "../../markup.ts";
import { plainPen } from "../../text/plain-pen.ts";
import { texPen, texText } from "../../text/tex-pen.ts";
import { writeInline } from "../../text/write-text.ts";

export const bibtex: ExportFormat = {
  name: "bibtex",
  title: "the abstracts as references, BibTeX",
  standard: "BibTeX, read back by this program",
  makes: "file",
  ending: "bib",
  mark: `% ${generator}`,
  needs: { pages: true, mathml: false },
  write(source) {
    const volume = volumeOf(source.book);
    const entries = worksOf(source).map((work) => bibtexEntry(work, volume, source));
    return [textFile("references.bib", `% ${generator}\n\n${entries.join("\n")}`)];
  },
};

export function bibtexEntry(work: Work, volume: Volume, { formulas }: ExportSource): string {
  const title = writeInline(work.abstract.title, {
    pen: { ...plainPen, ...texPen },
    language: work.language,
    formulas,
    citations: new Map(),
    smart: false,
    languages: false,
    footnotes: null,
    figures: null,
  });
  const fields: readonly (readonly [string, string | null])[] = [
    ["author", names(work.authors)],
    ["title", title],
    ["booktitle", texText(volume.title)],
    ["editor", names(volume.editors)],
    ["year", volume.year],
    ["month", volume.start && (months[Number(volume.start.slice(5, 7)) - 1] ?? null)],
    ["address", volume.place && texText(volume.place)],
    ["publisher", volume.publisher && texText(volume.publisher)],
    ["pages", pageText(work.pages, "--")],
    ["doi", work.doi && texText(work.doi)],
    ["url", work.address?.replace(/[{}\\%]/g, encodeURIComponent) ?? null],
    ["isbn", volume.isbn && texText(volume.isbn)],
    ["language", work.language],
    ["keywords", work.keywords.length === 0 ? null : texText(work.keywords.join(", "))],
    ["abstract", work.body === "" ? null : texText(work.body)],
  ];
  const written = fields.flatMap(([name, value]) => {
    if (value === null || value === "") return [];
    // The names of months are macros of BibTeX.
    const text = name === "month" ? value : `{${oneLine(value)}}`;
    return [`  ${name} = ${text}`];
  });
  return `@inproceedings{${work.key},\n${written.join(",\n")}\n}\n`;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function oneLine(text: string): string {
  return sayable(text).replace(/\s+/g, " ").trim();
}

/** `von Last, Jr, First`; an organization in braces, so that it is one name. */
function names(people: readonly Person[]): string | null {
  if (people.length === 0) return null;
  return people
    .map((person) => {
      if (isBody(person)) return `{${texText(person.printed)}}`;
      const parts = [familyName(person), person.suffix, person.given].filter((part) => part !== "");
      return parts.map((part) => texText(part).replace(/,|(?<!\S)and(?!\S)/gi, "{$&}")).join(", ");
    })
    .join(" and ");
}
