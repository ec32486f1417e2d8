// From references and citations as written to items: what stands in each list, in which order, and how the text cites it.

import { checkMemory } from "../runtime/memory.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { type Bibliography, type BibliographyItem, cleaning, mathOf } from "./bibliography.ts";
import type { ListChecker, Listed } from "./check-lists.ts";
import { citeRequest } from "./cite-request.ts";
import type { CslItem } from "./citeproc.ts";
import { cleanItem } from "./csl-item.ts";
import { bareDoi } from "./doi.ts";
import type { CitationRequest, FaultReporter, ListRequest, ReferenceOrigin, ReferenceRequest } from "./exchange.ts";
import type { BibtexParser } from "./formats/bibtex.ts";
import type { BibliographyFault } from "./formats/format.ts";
import { withoutMarks } from "./marked-text.ts";
import type { ClusterToSet, ListToSet } from "./set-lists.ts";

export interface ResolvedList extends ListToSet {
  /** For each citation of the request its index in `citations`, or null when nothing of it is known. */
  readonly asked: readonly (number | null)[];
  readonly origins: ReadonlyMap<string, Origin>;
}

export interface Origin {
  readonly place: ReferenceOrigin;
  /** The index of a text reference. */
  readonly text: number | null;
}

export interface ResolvedLists {
  readonly lists: readonly ResolvedList[];
  readonly items: ReadonlyMap<string, CslItem>;
  /** Ids of text references. */
  readonly verbatim: ReadonlySet<string>;
}

interface Found {
  readonly id: string;
  readonly origin: Origin;
  /** Names by which the text of this abstract may cite it. */
  readonly keys: readonly string[];
}

interface Resolver {
  readonly bibliography: Bibliography;
  readonly tex: BibtexParser;
  readonly report: FaultReporter;
  readonly checker: ListChecker;
  readonly items: Map<string, CslItem>;
  readonly verbatim: Set<string>;
  /** Equal inline items are one item of citeproc. */
  readonly inline: Map<string, string>;
}

export function resolveLists(
  lists: readonly ListRequest[],
  bibliography: Bibliography,
  tex: BibtexParser,
  report: FaultReporter,
  checker: ListChecker,
): ResolvedLists {
  const resolver: Resolver = {
    bibliography,
    tex,
    report,
    checker,
    items: new Map(),
    verbatim: new Set(),
    inline: new Map(),
  };
  const resolved = lists.map((list, index) => resolveList(list, index, resolver));
  return { lists: resolved, items: resolver.items, verbatim: resolver.verbatim };
}

function resolveList(request: ListRequest, list: number, resolver: Resolver): ResolvedList {
  checkMemory(request.of ?? null);
  const origins = new Map<string, Origin>();
  const local = new Map<string, string>();
  const named = new Map<string, ReferenceOrigin>();
  for (const [index, reference] of request.references.entries()) {
    const place: ReferenceOrigin = { at: "reference", list, index };
    for (const found of resolveReference(reference, place, resolver)) {
      if (origins.has(found.id)) {
        reportTwice(found, place, resolver);
        continue;
      }
      origins.set(found.id, found.origin);
      named.set(found.id, place);
      for (const key of found.keys) local.set(key, found.id);
    }
  }
  const citations: ClusterToSet[] = [];
  const cited = new Set<string>();
  const asked = request.citations.map((citation, index) => {
    const cluster = resolveCitation(citation, list, index, local, origins, resolver);
    if (cluster.cites.length === 0) return null;
    for (const cite of cluster.cites) cited.add(cite.id);
    return citations.push(cluster) - 1;
  });
  resolver.checker.check(listedIn(origins, named, resolver));
  const ids = [...cited, ...[...origins.keys()].filter((id) => !cited.has(id))];
  return { ...(request.of !== undefined && { of: request.of }), ids, citations, asked, origins };
}

function reportTwice({ keys }: Found, place: ReferenceOrigin, { report }: Resolver): void {
  const [name] = keys;
  report({
    severity: "warning",
    code: "duplicate-reference",
    message:
      name === undefined
        ? "the reference stands twice in the list"
        : `the reference “${name}” stands twice in the list`,
    place,
    hint: "remove one of them",
  });
}

/** The works of a list but those that are plain text, each with the place that names it. */
function listedIn(
  origins: ReadonlyMap<string, Origin>,
  named: ReadonlyMap<string, ReferenceOrigin>,
  { items, verbatim }: Resolver,
): readonly Listed[] {
  return [...origins].flatMap(([id, { place }]) => {
    const item = verbatim.has(id) ? undefined : items.get(id);
    return item ? [{ item, place, listed: named.get(id) ?? place }] : [];
  });
}

function resolveCitation(
  citation: CitationRequest,
  list: number,
  index: number,
  local: ReadonlyMap<string, string>,
  origins: Map<string, Origin>,
  resolver: Resolver,
): ClusterToSet {
  const { bibliography } = resolver;
  const cites = citation.items.flatMap((item, at) => {
    let id = local.get(item.key);
    if (id === undefined) {
      const known = bibliography.get(item.key) ?? (bareDoi(item.key) ? bibliography.byDoi(item.key) : null);
      if (!known) {
        if (bibliography.has(item.key)) return [];
        const near = didYouMean(item.key, [...local.keys(), ...bibliography.keys]);
        resolver.report({
          // Who writes brackets means a citation; “@example” in the sentence may be a name.
          ...(citation.inText ? atSign(item.key, near.hint) : unknownCitation(item.key, near.hint)),
          place: { at: "citation", list, index, item: at },
        });
        return [];
      }
      id = use(known, resolver);
      if (!origins.has(id)) origins.set(id, { place: known.place, text: null });
    }
    return [citeRequest(id, item)];
  });
  return { cites, inText: citation.inText };
}

const unknownCitation = (key: string, near: string | undefined) => ({
  severity: "error" as const,
  code: "unknown-citation",
  message: `the text cites “${key}”, which is neither in the bibliography nor among the references`,
  ...(near === undefined ? {} : { hint: near }),
});

const atSign = (key: string, near: string | undefined) => ({
  severity: "warning" as const,
  code: "at-sign",
  message: `“@${key}” is printed as it is, for no reference has the key “${key}”`,
  hint: near ?? `write “\\@${key}” where it is no citation`,
});

function use(known: BibliographyItem, { items }: Resolver): string {
  items.set(known.item.id, known.item);
  return known.item.id;
}

/** What cannot be resolved, which is reported, is listed as it was typed, where the book is printed all the same. */
function resolveReference(reference: ReferenceRequest, place: ReferenceOrigin, resolver: Resolver): readonly Found[] {
  const [found, written] = find(reference, place, resolver);
  return found.length > 0 ? found : [asText(written, place, resolver)];
}

function find(
  reference: ReferenceRequest,
  place: ReferenceOrigin,
  resolver: Resolver,
): readonly [found: readonly Found[], written: string] {
  switch (reference.kind) {
    case "key":
      return [listed(byKey(reference.key, place, resolver)), reference.key];
    case "doi":
      return [listed(byDoi(reference.doi, place, resolver)), reference.doi];
    case "csl":
      return [inlineCsl(reference.item, place, resolver), String(reference.item.title ?? "")];
    case "bibtex":
      return [inlineBibtex(reference.bibtex, place, resolver), reference.bibtex];
    case "text":
      return [[], reference.text];
  }
}

const listed = (found: Found | null): readonly Found[] => (found ? [found] : []);

function byKey(key: string, place: ReferenceOrigin, resolver: Resolver): Found | null {
  const { bibliography, report } = resolver;
  const known = bibliography.get(key);
  if (known) return { id: use(known, resolver), origin: { place: known.place, text: null }, keys: [key] };
  if (bibliography.has(key)) return null;
  // A DOI or a whole reference written as a bare string.
  const hint = bareDoi(key)
    ? { hint: `write “doi: ${bareDoi(key)}”` }
    : /\s/.test(key)
      ? { hint: "write “text: …” for a reference that is to be printed as it is" }
      : bibliography.keys.length === 0
        ? { hint: "the book has no bibliography: name one in book.yaml, “bibliography: [references.bib]”" }
        : didYouMean(key, bibliography.keys);
  report({
    severity: "error",
    code: "unknown-reference",
    message: `there is no reference “${key}” in the bibliography`,
    place,
    ...hint,
  });
  return null;
}

function byDoi(doi: string, place: ReferenceOrigin, resolver: Resolver): Found | null {
  const bare = bareDoi(doi);
  const known = bare === null ? null : resolver.bibliography.byDoi(bare);
  if (known)
    return {
      id: use(known, resolver),
      origin: { place: known.place, text: null },
      keys: [doi, ...(bare === null ? [] : [bare])],
    };
  resolver.report({
    severity: "error",
    code: "unresolved-doi",
    message:
      bare === null
        ? `“${doi}” is not a DOI`
        : `the DOI “${bare}” is neither in the bibliography nor in references.lock.json`,
    place,
    hint:
      bare === null
        ? "a DOI looks like 10.1038/s42256-023-00788-1"
        : "add its entry to the bibliography, or its CSL-JSON to references.lock.json; nothing is fetched while building",
  });
  return null;
}

function inlineCsl(
  raw: Readonly<Record<string, unknown>>,
  place: ReferenceOrigin,
  resolver: Resolver,
): readonly Found[] {
  const key = typeof raw.id === "string" ? [raw.id] : [];
  const json = JSON.stringify(raw);
  const same = resolver.inline.get(json);
  if (same !== undefined) return [{ id: same, origin: { place, text: null }, keys: key }];
  const math = mathOf(json, resolver.tex);
  const item = cleanItem(
    raw,
    `i${resolver.inline.size}`,
    cleaning(place, "", resolver.report, { markdown: true, math, strict: true }),
  );
  return item ? [keep(item, json, place, key, resolver)] : [];
}

/** Mostly one entry, and the key of a reference that stands in its list matters to nobody. */
function inlineBibtex(bibtex: string, place: ReferenceOrigin, resolver: Resolver): readonly Found[] {
  const { report } = resolver;
  const tell = ({ severity, code, message, hint }: BibliographyFault) =>
    report({ severity, code, message, place, ...(hint === undefined ? {} : { hint }) });
  const entries = resolver.tex.parse(withoutMarks(bibtex), tell, true);
  if (entries.length === 0) {
    report({
      severity: "error",
      code: "bibtex-syntax",
      message: "there is no BibTeX entry in the reference",
      place,
      hint: "it looks like “@article{key, title = {…}, …}”",
    });
  }
  return entries.flatMap((entry, index) => {
    const json = `bibtex ${index} ${bibtex}`;
    const keys = entry.key === "" ? [] : [entry.key];
    const same = resolver.inline.get(json);
    if (same !== undefined) return [{ id: same, origin: { place, text: null }, keys }];
    for (const fault of entry.faults ?? []) tell(fault);
    const options = cleaning(place, "", report, { markdown: false, math: null, strict: false });
    const item = cleanItem(entry.item, `i${resolver.inline.size}`, options);
    return item ? [keep(item, json, place, keys, resolver)] : [];
  });
}

function keep(
  item: CslItem,
  json: string,
  place: ReferenceOrigin,
  keys: readonly string[],
  { items, inline }: Resolver,
): Found {
  inline.set(json, item.id);
  items.set(item.id, item);
  return { id: item.id, origin: { place, text: null }, keys };
}

/** Author-date styles sort it by its text, which mostly begins with a name; in numeric ones it has its number. */
function asText(text: string, place: ReferenceOrigin, { items, verbatim }: Resolver): Found {
  const id = `t${verbatim.size}`;
  const plain = withoutMarks(text).trim() || "?";
  items.set(id, { id, system_id: id, type: "document", title: plain, author: [{ literal: plain }] });
  verbatim.add(id);
  return { id, origin: { place, text: place.at === "reference" ? place.index : null }, keys: [] };
}
