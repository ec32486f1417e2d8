// Abstracts of earlier years: TEI from the DHConvalidator, JATS and Crossref XML. A file holds one abstract or a list
// of articles.

import { derivedId } from "../columns/derived-id.ts";
import { orcidIn } from "../columns/row-authors.ts";
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedContribution,
  type ImportedReference,
} from "../conference.ts";
import { descendantsOf, elementOf, elementsOf, local, textOf, type XmlNode, xmlSpan } from "../containers/xml.ts";
import { partsName } from "../people/name.ts";
import { readLine, readWords, writtenBody } from "../text/field.ts";
import { jatsCitation } from "../text/structured-reference.ts";
import { writeInline, writeMarkdown } from "../text/write-markdown.ts";
import { blocksOfXml, runsOfXml } from "../text/xml-text.ts";
import { crossrefDates, crossrefPaper, doiOf } from "./crossref.ts";
import type { Content, ReadContext, SourceFormat } from "./format.ts";

export type XmlContent = Extract<Content, { kind: "xml" }>;

function xmlsOf(contents: readonly Content[]): readonly XmlContent[] {
  return contents.flatMap((content) => (content.kind === "xml" ? [content] : []));
}

export const tei: SourceFormat = {
  name: "tei",
  title: "TEI, as used by DHConvalidator and digital humanities conferences",
  recognize: (contents) => (xmlsOf(contents).some(({ xml }) => /^TEI(?:Corpus)?$/i.test(local(xml.name))) ? 1 : 0),
  read: (contents, context) => ({
    ...emptyConference,
    system: "tei",
    contributions: xmlsOf(contents).flatMap((content) =>
      (local(content.xml.name) === "TEI" ? [content.xml] : descendantsOf(content.xml, "TEI")).map((root) =>
        teiAbstract(root, content, context),
      ),
    ),
  }),
};

function teiAbstract(root: XmlNode, content: XmlContent, context: ReadContext): ImportedContribution {
  const at = { span: xmlSpan(content.source, root) };
  const statement = elementOf(root, "teiHeader", "fileDesc", "titleStmt") ?? root;
  const titles = elementsOf(statement, "title").flatMap((title) =>
    elementsOf(title, "title").length > 0 ? elementsOf(title, "title") : [title],
  );
  const title = titles
    .map((each) => writeInline(runsOfXml(each)))
    .filter((each) => each !== "")
    .join(": ");
  const authors = elementsOf(statement, "author").map((author) => teiAuthor(author, at, context));
  const body = elementOf(root, "text", "body");
  const { body: text, figures } = writtenBody(body ? blocksOfXml(body) : []);
  const back = elementOf(root, "text", "back");
  const references = back ? descendantsOf(back, "bibl").map((each) => ({ text: writeInline(runsOfXml(each)) })) : [];
  const terms = descendantsOf(elementOf(root, "teiHeader", "profileDesc") ?? root, "keywords");
  const words = (scheme: RegExp) =>
    terms
      .filter(({ attributes }) => scheme.test(`${attributes.n ?? ""} ${attributes.scheme ?? ""}`))
      .flatMap((keywords) => descendantsOf(keywords, "term").map((term) => readWords(textOf(term))));
  const type = words(/category|subcategory|type/i)[0] ?? null;
  const file = (content.file.name.split("/").at(-1) ?? "").replace(/\.xml$/i, "");
  return {
    ...emptyContribution,
    id: root.attributes["xml:id"] ?? (file || derivedId(title, authors)),
    title: title || file,
    authors,
    type,
    // An abstract has one track; further topics are keywords.
    keywords: [...words(/keyword/i), ...words(/topic/i).slice(1)],
    track: words(/topic/i)[0] ?? null,
    body: text,
    references,
    figures: figures.flatMap(({ file: name, caption, alt }) => {
      const bytes = content.file.beside(name) ?? content.file.beside(`Pictures/${name.split("/").at(-1)}`);
      if (!bytes)
        context.diagnostics.warning(
          "import-figure",
          `the picture “${name}” is not beside the file and is left out`,
          at.span,
        );
      return bytes ? [{ name, bytes, caption, alt }] : [];
    }),
    span: at.span,
  };
}

function teiAuthor(
  author: XmlNode,
  at: { readonly span: ImportedContribution["span"] },
  { diagnostics }: ReadContext,
): ImportedAuthor {
  const name = elementOf(author, "persName") ?? elementOf(author, "name") ?? author;
  const [given, family] = [
    elementsOf(name, "forename").map(textOf).join(" "),
    elementsOf(name, "surname").map(textOf).join(" "),
  ];
  const affiliation = elementsOf(author, "affiliation")
    .map((each) => readLine(textOf(each), "plain", at, diagnostics))
    .filter((text) => text !== "");
  return {
    name: partsName(readWords(given), readWords(family) || readWords(given === "" ? textOf(name) : "")),
    affiliations: affiliation,
    presenting: false,
    orcid: orcidIn(textOf(author)) ?? orcidIn(Object.values(name.attributes).join(" ")),
    email: null,
  };
}

export const jats: SourceFormat = {
  name: "jats",
  title: "JATS articles, and Crossref deposits or responses, as XML",
  recognize: (contents) =>
    xmlsOf(contents).some(
      ({ xml }) =>
        /^(?:article|articles|doi_batch|crossref_result|query_result|crossref)$/.test(local(xml.name)) ||
        descendantsOf(xml, "conference_paper").length > 0,
    )
      ? 0.95
      : 0,
  read: (contents, context) => {
    const xmls = xmlsOf(contents);
    const conference = xmls
      .map(({ xml }) => descendantsOf(xml, "event_metadata")[0])
      .find((each) => each !== undefined);
    const printed = xmls
      .flatMap(({ xml }) => descendantsOf(xml, "proceedings_metadata"))
      .find((each) => elementOf(each, "isbn") !== null || elementOf(each, "publisher") !== null);
    const name = conference ? readWords(textOf(elementOf(conference, "conference_name"))) : "";
    const contributions = xmls.flatMap((content) => {
      const articles = local(content.xml.name) === "article" ? [content.xml] : descendantsOf(content.xml, "article");
      const papers = [
        ...descendantsOf(content.xml, "conference_paper"),
        ...descendantsOf(content.xml, "journal_article"),
      ];
      return [
        ...articles.map((article) => jatsArticle(article, content, context)),
        ...papers.map((paper) => crossrefPaper(paper, content, context)),
      ];
    });
    return {
      ...emptyConference,
      system: "jats",
      title:
        name === ""
          ? null
          : readLine(
              name,
              "plain",
              contributions[0] ?? { span: { source: { path: "", text: "", lineStarts: [0] }, start: 0, end: 0 } },
              context.diagnostics,
            ),
      dates: crossrefDates(conference),
      isbn: readWords(textOf(elementOf(printed, "isbn"))) || null,
      publisher: readWords(textOf(elementOf(printed, "publisher", "publisher_name"))) || null,
      place: conference ? readWords(textOf(elementOf(conference, "conference_location"))) || null : null,
      contributions,
    };
  },
};

function jatsArticle(article: XmlNode, content: XmlContent, context: ReadContext): ImportedContribution {
  const at = { span: xmlSpan(content.source, article) };
  const meta = elementOf(article, "front", "article-meta") ?? article;
  const affiliations = new Map(
    descendantsOf(meta, "aff").map((aff) => [aff.attributes.id ?? "", affiliationText(aff, at, context)]),
  );
  const authors = descendantsOf(meta, "contrib")
    .filter(({ attributes }) => (attributes["contrib-type"] ?? "author") === "author")
    .map((contrib): ImportedAuthor => {
      const name = elementOf(contrib, "name") ?? elementOf(contrib, "string-name") ?? contrib;
      const own = elementsOf(contrib, "xref")
        .filter(({ attributes }) => attributes["ref-type"] === "aff")
        .flatMap(({ attributes }) => (attributes.rid ?? "").split(/\s+/));
      const collab = elementOf(contrib, "collab");
      return {
        name: collab
          ? { whole: readWords(textOf(collab)) }
          : partsName(readWords(textOf(elementOf(name, "given-names"))), readWords(textOf(elementOf(name, "surname")))),
        affiliations: [
          ...own.flatMap((id) => affiliations.get(id) ?? []),
          ...elementsOf(contrib, "aff").map((aff) => affiliationText(aff, at, context)),
        ].filter((text) => text !== ""),
        presenting: false,
        orcid: orcidIn(elementsOf(contrib, "contrib-id").map(textOf).join(" ")),
        email: null,
      };
    });
  const titles = [
    elementOf(meta, "title-group", "article-title") ?? article,
    elementOf(meta, "title-group", "subtitle"),
  ];
  const title = titles.flatMap((each) => (each ? [writeInline(runsOfXml(withoutNotes(each)))] : [])).join(": ");
  const thanks = elementOf(article, "back", "ack");
  const abstract = elementsOf(meta, "abstract")[0] ?? elementOf(article, "body");
  for (const other of [...elementsOf(meta, "abstract").slice(1), ...elementsOf(meta, "trans-abstract")])
    context.diagnostics.warning(
      "import-dropped",
      `a second abstract, “${textOf(other).replace(/\s+/g, " ").trim().slice(0, 60)}”, is left out`,
      xmlSpan(content.source, other),
    );
  return {
    ...emptyContribution,
    id: doiOf(elementsOf(meta, "article-id").map(textOf)) ?? derivedId(title, authors),
    title,
    authors,
    keywords: descendantsOf(meta, "kwd").map((word) => readWords(textOf(word))),
    track: readWords(textOf(descendantsOf(meta, "subject")[0] ?? null)) || null,
    body: abstract ? writeMarkdown(blocksOfXml(abstract)) : "",
    acknowledgements: thanks
      ? writeMarkdown(blocksOfXml({ ...thanks, children: thanks.children.filter((child) => !isTitle(child)) }))
      : "",
    references: descendantsOf(elementOf(article, "back", "ref-list") ?? { ...article, children: [] }, "ref").map(
      jatsReference,
    ),
    span: at.span,
  };
}

const isTitle = (child: XmlNode | string): boolean => typeof child !== "string" && local(child.name) === "title";

/** The mark of a footnote means nothing without the note. */
function withoutNotes(title: XmlNode): XmlNode {
  const isNote = (child: XmlNode | string) =>
    typeof child !== "string" &&
    local(child.name) === "xref" &&
    /^(?:fn|author-notes)$/.test(child.attributes["ref-type"] ?? "");
  return { ...title, children: title.children.filter((child) => !isNote(child)) };
}

/** As it is printed, if it has its own punctuation; otherwise by its fields. */
function jatsReference(ref: XmlNode): ImportedReference {
  const printed = descendantsOf(ref, "mixed-citation")[0];
  const fields = descendantsOf(ref, "element-citation")[0] ?? descendantsOf(ref, "nlm-citation")[0];
  const structured = !printed && fields ? jatsCitation(fields) : null;
  return structured ?? { text: writeInline(runsOfXml(printed ?? ref)) };
}

function affiliationText(
  aff: XmlNode,
  at: { readonly span: ImportedContribution["span"] },
  { diagnostics }: ReadContext,
): string {
  const words = aff.children
    .map((child) =>
      typeof child === "string" ? child : /^(?:label|sup)$/.test(local(child.name)) ? "" : `${textOf(child)}`,
    )
    .join("");
  return readLine(words.replace(/\s+/g, " ").trim(), "plain", at, diagnostics);
}
