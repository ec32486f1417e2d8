// References that the source keeps in fields → CSL or BibTeX, so that the book's style sets them like its other
// references. In: an <element-citation> of JATS, a <citation> of Crossref, a cell with BibTeX or CSL-JSON. Out:
// references; null if there are no fields.

import { bibtexParser } from "../../references/formats/bibtex.ts";
import type { CslFields, ImportedReference } from "../conference.ts";
import { descendantsOf, elementOf, elementsOf, local, textOf, type XmlNode } from "../containers/xml.ts";

const jatsTypes: Readonly<Record<string, string>> = {
  ...{ journal: "article-journal", book: "book", confproc: "paper-conference", "conf-proc": "paper-conference" },
  ...{ thesis: "thesis", report: "report", web: "webpage", webpage: "webpage", preprint: "article", data: "dataset" },
  ...{ patent: "patent", software: "software", newspaper: "article-newspaper" },
};

/** For a citation without its own punctuation. */
export function jatsCitation(citation: XmlNode): ImportedReference | null {
  const first = (...names: readonly string[]) =>
    names.map((name) => descendantsOf(citation, name)[0]).find((found) => found !== undefined);
  const text = (...names: readonly string[]) => cslText(first(...names));
  const kind = citation.attributes["publication-type"] ?? citation.attributes["citation-type"] ?? "";
  const part = text("article-title", "chapter-title", "data-title");
  const source = text("source");
  const isPart = part !== "" && source !== "";
  const type = jatsTypes[kind] ?? (isPart ? "article-journal" : "document");
  const id = (type: string) => descendantsOf(citation, "pub-id").find((one) => one.attributes["pub-id-type"] === type);
  const people = (role: string) =>
    descendantsOf(citation, "person-group").filter(
      (group) => (group.attributes["person-group-type"] ?? "author") === role,
    );
  const groups = people("author");
  const editors = people("editor").flatMap(peopleIn);
  return reference({
    type: type === "book" && isPart ? "chapter" : type,
    title: part === "" ? source : part,
    "container-title": isPart ? source : "",
    author: groups.length > 0 ? groups.flatMap(peopleIn) : peopleIn(citation),
    editor: editors,
    issued: yearIn(text("year")),
    volume: text("volume"),
    issue: text("issue"),
    edition: text("edition"),
    page: pages(text("fpage"), text("lpage"), text("page-range") || text("elocation-id")),
    publisher: text("publisher-name"),
    "publisher-place": text("publisher-loc"),
    "event-title": text("conf-name"),
    DOI: doiIn(textOf(id("doi") ?? null)),
    PMID: textOf(id("pmid") ?? null).trim(),
    URL: addressIn(first("ext-link", "uri")),
  });
}

/** Crossref has the surname of the first author, the title of the work or journal, and numbers. */
export function crossrefCitation(citation: XmlNode): ImportedReference | null {
  const text = (name: string) => cslText(elementOf(citation, name));
  const [article, journal, volumeTitle] = [text("article_title"), text("journal_title"), text("volume_title")];
  const author = text("author");
  const container = journal || (article === "" ? "" : volumeTitle);
  return reference({
    type: journal !== "" ? "article-journal" : volumeTitle === "" ? "document" : article === "" ? "book" : "chapter",
    title: article || (journal === "" ? volumeTitle : ""),
    "container-title": container,
    "collection-title": text("series_title"),
    author: author === "" ? [] : [{ literal: author }],
    issued: yearIn(text("cYear")),
    volume: text("volume"),
    issue: text("issue"),
    edition: text("edition_number"),
    page: text("first_page") || text("elocation_id"),
    DOI: doiIn(textOf(elementOf(citation, "doi"))),
    ISBN: textOf(elementOf(citation, "isbn")).trim(),
  });
}

/** A cell that contains BibTeX, or CSL as JSON. */
export function codedReferences(text: string): readonly ImportedReference[] | null {
  const trimmed = text.trim();
  if (/^@[A-Za-z]{3,20}\s{0,9}[{(]/.test(trimmed)) return bibtexReferences(trimmed);
  return /^\[?\s{0,99}\{/.test(trimmed) && trimmed.includes('"title"') ? jsonReferences(trimmed) : null;
}

function bibtexReferences(text: string): readonly ImportedReference[] | null {
  let isSound = true;
  const entries = bibtexParser("en").parse(text, ({ severity }) => (isSound &&= severity !== "error"), true);
  const isWhole = entries.every(({ faults = [] }) => faults.every(({ severity }) => severity !== "error"));
  if (!isSound || !isWhole || entries.length === 0) return null;
  // What is between the entries would be lost.
  const rest = entries.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return /\p{L}/u.test(rest) ? null : entries.map(({ start, end }) => ({ bibtex: text.slice(start, end) }));
}

const kinds =
  "type title container-title collection-title volume issue page edition publisher publisher-place DOI URL ISBN ISSN PMID".split(
    " ",
  );

function jsonReferences(text: string): readonly ImportedReference[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const list = (Array.isArray(parsed) ? parsed : [parsed]).map((item: unknown) => {
    if (typeof item !== "object" || item === null) return null;
    const of = item as Readonly<Record<string, unknown>>;
    const word = (key: string) => (typeof of[key] === "string" || typeof of[key] === "number" ? String(of[key]) : "");
    const parts = (of.issued as { "date-parts"?: readonly (readonly unknown[])[] } | undefined)?.[
      "date-parts"
    ]?.[0]?.[0];
    return reference({
      ...Object.fromEntries(kinds.map((key) => [key, word(key)])),
      author: namesIn(of.author),
      editor: namesIn(of.editor),
      issued: yearIn(String(parts ?? of.issued ?? "")),
    });
  });
  return list.every((one) => one !== null) ? list : null;
}

function namesIn(list: unknown): readonly CslName[] {
  return (Array.isArray(list) ? list : []).flatMap((name: unknown) => {
    if (typeof name !== "object" || name === null) return [];
    const of = name as Readonly<Record<string, unknown>>;
    const given = Object.entries(of).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    const known = given.filter(([key]) => /^(?:family|given|literal|suffix|(?:non-)?dropping-particle)$/.test(key));
    return known.length > 0 ? [Object.fromEntries(known)] : [];
  });
}

type CslName = Readonly<Record<string, string>>;

function peopleIn(group: XmlNode): readonly CslName[] {
  return elementsOf(group).flatMap((one): readonly CslName[] => {
    const name = local(one.name);
    if (name === "etal") return [{ literal: "et al." }];
    if (name === "collab" || name === "institution") return [{ literal: cslText(one) }];
    if (name !== "name" && name !== "string-name") return [];
    const [family, given] = [cslText(elementOf(one, "surname")), cslText(elementOf(one, "given-names"))];
    return family === "" ? [{ literal: cslText(one) }] : [given === "" ? { family } : { family, given }];
  });
}

/** Null for a work without a title or anything else to find it by. */
function reference(fields: CslFields): ImportedReference | null {
  const csl = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== "" && !(Array.isArray(value) && value.length === 0)),
  );
  return csl.title !== undefined || csl["container-title"] !== undefined ? { csl } : null;
}

/** The text of a field in CSL's form: Markdown, with italics and scripts as HTML. */
function cslText(of: XmlNode | null | undefined): string {
  if (!of) return "";
  const tags: Readonly<Record<string, string>> = {
    italic: "i",
    i: "i",
    em: "i",
    bold: "b",
    b: "b",
    sub: "sub",
    sup: "sup",
  };
  const write = (node: XmlNode): string =>
    node.children
      .map((child) => {
        if (typeof child === "string") return child.replace(/[*~^$`[\]\\]/g, "\\$&").replace(/</g, "&lt;");
        const tag = tags[local(child.name)];
        return tag === undefined ? write(child) : `<${tag}>${write(child)}</${tag}>`;
      })
      .join("");
  return write(of).replace(/\s+/g, " ").trim();
}

const pages = (first: string, last: string, otherwise: string): string =>
  first === "" ? otherwise : last === "" || last === first ? first : `${first}-${last}`;

/** Also for “2001a”. */
const yearIn = (text: string): string => /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? "";

const doiIn = (text: string): string => /10\.\d{4,9}\/\S+/.exec(text)?.[0] ?? "";

function addressIn(link: XmlNode | undefined): string {
  const address = link?.attributes["xlink:href"] ?? link?.attributes.href ?? textOf(link ?? null);
  return /^https?:\/\//.test(address.trim()) ? address.trim() : "";
}
