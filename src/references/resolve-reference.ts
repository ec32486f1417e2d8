// One reference as written → the items that it names: by its key, its DOI, its own CSL-JSON or BibTeX, or as plain text.
import { didYouMean } from "../source/did-you-mean.ts";
import { type Bibliography, type BibliographyItem, cleaning, mathOf } from "./bibliography.ts";
import type { ListChecker } from "./check-lists.ts";
import type { CslItem } from "./citeproc.ts";
import { cleanItem } from "./csl-item.ts";
import { bareDoi } from "./doi.ts";
import type { FaultReporter, ReferenceOrigin, ReferenceRequest } from "./exchange.ts";
import type { BibtexParser } from "./formats/bibtex.ts";
import type { BibliographyFault } from "./formats/format.ts";
import { withoutMarks } from "./marked-text.ts";

export interface Origin {
  readonly place: ReferenceOrigin;
  /** The index of a text reference. */
  readonly text: number | null;
}

export interface FoundReference {
  readonly id: string;
  readonly origin: Origin;
  /** Names by which the text of this abstract may cite it. */
  readonly keys: readonly string[];
}

export interface Resolver {
  readonly bibliography: Bibliography;
  readonly tex: BibtexParser;
  readonly report: FaultReporter;
  readonly checker: ListChecker;
  readonly items: Map<string, CslItem>;
  readonly verbatim: Set<string>;
  /** Equal inline items are one item of citeproc. */
  readonly inline: Map<string, string>;
}

/** Takes an entry of the bibliography into the items to format. */
export function use(known: BibliographyItem, { items }: Resolver): string {
  items.set(known.item.id, known.item);
  return known.item.id;
}

/** A reference that cannot be resolved is reported, and listed as typed if the book is printed anyway. */
export function resolveReference(
  reference: ReferenceRequest,
  place: ReferenceOrigin,
  resolver: Resolver,
): readonly FoundReference[] {
  const [found, written] = find(reference, place, resolver);
  return found.length > 0 ? found : [asText(written, place, resolver)];
}

function find(
  reference: ReferenceRequest,
  place: ReferenceOrigin,
  resolver: Resolver,
): readonly [found: readonly FoundReference[], written: string] {
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

const listed = (found: FoundReference | null): readonly FoundReference[] => (found ? [found] : []);

function byKey(key: string, place: ReferenceOrigin, resolver: Resolver): FoundReference | null {
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
    message: `unknown reference “${key}” (not in the bibliography)`,
    place,
    ...hint,
  });
  return null;
}

function byDoi(doi: string, place: ReferenceOrigin, resolver: Resolver): FoundReference | null {
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
): readonly FoundReference[] {
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

/** Usually one entry; its key may be missing, since the list refers to it by its place. */
function inlineBibtex(bibtex: string, place: ReferenceOrigin, resolver: Resolver): readonly FoundReference[] {
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
): FoundReference {
  inline.set(json, item.id);
  items.set(item.id, item);
  return { id: item.id, origin: { place, text: null }, keys };
}

/** Author-date styles sort it by its text, which usually begins with a name; numeric styles give it a number. */
function asText(text: string, place: ReferenceOrigin, { items, verbatim }: Resolver): FoundReference {
  const id = `t${verbatim.size}`;
  const plain = withoutMarks(text).trim() || "?";
  items.set(id, { id, system_id: id, type: "document", title: plain, author: [{ literal: plain }] });
  verbatim.add(id);
  return { id, origin: { place, text: place.at === "reference" ? place.index : null }, keys: [] };
}
