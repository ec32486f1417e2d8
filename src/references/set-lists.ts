// Lists of references through citeproc: from items, the lists that they are in and their citations, to entries and
// citations as marked text.

import { checkMemory } from "../runtime/memory.ts";
import type { Locales } from "./citation-locale.ts";
import { childrenOf } from "./citation-style.ts";
import { type CitationEngine, type CiteRequest, type CslItem, loadCiteproc, outputFormat } from "./citeproc.ts";
import { mark, plainMarked, renameMarks, replaceOthers, splitLeading, surround } from "./marked-text.ts";
import type { StyleElement } from "./style-element.ts";

export interface ListToSet {
  readonly of?: string;
  /** Ids of items in the order that unsorted styles use: the cited ones first, in the order of citation. */
  readonly ids: readonly string[];
  readonly citations: readonly ClusterToSet[];
}

export interface ClusterToSet {
  readonly cites: readonly CiteRequest[];
  readonly inText: boolean;
}

export interface SetList {
  readonly labelled: boolean;
  readonly entries: readonly { readonly id: string; readonly label: string | null; readonly content: string }[];
  /** Links are marks named `entry:` and the index of the entry. */
  readonly citations: readonly string[];
}

export interface ListSetter {
  setLists(lists: readonly ListToSet[]): readonly SetList[];
  /** Notes-only styles have no bibliography. */
  readonly hasBibliography: boolean;
}

interface Entry {
  readonly label: string | null;
  readonly content: string;
}

/** `verbatim` ids are entries whose content the caller has: citeproc only numbers and sorts them. */
export function createListSetter(
  style: StyleElement,
  locales: Locales,
  items: ReadonlyMap<string, CslItem>,
  verbatim: ReadonlySet<string>,
): ListSetter {
  alignLabels(style);
  const citeproc = loadCiteproc();
  const system = {
    retrieveLocale: locales.retrieve,
    retrieveItem: (id: string) => {
      const item = items.get(id);
      if (!item) throw new Error(`no item ${id}`);
      return item;
    },
    wrapCitationEntry: (text: string, id: string | undefined) => mark(`cite:${id ?? ""}`, text),
  };
  const engine = new citeproc.Engine(system, style, locales.language, true);
  engine.setOutputFormat(outputFormat);
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.opt.development_extensions.apply_citation_wrapper = true;
  const finish = finisher(engine);
  const independent = entriesAreIndependent(engine);
  return {
    hasBibliography: engine.bibliography.tokens.length > 0,
    setLists(lists) {
      const shared = independent ? setOnce(engine, lists, verbatim, finish) : null;
      return lists.map((list) => {
        checkMemory(list.of ?? null);
        return shared ? listFromShared(engine, list, shared, items, finish) : setList(engine, list, items, finish);
      });
    },
  };
}

/** Some numeric styles leave their labels unmarked in the entry; with alignment, citeproc marks the first field. */
function alignLabels(style: StyleElement): void {
  const formats = childrenOf(style, "info").flatMap((info) => childrenOf(info, "category"));
  const format = formats.map((category) => category.attrs["citation-format"]).find((value) => value !== undefined);
  if (format !== "numeric" && format !== "label") return;
  for (const bibliography of childrenOf(style, "bibliography")) bibliography.attrs["second-field-align"] ??= "flush";
}

/** Whether an entry is the same in every list, except for its number. */
function entriesAreIndependent(engine: CitationEngine): boolean {
  const options = engine.bibliography.opt;
  return (
    options["second-field-align"] !== undefined &&
    options["second-field-align"] !== false &&
    engine.bibliography_sort.tokens.length === 0 &&
    !options["subsequent-author-substitute"] &&
    !engine.opt["disambiguate-add-year-suffix"]
  );
}

type Finish = (text: string) => string;

function finisher(engine: CitationEngine): Finish {
  const and = [engine.getTerm("and"), "&"].filter((word) => word !== "");
  const etAl = engine.getTerm("et-al") || "et al.";
  return (text) => replaceOthers(text, and, etAl).trim();
}

function bibliography(
  engine: CitationEngine,
  finish: Finish,
): { readonly ids: readonly string[]; readonly entries: readonly Entry[] } {
  const made = engine.makeBibliography();
  if (!made) return { ids: [], entries: [] };
  const [parameters, texts] = made;
  const entries = texts.map((text) => {
    const parts = splitLeading(text, "left-margin");
    const label = parts ? plainMarked(parts.inside).trim() : "";
    return label !== "" && parts ? { label, content: finish(parts.rest) } : { label: null, content: finish(text) };
  });
  return { ids: parameters.entry_ids.map((ids) => ids[0] ?? ""), entries };
}

interface SharedEntries {
  readonly contents: ReadonlyMap<string, string>;
  label(number: number): string;
}

/** Sets every item of the book once; null if the labels turn out not to be plain numbers. */
function setOnce(
  engine: CitationEngine,
  lists: readonly ListToSet[],
  verbatim: ReadonlySet<string>,
  finish: Finish,
): SharedEntries | null {
  const ids = [...new Set(lists.flatMap((list) => list.ids))];
  const toSet = ids.filter((id) => !verbatim.has(id));
  // A book with only verbatim references also needs one entry, to see what labels look like.
  if (toSet.length === 0) toSet.push(...ids.slice(0, 1));
  engine.updateItems(toSet);
  const { ids: set, entries } = bibliography(engine, finish);
  const template = entries[0]?.label;
  const at = template?.indexOf("1") ?? -1;
  if (template == null || at === -1 || set.length !== toSet.length) return null;
  const label = (number: number) => template.slice(0, at) + number + template.slice(at + 1);
  if (entries.some((entry, index) => entry.label !== label(index + 1))) return null;
  return { contents: new Map(entries.map((entry, index) => [set[index] ?? "", entry.content])), label };
}

function listFromShared(
  engine: CitationEngine,
  list: ListToSet,
  shared: SharedEntries,
  items: ReadonlyMap<string, CslItem>,
  finish: Finish,
): SetList {
  const entries = list.ids.map((id, index) => ({
    id,
    label: shared.label(index + 1),
    content: shared.contents.get(id) ?? "",
  }));
  if (list.citations.length === 0) return { labelled: true, entries, citations: [] };
  // The cited items come first in the list, so that their numbers are right without the others.
  const cited = new Set(list.citations.flatMap((citation) => citation.cites.map((cite) => cite.id)));
  engine.updateItems(list.ids.filter((id) => cited.has(id)));
  return { labelled: true, entries, citations: setCitations(engine, list, entries, items, finish) };
}

function setList(
  engine: CitationEngine,
  list: ListToSet,
  items: ReadonlyMap<string, CslItem>,
  finish: Finish,
): SetList {
  if (list.ids.length === 0) return { labelled: false, entries: [], citations: [] };
  engine.updateItems(list.ids);
  const raw = citeAll(engine, list);
  const { ids, entries: set } = bibliography(engine, finish);
  const entries = set.map((entry, index) => ({ id: ids[index] ?? "", ...entry }));
  const citations = finishCitations(engine, list, raw, entries, items, finish);
  return { labelled: entries.some((entry) => entry.label !== null), entries, citations };
}

function setCitations(
  engine: CitationEngine,
  list: ListToSet,
  entries: SetList["entries"],
  items: ReadonlyMap<string, CslItem>,
  finish: Finish,
): readonly string[] {
  return finishCitations(engine, list, citeAll(engine, list), entries, items, finish);
}

/** All items are registered already (citeproc's CSL.ASSUME_ALL_ITEMS_REGISTERED). */
const allRegistered = 2;

/** A later citation can change an earlier one, by disambiguation; the last version counts. */
function citeAll(engine: CitationEngine, list: ListToSet): readonly string[] {
  const before: [string, number][] = [];
  const texts: string[] = list.citations.map(() => "");
  list.citations.forEach((citation, index) => {
    const citationID = `c${index}`;
    const cluster = {
      citationID,
      citationItems: citation.cites.map((cite) => ({ ...cite })),
      properties: { noteIndex: 0, ...(citation.inText ? { mode: "composite" as const } : {}) },
    };
    const [, changed] = engine.processCitationCluster(cluster, before, [], allRegistered);
    before.push([citationID, 0]);
    for (const [at, text] of changed) texts[at] = text;
  });
  return texts;
}

const unprinted = "[NO_PRINTED_FORM]";

/**
 * citeproc leaves out the affixes of the layout when it wraps cites (they are put back here), and gives numbers without
 * their item: so the number is linked to its entry here.
 */
function finishCitations(
  engine: CitationEngine,
  list: ListToSet,
  raw: readonly string[],
  entries: SetList["entries"],
  items: ReadonlyMap<string, CslItem>,
  finish: Finish,
): readonly string[] {
  const inNote = engine.opt.xclass === "note";
  const before = inNote ? "(" : engine.citation.opt.layout_prefix;
  const after = inNote ? ")" : engine.citation.opt.layout_suffix;
  const indexOf = new Map(entries.map((entry, index) => [entry.id, index]));
  return raw.map((text, index) => {
    const citation = list.citations[index];
    const authors = text.includes(unprinted) && citation ? shortAuthors(engine, citation, items) : "";
    const printed = surround(text.replace(unprinted, authors), "cite:", before, after);
    const linked = renameMarks(printed, (name, inside) => {
      if (!name.startsWith("cite:")) return name;
      const id = name.slice("cite:".length);
      const entry = id === "" ? Number.parseInt(inside, 10) - 1 : (indexOf.get(id) ?? -1);
      return entry >= 0 && entry < entries.length ? `entry:${entry}` : "upright";
    });
    return finish(linked);
  });
}

/** “Curie”, “Curie and Joliot”, “Curie et al.”: numeric styles say nothing about authors in a sentence. */
function shortAuthors(engine: CitationEngine, citation: ClusterToSet, items: ReadonlyMap<string, CslItem>): string {
  const author = items.get(citation.cites[0]?.id ?? "")?.author;
  const names = (Array.isArray(author) ? author : []).map((name: Readonly<Record<string, unknown>>) => {
    const particle = name["non-dropping-particle"];
    return [particle, name.family ?? name.literal].filter((part) => typeof part === "string").join(" ");
  });
  const [first = "", second] = names;
  if (names.length > 2) return `${first} ${engine.getTerm("et-al")}`;
  return second === undefined ? first : `${first} ${engine.getTerm("and")} ${second}`;
}
