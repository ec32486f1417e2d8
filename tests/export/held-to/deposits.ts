// Records and deposits, held to the content models of their schemas: Crossref 5.3.1, DataCite 4.6, JATS 1.2, oai_dc, the ACL Anthology.
import { expect } from "vitest";
import { childrenOf, holdToShapes } from "./xml-shape.ts";

const year = /^\d{4}$/;
const doi = /^10\.\d{4,9}\/[\w.;()/:-]+$/;
const orcid = /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;

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
    surname: { children: null, text: /^[\s\S]{1,60}$/ },
    given_name: { children: null, text: /^[\s\S]{1,60}$/ },
    affiliations: { children: /^(?:institution )+$/ },
    institution: { children: /^institution_name $/ },
    ORCID: { children: null, text: orcid },
    event_metadata: {
      children: /^conference_name (?:conference_acronym )?(?:conference_location )?(?:conference_date )?$/,
    },
    conference_date: { children: null, attributes: { start_year: year, end_year: year, start_day: /^\d{2}$/ } },
    proceedings_metadata: {
      children: /^proceedings_title publisher publication_date (?:isbn|noisbn) $/,
      attributes: { language: /^[a-z]{2,3}$/ },
    },
    conference_paper: {
      children: /^(?:contributors )?titles (?:jats:abstract )?publication_date (?:pages )?doi_data $/,
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
  holdToShapes(text, "article", {
    article: { children: /^front (?:back )?$/, attributes: { "article-type": /^abstract$/, "dtd-version": /^1\.2$/ } },
    "article-meta": {
      children:
        /^(?:article-id )+article-categories title-group (?:contrib-group )?(?:pub-date )?(?:isbn )?(?:fpage lpage )?(?:permissions )?(?:self-uri )?(?:abstract )?(?:kwd-group )?conference $/,
    },
    "contrib-group": { children: /^(?:contrib )+(?:aff )*$/ },
    contrib: { children: /^(?:contrib-id )?(?:name|collab) (?:xref )*$/ },
    name: { children: /^surname given-names (?:suffix )?$/ },
    abstract: { children: /^(?:p )+$/ },
    list: { children: /^(?:list-item )+$/, attributes: { "list-type": /^(?:order|bullet)$/ } },
    "list-item": { children: /^(?:(?:p|list) )+$/ },
    "inline-formula": { children: /^(?:math|tex-math) $/ },
    "disp-formula": { children: /^(?:math|tex-math) $/ },
    conference: { children: /^(?:conf-date )?conf-name (?:conf-loc )?$/ },
    ref: { children: /^(?:label )?mixed-citation $/ },
  });
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
  });
}
