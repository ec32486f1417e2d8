// `crossref`: the deposit that gives each abstract its DOI (Crossref's schema 5.3.1, a conference and its papers).
import type { Affiliation, Author, Book, IsoDate, Person } from "../../../model/book.ts";
import { plainText } from "../../../model/text.ts";
import { licenceOf } from "../../facts/licence.ts";
import { acronymOf, baseOf, uuid } from "../../facts/names.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import { type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { attribute, type Markup, markup, nothing, sayable, xmlDocument } from "../../markup.ts";
import { jatsPen } from "../../text/jats-pen.ts";
import { writeFlow, writeInline } from "../../text/write-text.ts";
import { hasAll, warnMissing } from "./needs.ts";
import { facePen, recordScope } from "./record-text.ts";

export const crossref: ExportFormat = {
  name: "crossref",
  title: "a deposit with Crossref, which gives the abstracts DOIs",
  standard: "Crossref deposit schema 5.3.1",
  makes: "file",
  ending: "crossref.xml",
  mark: "http://www.crossref.org/schema/5.3.1",
  needs: { pages: true, mathml: false },
  write(source, report) {
    const { book } = source;
    if (!hasAll(["dois", "depositor", "site", "dates"], book, "a deposit with Crossref", report)) return [];
    if (book.imprint.publisher === null)
      warnMissing(
        "the book names no publisher: the deposit names the depositor",
        "add “publisher” to book.yaml",
        book,
        report,
      );
    return [textFile("crossref.xml", xmlDocument(batch(source)))];
  },
};

function batch(source: ExportSource): Markup {
  const { book, epoch } = source;
  const depositor = book.exports?.depositor;
  const volume = volumeOf(book);
  const publisher = volume.publisher ?? depositor?.name ?? "";
  const schema = "http://www.crossref.org/schema/5.3.1";
  return markup`<doi_batch xmlns="${schema}" xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ai="http://www.crossref.org/AccessIndicators.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="5.3.1" xsi:schemaLocation="${schema} https://www.crossref.org/schemas/crossref5.3.1.xsd">
  <head>
    <doi_batch_id>${uuid(`${baseOf(book)}#${stamp(book, epoch)}`)}</doi_batch_id>
    <timestamp>${stamp(book, epoch)}</timestamp>
    <depositor>
      <depositor_name>${(depositor?.name ?? "").slice(0, 130)}</depositor_name>
      <email_address>${depositor?.email ?? ""}</email_address>
    </depositor>
    <registrant>${(depositor?.registrant ?? publisher).slice(0, 255)}</registrant>
  </head>
  <body>
    <conference>
${volume.editors.length > 0 && markup`      <contributors>${volume.editors.map((one, index) => person(one, index, "editor", []))}</contributors>\n`}      <event_metadata>
        <conference_name>${volume.event.slice(0, 512)}</conference_name>
${book.exports?.acronym !== undefined && book.exports.acronym !== null && markup`        <conference_acronym>${acronymOf(book).slice(0, 127)}</conference_acronym>\n`}${
  volume.place !== null && markup`        <conference_location>${volume.place.slice(0, 255)}</conference_location>\n`
}${volume.start !== null && conferenceDate(volume.start, volume.end ?? volume.start, volume.dates ?? "")}      </event_metadata>
      <proceedings_metadata${language(volume.language)}>
        <proceedings_title>${volume.title.slice(0, 511)}</proceedings_title>
        <publisher><publisher_name>${publisher.slice(0, 255)}</publisher_name></publisher>
        ${published(volume)}
        ${isbn(volume)}${volume.doi !== null && markup`\n        <doi_data><doi>${volume.doi}</doi><resource>${book.exports?.site ?? ""}</resource></doi_data>`}
      </proceedings_metadata>
${worksOf(source).map((work) => paper(work, volume, source))}    </conference>
  </body>
</doi_batch>`;
}

/** A number that grows from deposit to deposit: the time given, or else the first day and the revision. */
function stamp(book: Book, epoch: number | null): string {
  if (epoch !== null) return `${new Date(epoch * 1000).toISOString().replace(/\D/g, "").slice(0, 14)}000`;
  const day = (volumeOf(book).start ?? "1970-01-01").replaceAll("-", "");
  return `${day}${String(book.exports?.revision ?? 0).padStart(9, "0")}`;
}

function conferenceDate(start: IsoDate, end: IsoDate, words: string): Markup {
  const [from, to] = [start.split("-"), end.split("-")];
  return markup`        <conference_date start_year="${from[0] ?? ""}" start_month="${from[1] ?? ""}" start_day="${from[2] ?? ""}" end_year="${to[0] ?? ""}" end_month="${to[1] ?? ""}" end_day="${to[2] ?? ""}">${words}</conference_date>\n`;
}

function published({ start }: Volume): Markup {
  const [year = "", month = "", day = ""] = (start ?? "").split("-");
  return markup`<publication_date media_type="online"><month>${month}</month><day>${day}</day><year>${year}</year></publication_date>`;
}

function isbn({ isbn: number }: Volume): Markup {
  const digits = (number ?? "").replace(/[^\dX-]/gi, "");
  const isOne = /^(?:97[89])?\d{9}[\dX]$/i.test(digits.replaceAll("-", ""));
  return isOne
    ? markup`<isbn media_type="electronic">${digits.toUpperCase()}</isbn>`
    : markup`<noisbn reason="simple_series"/>`;
}

/** The attribute; Crossref has only the languages with two letters (ISO 639-1). */
function language(tag: string): Markup {
  const primary = tag.toLowerCase().split("-", 1)[0] ?? "";
  return attribute("language", primary.length === 2 && primary);
}

function paper(work: Work, volume: Volume, source: ExportSource): Markup {
  const { abstract, pages, doi, address } = work;
  const { authors, affiliations } = abstract;
  const title = writeInline(abstract.title, recordScope(work, source, facePen));
  const text = writeFlow(abstract.body ?? [], recordScope(work, source, jatsPen({ prefix: "jats:", mathml: false })));
  return markup`      <conference_paper publication_type="abstract_only"${language(work.language)}>
${authors.length > 0 && markup`        <contributors>${authors.map((one, index) => contributor(one, index, affiliations))}</contributors>\n`}        <titles><title>${title}</title></titles>
${text.length > 0 && markup`        <jats:abstract xml:lang="${work.language}">${text}</jats:abstract>\n`}        ${published(volume)}
${pages !== null && markup`        <pages><first_page>${pages.first}</first_page>${pages.first !== pages.last && markup`<last_page>${pages.last}</last_page>`}</pages>\n`}${licence(volume)}        <doi_data><doi>${doi ?? ""}</doi><resource>${address ?? ""}</resource></doi_data>
      </conference_paper>
`;
}

function licence({ licence: words }: Volume): Markup {
  const known = licenceOf(words);
  if (known === null) return nothing;
  return markup`        <ai:program name="AccessIndicators"><ai:license_ref>${known.url}</ai:license_ref></ai:program>\n`;
}

function contributor({ person: one, affiliations }: Author, index: number, all: readonly Affiliation[]): Markup {
  return person(
    one,
    index,
    "author",
    affiliations.flatMap((at) => (all[at] ? [plainText(all[at].text)] : [])),
  );
}

function person(one: Person, index: number, role: "author" | "editor", places: readonly string[]): Markup {
  const sequence = index === 0 ? "first" : "additional";
  // A suffix has at most 10 characters, an organization 511.
  const isShort = one.suffix.length <= 10;
  const surname = isShort ? familyName(one) : `${familyName(one)} ${one.suffix}`;
  if (isBody(one) || ![one.given, surname].map(sayable).every(isName))
    return markup`<organization sequence="${sequence}" contributor_role="${role}">${one.printed.slice(0, 511)}</organization>`;
  const institutions = places.map(
    (name) => markup`<institution><institution_name>${name.slice(0, 1024)}</institution_name></institution>`,
  );
  return markup`<person_name sequence="${sequence}" contributor_role="${role}"><given_name>${one.given}</given_name><surname>${surname}</surname>${
    isShort && one.suffix !== "" && markup`<suffix>${one.suffix}</suffix>`
  }${places.length > 0 ? markup`<affiliations>${institutions}</affiliations>` : nothing}${
    one.orcid !== null && markup`<ORCID authenticated="false">https://orcid.org/${one.orcid}</ORCID>`
  }</person_name>`;
}

/**
 * Whether Crossref takes a text for a part of a name: at most 60 characters, its digits in one word, and no question
 * mark before its letters (the pattern of `surname` in the schema).
 */
function isName(text: string): boolean {
  if (text.length > 60 || text.trim() === "") return false;
  const digits = [...text.matchAll(/\p{Nd}/gu)];
  const [first, last] = [digits[0]?.index, digits.at(-1)?.index];
  if (first === undefined || last === undefined) return !text.trimStart().startsWith("?");
  return !text.slice(0, first).includes("?") && !/[\s?]/.test(text.slice(first, last + 1));
}
