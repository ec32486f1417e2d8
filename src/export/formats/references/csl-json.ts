// `csl-json`: the abstracts as works that reference managers import (Citation Style Language, CSL-JSON).
import type { IsoDate, Person } from "../../../model/book.ts";
import { isBody } from "../../facts/plain.ts";
import { pageText, type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, textFile } from "../../format.ts";

export const cslJson: ExportFormat = {
  name: "csl-json",
  title: "the abstracts as references, CSL-JSON",
  standard: "csl-data schema",
  makes: "file",
  ending: "csl.json",
  mark: '"type": "paper-conference"',
  needs: { pages: true, mathml: false },
  write(source) {
    const volume = volumeOf(source.book);
    const items = worksOf(source).map((work) => cslItem(work, volume));
    return [textFile("references.csl.json", `${JSON.stringify(items, null, 2)}\n`)];
  },
};

export function cslItem(work: Work, volume: Volume) {
  return given({
    id: work.key,
    type: "paper-conference",
    title: work.title,
    author: work.authors.length > 0 ? work.authors.map(cslName) : null,
    "container-title": volume.title,
    "event-title": volume.event,
    "event-place": volume.place,
    "event-date": volume.start && cslDate(volume.start, volume.end),
    issued: volume.start && { "date-parts": [[Number(volume.year)]] },
    page: pageText(work.pages, "-"),
    DOI: work.doi,
    URL: work.address,
    ISBN: volume.isbn,
    publisher: volume.publisher,
    editor: volume.editors.length > 0 ? volume.editors.map(cslName) : null,
    language: work.language,
    keyword: work.keywords.length > 0 ? work.keywords.join(", ") : null,
    abstract: work.body === "" ? null : work.body,
  });
}

function given(fields: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function cslName(person: Person) {
  const { family, given: first, particle, suffix } = person;
  if (isBody(person)) return { literal: person.printed };
  return {
    family,
    given: first,
    ...(particle !== "" && { "non-dropping-particle": particle }),
    ...(suffix !== "" && { suffix }),
  };
}

function cslDate(start: IsoDate, end: IsoDate | null) {
  const parts = (date: IsoDate) => date.split("-").map(Number);
  return { "date-parts": end === null || end === start ? [parts(start)] : [parts(start), parts(end)] };
}
