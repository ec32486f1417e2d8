// References and citations as written → items: which works each list has, in which order, and how the text cites them.

import { checkMemory } from "../runtime/memory.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Bibliography } from "./bibliography.ts";
import type { ListChecker, Listed } from "./check-lists.ts";
import { citeRequest } from "./cite-request.ts";
import type { CslItem } from "./citeproc.ts";
import { bareDoi } from "./doi.ts";
import type { CitationRequest, FaultReporter, ListRequest, ReferenceOrigin } from "./exchange.ts";
import type { BibtexParser } from "./formats/bibtex.ts";
import { type FoundReference, type Origin, type Resolver, resolveReference, use } from "./resolve-reference.ts";
import type { ClusterToSet, ListToSet } from "./set-lists.ts";

export interface ResolvedList extends ListToSet {
  /** For each citation of the request its index in `citations`, or null if nothing of it is known. */
  readonly asked: readonly (number | null)[];
  readonly origins: ReadonlyMap<string, Origin>;
}

export interface ResolvedLists {
  readonly lists: readonly ResolvedList[];
  readonly items: ReadonlyMap<string, CslItem>;
  /** Ids of text references. */
  readonly verbatim: ReadonlySet<string>;
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

function reportTwice({ keys }: FoundReference, place: ReferenceOrigin, { report }: Resolver): void {
  const [name] = keys;
  report({
    severity: "warning",
    code: "duplicate-reference",
    message: name === undefined ? "the reference is listed twice" : `the reference “${name}” is listed twice`,
    place,
    hint: "remove one of them",
  });
}

/** The works of a list except plain text, each with the place that names it. */
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
          // Brackets mean a citation; “@example” in the sentence may be a name.
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
  message: `“@${key}” is printed literally, because no reference has the key “${key}”`,
  hint: near ?? `write “\\@${key}” if it is not a citation`,
});
