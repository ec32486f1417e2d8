// The door of references/. In: the book, whose abstracts and free pages list references and cite them. Out: for each its
// list and citations as inline text in the book's citation style, linked to DOIs, URLs and each other.

import { noStore, type Store } from "../cache/store.ts";
import type { Abstract, Book, FreePage, Reference } from "../model/book.ts";
import { citationsIn, citationsInFlow } from "../model/citations.ts";
import type { Citation } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import { isSame } from "../runtime/is-same.ts";
import { oncePer } from "../runtime/once-per.ts";
import type { Edit, Reporter } from "../source/diagnostic.ts";
import { limits } from "../source/limits.ts";
import type { Span } from "../source/source.ts";
import { span } from "../source/source.ts";
import { assembleList, emptyList } from "./assemble-list.ts";
import type {
  ListRequest,
  ListResponse,
  ReferenceOrigin,
  ReferenceRequest,
  ReferencesRequest,
  ReferencesResponse,
} from "./exchange.ts";
import type { FormattedList, FormattedReferences } from "./formatted.ts";
import { formatOnce } from "./kept-references.ts";
import { dismissReferences } from "./run-formatting.ts";

export { warmReferences } from "./run-formatting.ts";

/** An owner of references. */
interface Owner {
  readonly of: Abstract | FreePage;
  /** Used in the names of destinations. */
  readonly id: string;
  readonly references: readonly Reference[];
  readonly citations: readonly Citation[];
  readonly span: Span;
}

/** `texts`: whether the abstracts are printed; without them only what titles and free pages cite is formatted. */
export async function formatReferences(
  book: Book,
  diagnostics: Reporter,
  texts = true,
  store: Store = noStore,
): Promise<FormattedReferences> {
  const owners = ownersOf(book, texts).map((owner) => bounded(owner, diagnostics));
  const request = requestOf(book, owners);
  const idle = owners.length === 0 && request.bibliography.length === 0 && !request.lock && !book.citationStyle.span;
  if (idle) dismissReferences();
  const response: ReferencesResponse = idle ? { lists: [], faults: [] } : await formatOnce(request, store);
  const spanOf = (place: ReferenceOrigin) => spanOfPlace(place, book, owners);
  const isConsequence = consequences(book, response.faults);
  for (const fault of response.faults) {
    if (isConsequence(fault)) continue;
    const { severity, code, message, place, hint, related, fix } = fault;
    const at = spanOf(place);
    diagnostics[severity](code, message, at, {
      ...(hint === undefined ? {} : { hint }),
      ...(code === "at-sign" && at && !hint?.startsWith("did you mean") ? { fix: escapedSign(at) } : {}),
      ...(fix && at ? { fix: [{ span: span(at.source, fix.start, fix.end), was: fix.was, text: fix.text }] } : {}),
      ...(related ? { related: relatedAt(related.message, spanOf(related.place)) } : {}),
    });
  }
  const lists = new Map<Abstract | FreePage, FormattedList>();
  owners.forEach((owner, index) => {
    const list = response.lists[index];
    if (!list) return;
    lists.set(
      owner.of,
      steady(owner.of, list, book.bibliography, () =>
        assembleList(owner, list, (place) => spanOf(place) ?? owner.span),
      ),
    );
  });
  return { listOf: (owner) => lists.get(owner) ?? emptyList };
}

interface LastList {
  readonly response: ListResponse;
  readonly bibliography: Book["bibliography"];
  readonly list: FormattedList;
}

const lastLists = new WeakMap<Abstract | FreePage, LastList>();

/** The list of an owner is the same object as long as it is unchanged. */
function steady(
  owner: Abstract | FreePage,
  response: ListResponse,
  bibliography: Book["bibliography"],
  assemble: () => FormattedList,
): FormattedList {
  const last = lastLists.get(owner);
  if (last?.response === response && isSame(last.bibliography, bibliography)) return last.list;
  const assembled = assemble();
  const list = last && isSame(last.list, assembled) ? last.list : assembled;
  lastLists.set(owner, { response, bibliography, list });
  return list;
}

/** citeproc goes through all citations of a list for each. */
function bounded(owner: Owner, diagnostics: Reporter): Owner {
  const { references, citations } = owner;
  const most = limits.references;
  const surplus = citations[most]?.span ?? (references[most] && owner.span);
  if (!surplus) return owner;
  const message = `the text has more than ${most.toLocaleString("en")} ${citations[most] ? "citations" : "references"}`;
  diagnostics.error("too-large", message, surplus, { hint: "split it, or shorten it" });
  return { ...owner, references: references.slice(0, most), citations: citations.slice(0, most) };
}

/**
 * Keys that are unknown because their bibliography has a fault, which is reported: they are not reported one by one.
 */
function consequences(
  { bibliography, bibliographyLost }: Book,
  faults: ReferencesResponse["faults"],
): (fault: ReferencesResponse["faults"][number]) => boolean {
  const isBroken = faults.some(({ severity, place }) => severity === "error" && place.at === "bibliography");
  return ({ code, message }) => {
    if (code !== "unknown-citation" && code !== "unknown-reference") return false;
    if (bibliographyLost) return true;
    const key = /“([^”]{1,200})”/.exec(message)?.[1] ?? "";
    return isBroken && key !== "" && bibliography.some(({ text }) => text.includes(key));
  };
}

/** `@word` → `\\@word`, for text that is not a citation. */
function escapedSign({ source, start }: Span): readonly Edit[] {
  return source.text[start] === "@" ? [{ span: span(source, start, start + 1), was: "@", text: "\\@" }] : [];
}

const relatedAt = (message: string, span: Span | null) => (span ? [{ message, span }] : []);

const citationsOf = oncePer(({ title, body, figures, acknowledgements }: Abstract): readonly Citation[] => {
  const captions = figures.flatMap((figure) => citationsIn(figure.caption));
  return [...citationsIn(title), ...citationsInFlow(body ?? []), ...captions, ...citationsInFlow(acknowledgements)];
});

/** Withdrawn abstracts are not printed, and neither are their references. */
function ownersOf(book: Book, texts: boolean): readonly Owner[] {
  const abstracts = book.abstracts
    .filter((abstract) => !abstract.withdrawn)
    .map((abstract): Owner => {
      const { anchor: id, references, span } = abstract;
      if (!texts) return { of: abstract, id, references: [], citations: citationsIn(abstract.title), span };
      return { of: abstract, id, references, citations: citationsOf(abstract), span };
    });
  const taken = new Set(abstracts.map((owner) => owner.id));
  const pages = book.parts
    .flatMap((part) => (part.kind === "chapter" ? part.pages : []))
    .map((page): Owner => {
      const id = taken.has(page.slug) ? `page-${page.slug}` : page.slug;
      const citations = [...citationsIn(page.title), ...citationsInFlow(page.body)];
      return { of: page, id, references: [], citations, span: span(page.source, 0) };
    });
  return [...abstracts, ...pages].filter((owner) => owner.references.length > 0 || owner.citations.length > 0);
}

function requestOf(book: Book, owners: readonly Owner[]): ReferencesRequest {
  return {
    folder: book.folder,
    style: book.citationStyle.name,
    language: book.language,
    lastYear: book.dates === null ? null : Number(book.dates.end.slice(0, 4)),
    bibliography: book.bibliography.map(({ path, text }) => ({ path, text })),
    lock: book.referenceLock && { path: book.referenceLock.path, text: book.referenceLock.text },
    lists: owners.map(
      (owner): ListRequest => ({
        of: `the references of ${owner.id} in ${owner.span.source.path}`,
        references: owner.references.map(referenceRequest),
        citations: owner.citations.map(({ items, inText }) => ({
          inText,
          items: items.map(({ key, prefix, suffix, suppressAuthor }) => ({ key, prefix, suffix, suppressAuthor })),
        })),
      }),
    ),
  };
}

function referenceRequest(reference: Reference): ReferenceRequest {
  switch (reference.kind) {
    case "key":
      return { kind: "key", key: reference.key };
    case "doi":
      return { kind: "doi", doi: reference.doi };
    case "csl":
      return { kind: "csl", item: reference.item };
    case "bibtex":
      return { kind: "bibtex", bibtex: reference.bibtex };
    case "text":
      return { kind: "text", text: plainText(reference.text) };
  }
}

function spanOfPlace(place: ReferenceOrigin, book: Book, owners: readonly Owner[]): Span | null {
  switch (place.at) {
    case "bibliography": {
      const file = book.bibliography[place.file];
      return file ? span(file, place.start, place.end) : null;
    }
    case "lock":
      return book.referenceLock ? span(book.referenceLock, place.start, place.end) : null;
    case "reference":
      return owners[place.list]?.references[place.index]?.span ?? null;
    case "citation": {
      const citation = owners[place.list]?.citations[place.index];
      return citation?.items[place.item]?.span ?? citation?.span ?? null;
    }
    case "style":
      return book.citationStyle.span;
  }
}
