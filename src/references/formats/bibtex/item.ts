// One entry of BibTeX or BibLaTeX with what it inherits → a raw CSL item, the places of its fields, and oddities.
// Fields: BibTeX's (Patashnik, “BibTeXing”, §3), BibLaTeX's (manual, §2.2), and those that ADS, INSPIRE, Mendeley,
// Zotero, EndNote, JabRef, ACM, IEEE and Google Scholar export in addition.
import type { BibliographyFault } from "../format.ts";
import { plainTex } from "../tex-text.ts";
import type { BibEntry, FieldValue } from "./entries.ts";
import { EntryFields, type FieldExtent } from "./entry-fields.ts";
import { entryTerm, termOf } from "./entry-terms.ts";
import { languages, ordinals, plainFields, states, usualTerms } from "./item-terms.ts";
import { journalOf } from "./macros.ts";
import { isNote, setAddresses } from "./set-addresses.ts";
import { setDates } from "./set-dates.ts";
import { setPeople } from "./set-people.ts";
import { cslTypeOf } from "./types.ts";

export interface ReadItem {
  readonly item: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, FieldExtent>;
  readonly faults: readonly BibliographyFault[];
}

export function itemOf(entry: BibEntry, fields: ReadonlyMap<string, FieldValue>, language: string): ReadItem {
  const of = new EntryFields(entry, fields, language);
  of.item.type = typeOf(of);
  for (const [field, name] of plainFields) if (of.item[name] === undefined) of.set(name, [field], of.text(field));
  setTitles(of);
  setPeople(of);
  setDates(of);
  setNumbers(of);
  setPublication(of);
  setAddresses(of);
  setByType(of);
  return { item: { ...of.item, id: entry.key }, places: of.places, faults: of.faults };
}

function typeOf(of: EntryFields): string {
  const { type, key, start } = of.entry;
  const csl = cslTypeOf(type, of.raw("entrysubtype") || undefined);
  if (csl !== null) return csl;
  const message = `“@${type}” is not a BibTeX type; “${key}” is set as a document`;
  of.fault("bibtex-syntax", message, { start, end: start + type.length + 1 });
  return "document";
}

function setTitles(of: EntryFields): void {
  of.set("title", ["title"], of.joined("title", "subtitle", "titleaddon"));
  of.set("title-short", ["shorttitle"], of.text("shorttitle"));
  const isArticle = /^(?:article|periodical|suppperiodical)$/.test(of.entry.type);
  const journal = of.joined("journaltitle", "journalsubtitle", "journaltitleaddon") ?? of.text("journal");
  const book = of.joined("booktitle", "booksubtitle", "booktitleaddon");
  const main = of.joined("maintitle", "mainsubtitle", "maintitleaddon");
  const container = isArticle ? (journal ?? book) : (book ?? main ?? journal);
  of.set("container-title", ["journaltitle", "journal", "booktitle", "maintitle"], container);
  const macro = /^\s*(?:\{\s*)?\\([A-Za-z]{2,10})\s*(?:\}\s*)?$/.exec(
    (of.fields.get("journal") ?? of.fields.get("journaltitle"))?.text ?? "",
  );
  const short = macro ? journalOf(macro[1] ?? "")?.short : undefined;
  const abbreviated = of.first("shortjournal", "journalabbreviation", "journal-iso", "abbrev_source_title");
  of.set("container-title-short", ["shortjournal"], abbreviated?.[1] ?? short);
  of.set("volume-title", ["issuetitle"], of.joined("issuetitle", "issuesubtitle", "issuetitleaddon"));
  const event = of.joined("eventtitle", "", "eventtitleaddon") ?? of.text("conference");
  of.set("event-title", ["eventtitle"], event);
  of.set("event", ["eventtitle"], event);
}

function setNumbers(of: EntryFields): void {
  const pages = of.text("pages");
  const article = of.first("eid", "articleno", "article-number", "article_number");
  of.set(
    "page",
    ["pages"],
    pages?.replace(/(?<!\s)\s*(?:-{1,3}|–|—)\s*/g, "-").replace(/^pp?\.\s*/, "") ?? article?.[1],
  );
  const edition = of.text("edition")?.replace(/(?<!\s)\s+ed(?:ition|\.)?$/i, "");
  of.set(
    "edition",
    ["edition"],
    ordinals[edition?.toLowerCase() ?? ""] ?? edition?.replace(/^(\d+)(?:st|nd|rd|th|\.)$/i, "$1"),
  );
  const number = of.text("number");
  const { type } = of.entry;
  const isIssue = /^(?:article|periodical|suppperiodical|inproceedings|conference|misc)$/.test(type);
  const isOwn = /^(?:patent|report|techreport|legislation|standard|manual|deliverable|norm)$/.test(type);
  if (number !== undefined)
    of.set(
      isIssue ? "issue" : isOwn ? "number" : "collection-number",
      ["number"],
      number.replace(/^(\d+)--?(\d+)$/, "$1–$2"),
    );
  of.set(
    "issue",
    ["issue"],
    of.item.issue === undefined
      ? of.text("issue")
      : `${of.item.issue}${of.has("issue") ? `, ${of.text("issue")}` : ""}`,
  );
  if (isOwn && number === undefined)
    of.set("number", ["reportnumber"], of.first("reportnumber", "report-number", "isrn")?.[1]);
}

function setPublication(of: EntryFields): void {
  const { type } = of.entry;
  const publisher = of.first(
    "publisher",
    ...(type === "misc" ? ["institution", "organization", "school"] : ["school", "institution", "organization"]),
  );
  of.set("publisher", [publisher?.[0] ?? ""], publisher?.[1].replace(/ and /g, "; "));
  const place = of.first("location", "address");
  of.set("publisher-place", [place?.[0] ?? ""], place?.[1].replace(/ and /g, "; "));
  const language = of.first("langid", "language", "hyphenation");
  of.set(
    "language",
    ["language"],
    languages[language?.[1].toLowerCase() ?? ""] ??
      (/^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.test(language?.[1] ?? "") ? language?.[1] : undefined),
  );
  const state = of.text("pubstate");
  of.set("status", ["pubstate"], state === undefined ? undefined : (states[state.toLowerCase()] ?? state));
  const note = of.first("note", "addendum");
  of.set("note", ["note"], note?.[1]);
  // Every BibTeX style prints the note, but few CSL styles do; notes of reference managers are not meant for printing.
  if (note && isNote(of.fields.get(note[0])?.text ?? "")) of.set("_note", ["note"], note[1]);
}

function setByType(of: EntryFields): void {
  const { type } = of.entry;
  const said = of.fields.get("type")?.text;
  const own = said === undefined ? undefined : termOf(plainTex(said), of.language);
  const term = usualTerms[type];
  if (of.item.type === "thesis" || of.item.type === "report") {
    of.set("genre", ["type"], own ?? (term ? entryTerm(term, of.language) : undefined));
  } else if (own !== undefined) of.set("genre", ["type"], own);
  if (of.item.type === "chapter" && of.item["container-title"] === undefined) setChapter(of);
  else of.set("chapter-number", ["chapter"], of.text("chapter"));
  // A preprint has no journal; as an article, its volume would refer to nothing.
  if (type === "article" && of.item["container-title"] === undefined && of.item._eprint !== undefined)
    of.item.type = "article";
}

/** BibTeX's @inbook: the title is the book's, and `chapter` says which part of it. */
function setChapter(of: EntryFields): void {
  of.set("container-title", ["title"], of.item.title);
  const chapter = of.text("chapter");
  delete of.item.title;
  if (chapter !== undefined) {
    of.set(
      "title",
      ["chapter"],
      /^[\dIVXLC.]+$/.test(chapter) ? `${entryTerm("chapter", of.language)} ${chapter}` : chapter,
    );
  }
  if (of.item.title === undefined && of.item.page === undefined) {
    of.set("title", ["title"], of.item["container-title"]);
    delete of.item["container-title"];
    of.item.type = "book";
  }
}
