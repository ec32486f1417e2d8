// `datacite-xml`, `datacite-json`: a record of each abstract for a repository that registers DOIs with DataCite (4.6).
import type { Author, Book } from "../../../model/book.ts";
import { plainText } from "../../../model/text.ts";
import type { Reporter } from "../../../source/diagnostic.ts";
import { licenceOf } from "../../facts/licence.ts";
import { fileName } from "../../facts/names.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import { type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { attribute, type Markup, markup, xmlDocument } from "../../markup.ts";
import { hasAll, warnMissing } from "./needs.ts";

const common = { makes: "folder", mark: "", needs: { pages: true, mathml: false } } as const;

export const dataciteXml: ExportFormat = {
  ...common,
  name: "datacite-xml",
  title: "a DataCite record of each abstract, XML",
  standard: "DataCite metadata schema 4.6",
  ending: "datacite-xml",
  write: (source, report) =>
    records(source, report, (work, volume) =>
      textFile(`${fileName(work.abstract.anchor)}.xml`, xmlDocument(resource(work, volume))),
    ),
};

export const dataciteJson: ExportFormat = {
  ...common,
  name: "datacite-json",
  title: "a DataCite record of each abstract, JSON",
  standard: "DataCite metadata schema 4.6",
  ending: "datacite-json",
  write: (source, report) =>
    records(source, report, (work, volume) =>
      textFile(`${fileName(work.abstract.anchor)}.json`, `${JSON.stringify(record(work, volume), null, 2)}\n`),
    ),
};

function records<File>(source: ExportSource, report: Reporter, write: (work: Work, volume: Volume) => File): File[] {
  const { book } = source;
  if (!hasAll(["dois", "dates"], book, "a DataCite record", report)) return [];
  warnOfPublisher(book, report);
  const volume = volumeOf(book);
  return worksOf(source).map((work) => write(work, volume));
}

function warnOfPublisher(book: Book, report: Reporter): void {
  if (book.imprint.publisher !== null) return;
  const what = "the book names no publisher: records say “(:unav)”, as DataCite requires";
  warnMissing(what, "add “publisher” to book.yaml", book, report);
}

const unavailable = "(:unav)";

interface Creator {
  readonly name: string;
  readonly type: "Personal" | "Organizational";
  readonly given: string | null;
  readonly family: string | null;
  readonly orcid: string | null;
  readonly affiliations: readonly string[];
}

function creators({ abstract }: Work): readonly Creator[] {
  const found = abstract.authors.map(({ person, affiliations }: Author): Creator => {
    const places = affiliations.flatMap((at) => plainText(abstract.affiliations[at]?.text ?? []) || []);
    const common = { orcid: person.orcid, affiliations: places };
    if (isBody(person)) return { ...common, name: person.printed, type: "Organizational", given: null, family: null };
    const family = familyName(person);
    const given = [person.given, person.suffix].filter((part) => part !== "").join(", ");
    return { ...common, name: `${family}, ${given}`, type: "Personal", given: person.given, family };
  });
  if (found.length > 0) return found;
  return [{ name: unavailable, type: "Organizational", given: null, family: null, orcid: null, affiliations: [] }];
}

function resource(work: Work, volume: Volume): Markup {
  const schema = "http://datacite.org/schema/kernel-4";
  const language = work.language;
  return markup`<resource xmlns="${schema}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema} https://schema.datacite.org/meta/kernel-4/metadata.xsd">
  <identifier identifierType="DOI">${work.doi ?? ""}</identifier>
  <creators>
${creators(work).map(creatorElement)}  </creators>
  <titles><title xml:lang="${language}">${work.title}</title></titles>
  <publisher>${volume.publisher ?? unavailable}</publisher>
  <publicationYear>${volume.year ?? ""}</publicationYear>
  <resourceType resourceTypeGeneral="ConferencePaper">Abstract</resourceType>
${work.keywords.length > 0 && markup`  <subjects>${work.keywords.map((word) => markup`<subject xml:lang="${language}">${word}</subject>`)}</subjects>\n`}  <dates>
    <date dateType="Issued">${volume.year ?? ""}</date>
${work.date !== null && markup`    <date dateType="Other" dateInformation="presented">${work.date}</date>\n`}  </dates>
  <language>${language}</language>
${work.address !== null && markup`  <alternateIdentifiers><alternateIdentifier alternateIdentifierType="URL">${work.address}</alternateIdentifier></alternateIdentifiers>\n`}${
  volume.licence !== null && markup`  <rightsList>${rightsElement(volume.licence)}</rightsList>\n`
}${
  work.body !== "" &&
  markup`  <descriptions><description descriptionType="Abstract" xml:lang="${language}">${work.body}</description></descriptions>\n`
}  <relatedItems>
    <relatedItem relatedItemType="ConferenceProceeding" relationType="IsPublishedIn">
${volume.isbn !== null && markup`      <relatedItemIdentifier relatedItemIdentifierType="ISBN">${volume.isbn}</relatedItemIdentifier>\n`}      <titles><title>${volume.title}</title></titles>
      <publicationYear>${volume.year ?? ""}</publicationYear>
${work.pages !== null && markup`      <firstPage>${work.pages.first}</firstPage>\n      <lastPage>${work.pages.last}</lastPage>\n`}${
  volume.publisher !== null && markup`      <publisher>${volume.publisher}</publisher>\n`
}    </relatedItem>
  </relatedItems>
</resource>`;
}

function creatorElement({ name, type, given, family, orcid, affiliations }: Creator): Markup {
  return markup`    <creator>
      <creatorName nameType="${type}">${name}</creatorName>
${given !== null && markup`      <givenName>${given}</givenName>\n      <familyName>${family}</familyName>\n`}${
  orcid !== null &&
  markup`      <nameIdentifier nameIdentifierScheme="ORCID" schemeURI="https://orcid.org">https://orcid.org/${orcid}</nameIdentifier>\n`
}${affiliations.map((place) => markup`      <affiliation>${place}</affiliation>\n`)}    </creator>
`;
}

function rights(words: string) {
  const known = licenceOf(words);
  return {
    rights: words,
    ...(known !== null && { rightsUri: known.url }),
    ...(known?.spdx && {
      rightsIdentifier: known.spdx,
      rightsIdentifierScheme: "SPDX",
      schemeUri: "https://spdx.org/licenses/",
    }),
  };
}

function rightsElement(words: string): Markup {
  const { rightsUri = null, rightsIdentifier = null, schemeUri = null } = rights(words);
  return markup`<rights${attribute("rightsURI", rightsUri)}${attribute("rightsIdentifier", rightsIdentifier)}${attribute("rightsIdentifierScheme", rightsIdentifier && "SPDX")}${attribute("schemeURI", schemeUri)}>${words}</rights>`;
}

function record(work: Work, volume: Volume) {
  const { doi, language } = work;
  return {
    schemaVersion: "http://datacite.org/schema/kernel-4",
    doi,
    ...(work.address !== null && { url: work.address }),
    types: { resourceTypeGeneral: "ConferencePaper", resourceType: "Abstract" },
    creators: creators(work).map(({ name, type, given, family, orcid, affiliations }) => ({
      name,
      nameType: type,
      ...(given !== null && { givenName: given, familyName: family }),
      ...(orcid !== null && {
        nameIdentifiers: [
          {
            nameIdentifier: `https://orcid.org/${orcid}`,
            nameIdentifierScheme: "ORCID",
            schemeUri: "https://orcid.org",
          },
        ],
      }),
      affiliation: affiliations.map((place) => ({ name: place })),
    })),
    titles: [{ title: work.title, lang: language }],
    publisher: { name: volume.publisher ?? unavailable },
    publicationYear: Number(volume.year),
    subjects: work.keywords.map((subject) => ({ subject, lang: language })),
    dates: [
      { date: volume.year, dateType: "Issued" },
      ...(work.date === null ? [] : [{ date: work.date, dateType: "Other", dateInformation: "presented" }]),
    ],
    language,
    ...(volume.licence !== null && { rightsList: [rights(volume.licence)] }),
    descriptions: work.body === "" ? [] : [{ description: work.body, descriptionType: "Abstract", lang: language }],
    relatedItems: [
      {
        relatedItemType: "ConferenceProceeding",
        relationType: "IsPublishedIn",
        ...(volume.isbn !== null && {
          relatedItemIdentifier: { relatedItemIdentifier: volume.isbn, relatedItemIdentifierType: "ISBN" },
        }),
        titles: [{ title: volume.title }],
        publicationYear: volume.year,
        ...(work.pages !== null && { firstPage: work.pages.first, lastPage: work.pages.last }),
        ...(volume.publisher !== null && { publisher: volume.publisher }),
      },
    ],
  };
}
