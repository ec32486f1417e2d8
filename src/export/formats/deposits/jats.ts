// `jats`: each abstract as an article of its own (ANSI/NISO Z39.96, Archiving and Interchange, 1.2), with its text, formulas as MathML and
// its references.
import type { Affiliation, Author } from "../../../model/book.ts";
import { plainText } from "../../../model/text.ts";
import { fileName } from "../../facts/names.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import { type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { attribute, type Markup, markup, xmlDocument } from "../../markup.ts";
import { jatsPen } from "../../text/jats-pen.ts";
import { writeFlow, writeInline } from "../../text/write-text.ts";
import { recordScope } from "./record-text.ts";

export const jats: ExportFormat = {
  name: "jats",
  title: "each abstract as an article in JATS",
  standard: "ANSI/NISO Z39.96 (JATS Archiving 1.2)",
  makes: "folder",
  ending: "jats",
  mark: "",
  needs: { pages: true, mathml: true },
  write(source) {
    const volume = volumeOf(source.book);
    return worksOf(source).map((work) =>
      textFile(`${fileName(work.abstract.anchor)}.xml`, xmlDocument(article(work, volume, source))),
    );
  },
};

function article(work: Work, volume: Volume, source: ExportSource): Markup {
  const { abstract, pages } = work;
  const scope = recordScope(work, source, jatsPen({ prefix: "", mathml: true }));
  const entries = source.references.listOf(abstract).entries;
  const [year = "", month = "", day = ""] = (volume.start ?? "").split("-");
  return markup`<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="abstract" dtd-version="1.2" xml:lang="${work.language}">
  <front>
    <article-meta>
${work.doi !== null && markup`      <article-id pub-id-type="doi">${work.doi}</article-id>\n`}      <article-id pub-id-type="publisher-id">${abstract.id}</article-id>
      <article-categories><subj-group><subject>${abstract.track ?? abstract.type}</subject></subj-group></article-categories>
      <title-group><article-title>${writeInline(abstract.title, scope)}</article-title></title-group>
${abstract.authors.length > 0 && markup`      <contrib-group>\n${abstract.authors.map(contributor)}${abstract.affiliations.map(affiliation)}      </contrib-group>\n`}${
  year !== "" &&
  markup`      <pub-date publication-format="electronic" date-type="pub" iso-8601-date="${year}-${month}-${day}"><day>${day}</day><month>${month}</month><year>${year}</year></pub-date>\n`
}${volume.isbn !== null && markup`      <isbn>${volume.isbn}</isbn>\n`}${
  pages !== null && markup`      <fpage>${pages.first}</fpage>\n      <lpage>${pages.last}</lpage>\n`
}${
  volume.licence !== null &&
  markup`      <permissions><license><license-p>${volume.licence}</license-p></license></permissions>\n`
}${work.address !== null && markup`      <self-uri xlink:href="${work.address}"/>\n`}${
  abstract.body !== null && markup`      <abstract>${writeFlow(abstract.body, scope)}</abstract>\n`
}${
  work.keywords.length > 0 &&
  markup`      <kwd-group kwd-group-type="author">${work.keywords.map((word) => markup`<kwd>${word}</kwd>`)}</kwd-group>\n`
}      <conference>${volume.dates !== null && markup`<conf-date>${volume.dates}</conf-date>`}<conf-name>${volume.event}</conf-name>${
    volume.place !== null && markup`<conf-loc>${volume.place}</conf-loc>`
  }</conference>
    </article-meta>
  </front>
${
  (entries.length > 0 || abstract.acknowledgements.length > 0) &&
  markup`  <back>
${abstract.acknowledgements.length > 0 && markup`    <ack>${writeFlow(abstract.acknowledgements, scope)}</ack>\n`}${
  entries.length > 0 &&
  markup`    <ref-list>
${entries.map(({ content, label }, index) => markup`      <ref id="ref-${index + 1}">${label !== null && markup`<label>${label}</label>`}<mixed-citation>${writeInline(content, scope)}</mixed-citation></ref>\n`)}    </ref-list>\n`
}  </back>\n`
}</article>`;
}

function contributor({ person, affiliations }: Author): Markup {
  const name = isBody(person)
    ? markup`<collab>${person.printed}</collab>`
    : markup`<name><surname>${familyName(person)}</surname><given-names>${person.given}</given-names>${person.suffix !== "" && markup`<suffix>${person.suffix}</suffix>`}</name>`;
  return markup`        <contrib contrib-type="author">${
    person.orcid !== null && markup`<contrib-id contrib-id-type="orcid">https://orcid.org/${person.orcid}</contrib-id>`
  }${name}${affiliations.map((at) => markup`<xref ref-type="aff"${attribute("rid", `aff-${at + 1}`)}/>`)}</contrib>\n`;
}

function affiliation({ text }: Affiliation, index: number): Markup {
  return markup`        <aff id="aff-${index + 1}"><institution>${plainText(text)}</institution></aff>\n`;
}
