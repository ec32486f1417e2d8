// Papers of a conference in Crossref's form, in deposits and in responses. In: a <conference_paper> or a
// <journal_article>. Out: a contribution.

import { derivedId } from "../columns/derived-id.ts";
import { orcidIn } from "../columns/row-authors.ts";
import {
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedReference,
} from "../conference.ts";
import { descendantsOf, elementOf, elementsOf, local, textOf, type XmlNode, xmlSpan } from "../containers/xml.ts";
import { partsName } from "../people/name.ts";
import { readLine, readWords } from "../text/field.ts";
import { crossrefCitation } from "../text/structured-reference.ts";
import { writeInline, writeMarkdown } from "../text/write-markdown.ts";
import { blocksOfXml, runsOfXml } from "../text/xml-text.ts";
import type { XmlContent } from "./earlier-books.ts";
import type { ReadContext } from "./format.ts";

export function doiOf(texts: readonly string[]): string | null {
  return texts.map((text) => /10\.\d{4,9}\/\S+/.exec(text)?.[0]).find((doi) => doi !== undefined) ?? null;
}

export function crossrefPaper(paper: XmlNode, content: XmlContent, context: ReadContext): ImportedContribution {
  const at = { span: xmlSpan(content.source, paper) };
  const listed = elementsOf(elementOf(paper, "contributors") ?? { ...paper, children: [] });
  const authors = listed
    .filter(
      ({ name, attributes }) =>
        /^(?:person_name|organization)$/.test(local(name)) && (attributes.contributor_role ?? "author") === "author",
    )
    .map(
      (person): ImportedAuthor => ({
        name: crossrefName(person),
        affiliations: placesOf(person)
          .map((each) => readLine(each, "plain", at, context.diagnostics))
          .filter((text) => text !== ""),
        presenting: false,
        orcid: orcidIn(textOf(elementOf(person, "ORCID"))),
        email: null,
      }),
    );
  const titles = elementOf(paper, "titles");
  const title = [elementOf(titles, "title"), elementOf(titles, "subtitle")]
    .flatMap((each) => (each ? [writeInline(runsOfXml(each))] : []))
    .join(": ");
  const abstract = descendantsOf(paper, "abstract")[0];
  return {
    ...emptyContribution,
    id: doiOf([textOf(elementOf(paper, "doi_data", "doi"))]) ?? derivedId(title, authors),
    title,
    authors,
    body: abstract ? writeMarkdown(blocksOfXml(abstract)) : "",
    references: elementsOf(elementOf(paper, "citation_list") ?? { ...paper, children: [] }, "citation").flatMap(
      crossrefReference,
    ),
    span: at.span,
  };
}

/** Texts of old deposits, and the names and towns of institutions in newer ones. */
function placesOf(person: XmlNode): readonly string[] {
  const parts = (institution: XmlNode) =>
    ["institution_name", "institution_department", "institution_place"].map((name) =>
      textOf(elementOf(institution, name)).trim(),
    );
  return [
    ...elementsOf(person, "affiliation").map(textOf),
    ...descendantsOf(person, "institution").map((each) =>
      parts(each)
        .filter((part) => part !== "")
        .join(", "),
    ),
  ];
}

function crossrefName(person: XmlNode): ImportedAuthor["name"] {
  if (local(person.name) === "organization") return { whole: readWords(textOf(person)) };
  const word = (name: string) => readWords(textOf(elementOf(person, name)));
  return partsName(word("given_name"), [word("surname"), word("suffix")].filter((part) => part !== "").join(" "));
}

/** `start_year`, `start_month`, `start_day`, and the same for the end. */
export function crossrefDates(conference: XmlNode | undefined): ImportedConference["dates"] {
  const of = elementOf(conference, "conference_date")?.attributes ?? {};
  const date = (side: string) =>
    [of[`${side}_year`], of[`${side}_month`], of[`${side}_day`]].map((part) => (part ?? "").padStart(2, "0")).join("-");
  const [start, end] = [date("start"), date("end")];
  const isDate = (text: string) => /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);
  if (!isDate(start)) return null;
  return { start, end: isDate(end) && end >= start ? end : start };
}

function crossrefReference(citation: XmlNode): readonly ImportedReference[] {
  const printed = elementOf(citation, "unstructured_citation");
  const doi = doiOf([textOf(elementOf(citation, "doi"))]);
  const address = doi === null ? "" : `https://doi.org/${doi}`;
  if (printed) {
    const text = writeInline(runsOfXml(printed));
    return [{ text: doi !== null && !text.includes(doi) ? `${text} ${address}` : text }];
  }
  const structured = crossrefCitation(citation);
  return structured ? [structured] : address === "" ? [] : [{ text: address }];
}
