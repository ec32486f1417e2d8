// Records and deposits, held to the content models of their schemas: Crossref 5.3.1, DataCite 4.6, JATS 1.3, BITS 2.1,
// oai_dc, the ACL Anthology.
import { expect } from "vitest";
import type { XmlElement } from "../../../src/source/xml.ts";
import { childrenOf, holdToShapes, type Shape } from "./xml-shape.ts";

const year = /^\d{4}$/;
const doi = /^10\.\d{4,9}\/[\w.;()/:-]+$/;
const orcid = /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;

/** As the schema has it. */
const partOfName = /^(?=[\s\S]{1,60}$)[^\p{Nd}?]*[^?\s]+\P{Nd}*$/u;

export function holdToCrossref(text: string): void {
  const faces = /^(?:(?:i|b|sub|sup) )*$/;
  holdToShapes(text, "doi_batch", {
    doi_batch: { children: /^head body $/, attributes: { version: /^5\.3\.1$/ } },
    head: { children: /^doi_batch_id timestamp depositor registrant $/ },
    doi_batch_id: { children: null, text: /^[\w-]{4,100}$/ },
    timestamp: { children: null, text: /^\d{17}$/ },
    depositor: { children: /^depositor_name email_address $/ },
    conference: { children: /^(?:contributors )?event_metadata proceedings_metadata (?:conference_paper )+$/ },
    contributors: { children: /^(?:(?:person_name|organization) )+$/ },
    person_name: {
      children: /^(?:given_name )?surname (?:suffix )?(?:affiliations )?(?:ORCID )?$/,
      attributes: { sequence: /^(?:first|additional)$/, contributor_role: /^(?:author|editor)$/ },
    },
    surname: { children: null, text: partOfName },
    given_name: { children: null, text: partOfName },
    suffix: { children: null, text: /^[\s\S]{1,10}$/ },
    affiliations: { children: /^(?:institution )+$/ },
    institution: { children: /^institution_name $/ },
    institution_name: { children: null, text: /^[\s\S]{1,1024}$/ },
    conference_name: { children: null, text: /^[\s\S]{3,512}$/ },
    conference_location: { children: null, text: /^[\s\S]{2,255}$/ },
    proceedings_title: { children: null, text: /^[\s\S]{1,511}$/ },
    publisher_name: { children: null, text: /^[\s\S]{1,255}$/ },
    isbn: { children: null, text: /^(?:97[89]-)?\d[\d -]+[\dX]$/ },
    ORCID: { children: null, text: orcid },
    event_metadata: {
      children: /^conference_name (?:conference_acronym )?(?:conference_location )?(?:conference_date )?$/,
    },
    conference_date: { children: null, attributes: { start_year: year, end_year: year, start_day: /^\d{2}$/ } },
    proceedings_metadata: {
      children: /^proceedings_title publisher publication_date (?:isbn|noisbn) (?:doi_data )?$/,
      attributes: { language: /^[a-z]{2,3}$/ },
    },
    conference_paper: {
      children: /^(?:contributors )?titles (?:jats:abstract )?publication_date (?:pages )?(?:ai:program )?doi_data $/,
      attributes: { publication_type: /^abstract_only$/ },
    },
    title: { children: faces },
    "jats:abstract": { children: /^(?:jats:p )+$/ },
    pages: { children: /^first_page (?:last_page )?$/ },
    doi_data: { children: /^doi resource $/ },
    doi: { children: null, text: doi },
    resource: { children: null, text: /^https?:\/\// },
  });
}

export function holdToDatacite(text: string): void {
  const root = holdToShapes(text, "resource", {
    identifier: { children: null, attributes: { identifierType: /^DOI$/ }, text: doi },
    creators: { children: /^(?:creator )+$/ },
    creator: { children: /^creatorName (?:givenName familyName )?(?:nameIdentifier )?(?:affiliation )*$/ },
    creatorName: { children: null, attributes: { nameType: /^(?:Personal|Organizational)$/ }, text: /\S/ },
    publisher: { children: null, text: /\S/ },
    publicationYear: { children: null, text: year },
    resourceType: { children: null, attributes: { resourceTypeGeneral: /^ConferencePaper$/ } },
    date: { children: null, attributes: { dateType: /^(?:Issued|Other)$/ } },
    description: { children: null, attributes: { descriptionType: /^Abstract$/ } },
    relatedItem: {
      children: /^(?:relatedItemIdentifier )?titles publicationYear (?:firstPage lastPage )?(?:publisher )?$/,
    },
    affiliation: { children: null, text: /\S/ },
  });
  const names = childrenOf(root).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(["identifier", "creators", "titles", "publisher", "publicationYear", "resourceType"]),
  );
}

export function holdToDataciteJson(text: string): void {
  const record = JSON.parse(text);
  expect(record).toMatchObject({
    doi: expect.stringMatching(doi),
    types: { resourceTypeGeneral: "ConferencePaper", resourceType: "Abstract" },
    titles: [{ title: expect.any(String) }],
    publisher: { name: expect.stringMatching(/\S/) },
    publicationYear: expect.any(Number),
    schemaVersion: "http://datacite.org/schema/kernel-4",
  });
  expect(record.creators.length).toBeGreaterThan(0);
}

export function holdToJats(text: string): void {
  const root = holdToShapes(text, "article", {
    article: { children: /^front (?:back )?$/, attributes: { "article-type": /^abstract$/, "dtd-version": /^1\.3$/ } },
    "article-meta": {
      children:
        /^(?:article-id )+article-categories title-group (?:contrib-group )?(?:pub-date )?(?:isbn )?(?:fpage lpage )?(?:permissions )?(?:self-uri )?(?:abstract )?(?:kwd-group )?conference $/,
    },
    abstract: { children: /^(?:p )+$/ },
    ...common,
  });
  holdToReferences(root);
}

/** What articles and books have in common. */
const inText =
  "(?:bold|italic|sub|sup|underline|strike|sc|monospace|ext-link|xref|inline-formula|disp-formula|list|disp-quote|preformat|fig|table-wrap|ack) ";
const common: Readonly<Record<string, Shape>> = {
  "contrib-group": { children: /^(?:contrib )+(?:aff )*$/ },
  contrib: { children: /^(?:contrib-id )?(?:name|collab) (?:xref )*$/ },
  name: { children: /^surname given-names (?:suffix )?$/ },
  p: { children: new RegExp(`^(?:${inText})*$`) },
  list: { children: /^(?:list-item )+$/, attributes: { "list-type": /^(?:order|bullet)$/ } },
  "list-item": { children: /^(?:(?:p|list) )+$/ },
  "inline-formula": { children: /^(?:mml:math|tex-math) $/ },
  "disp-formula": { children: /^(?:mml:math|tex-math) $/ },
  fig: { children: /^(?:label )?(?:caption )?graphic $/ },
  caption: { children: /^p $/ },
  graphic: { children: /^alt-text $/, attributes: { "xlink:href": /^figures\/[0-9a-f]{16}\.(?:png|jpg|svg)$/ } },
  "table-wrap": { children: /^table $/ },
  table: { children: /^thead (?:tbody )?$/ },
  back: { children: /^(?:ack )?(?:fn-group )?(?:ref-list )?$/ },
  fn: { children: /^(?:p )+$/ },
  conference: { children: /^(?:conf-date )?conf-name (?:conf-acronym )?(?:conf-loc )?$/ },
  ref: { children: /^(?:label )?mixed-citation $/ },
};

/** Ids are there once, and are names of XML; what is referred to is there. */
function holdToReferences(root: XmlElement): void {
  const all = elementsOf(root);
  const ids = all.flatMap(({ attributes }) => attributes.get("id") ?? []);
  const known = new Set(ids);
  expect(known.size).toBe(ids.length);
  expect(ids.filter((id) => !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id))).toEqual([]);
  expect(all.flatMap(({ attributes }) => attributes.get("rid") ?? []).filter((id) => !known.has(id))).toEqual([]);
}

const elementsOf = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...childrenOf(element).flatMap(elementsOf),
];

/** https://jats.nlm.nih.gov/extensions/bits/tag-library/2.1/ */
export function holdToBits(text: string): void {
  const root = holdToShapes(text, "book", {
    book: {
      children: /^book-meta (?:front-matter )?book-body $/,
      attributes: { "dtd-version": /^2\.1$/, "book-type": /^proceedings$/, "xml:lang": /^[\w-]+$/ },
    },
    "book-meta": {
      children:
        /^(?:book-id )*book-title-group (?:contrib-group )?(?:pub-date )?(?:isbn )?(?:publisher )?(?:permissions )?(?:self-uri )?conference $/,
    },
    "book-title-group": { children: /^book-title (?:subtitle )?alt-title $/ },
    "front-matter": { children: /^(?:front-matter-part )+$/ },
    "front-matter-part": { children: /^book-part-meta named-book-part-body (?:back )?$/ },
    "named-book-part-body": { children: /^(?:p )+$/ },
    "book-body": { children: /^(?:book-part )+$/ },
    "book-part": {
      children: /^book-part-meta (?:body )?(?:back )?$/,
      attributes: { id: /\S/, "book-part-type": /^(?:day|session|abstract)$/ },
    },
    "book-part-meta": {
      children:
        /^(?:book-part-id )*(?:subj-group )?title-group (?:contrib-group )?(?:fpage lpage )?(?:self-uri )?(?:kwd-group )?$/,
    },
    body: { children: /^(?:(?:p )+|(?:book-part )+)$/ },
    ...common,
  });
  holdToReferences(root);
}

export function holdToDublinCore(text: string): void {
  const elements =
    /^(?:dc:(?:title|creator|subject|description|publisher|contributor|date|type|format|identifier|source|language|relation|coverage|rights) )+$/;
  holdToShapes(text, "oai_dc:dc", { "oai_dc:dc": { children: elements }, "dc:title": { children: /^$/ } });
}

export function holdToAnthology(text: string): void {
  holdToShapes(text, "collection", {
    collection: { children: /^volume $/, attributes: { id: /^\d{4}\.[a-z0-9]+$/ } },
    volume: { children: /^meta (?:paper )+$/, attributes: { type: /^proceedings$/ } },
    meta: { children: /^booktitle (?:editor )*(?:publisher )?(?:address )?month year (?:isbn )?venue $/ },
    paper: {
      children: /^title (?:author )*(?:pages )?(?:abstract )?(?:url )?(?:doi )?bibkey $/,
      attributes: { id: /^[1-9]\d*$/ },
    },
    author: { children: /^first last $/ },
    title: { children: /^(?:(?:b|i|tex-math) )*$/ },
    year: { children: null, text: year },
    bibkey: { children: null, text: /^[A-Za-z0-9-]+$/ },
    isbn: { children: null, text: /^[\w.:-]+$/ },
    url: { children: null, text: /^https?:\/\// },
    abstract: { children: null, text: /\S/ },
  });
}
