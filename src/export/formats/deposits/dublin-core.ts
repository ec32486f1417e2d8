// `dublin-core`: a record of each abstract for repositories to harvest (OAI-PMH's oai_dc).
import { licenceOf } from "../../facts/licence.ts";
import { fileName } from "../../facts/names.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import { pageText, type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, textFile } from "../../format.ts";
import { type Markup, markup, trusted, xmlDocument } from "../../markup.ts";

export const dublinCore: ExportFormat = {
  name: "dublin-core",
  title: "a Dublin Core record of each abstract, for harvesters",
  standard: "oai_dc (OAI-PMH 2.0, Simple Dublin Core)",
  makes: "folder",
  ending: "dublin-core",
  mark: "",
  needs: { pages: true, mathml: false },
  write(source) {
    const volume = volumeOf(source.book);
    return worksOf(source).map((work) =>
      textFile(`${fileName(work.abstract.anchor)}.xml`, xmlDocument(record(work, volume))),
    );
  },
};

function record(work: Work, volume: Volume): Markup {
  const pages = pageText(work.pages, "–");
  const fields: readonly (readonly [string, string | null])[] = [
    ["title", work.title],
    ...work.authors.map((one) => field("creator", isBody(one) ? one.printed : `${familyName(one)}, ${one.given}`)),
    ...work.keywords.map((word) => field("subject", word)),
    ["description", work.body === "" ? null : work.body],
    ["publisher", volume.publisher],
    ["date", work.date ?? volume.start],
    ["type", "Text"],
    ["type", "conference abstract"],
    ["identifier", work.doi && `https://doi.org/${work.doi}`],
    ["identifier", work.address],
    ["source", pages === null ? volume.title : `${volume.title}, ${pages}`],
    ["language", work.language],
    ["relation", volume.isbn && `ISBN ${volume.isbn}`],
    ["coverage", volume.place],
    ["rights", volume.licence],
    ["rights", licenceOf(volume.licence)?.url ?? null],
  ];
  const elements = fields.flatMap(([name, value]) =>
    value === null ? [] : [markup`  <dc:${trusted(name)}>${value}</dc:${trusted(name)}>\n`],
  );
  const schema = "http://www.openarchives.org/OAI/2.0/oai_dc/";
  return markup`<oai_dc:dc xmlns:oai_dc="${schema}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
${elements}</oai_dc:dc>`;
}

function field(name: string, value: string): readonly [string, string] {
  return [name, value];
}
