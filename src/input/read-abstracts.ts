// abstracts/**/*.yaml → abstracts, everything resolved but their place in the programme.

import type { Abstract } from "../model/book.ts";
import { anchorNames } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import { append } from "../runtime/append.ts";
import { checkMemory } from "../runtime/memory.ts";
import { readSource } from "../source/book-folder.ts";
import { type Checked, field, items, textOf, wordsOf } from "../source/checked.ts";
import { silentReporter } from "../source/diagnostic.ts";
import { listFiles } from "../source/list-files.ts";
import { type Source, type Span, span } from "../source/source.ts";
import { validate } from "../source/validate.ts";
import { entryOf, type YamlNode } from "../source/yaml-node.ts";
import { type AbstractEntry, entriesOf, nothing } from "./abstract-entries.ts";
import { type AbstractId, baseName, freeId, idOfName, idsWritten, isTaken, readId } from "./abstract-ids.ts";
import type { AffiliationMap } from "./affiliations.ts";
import {
  type AffiliationCache,
  type Effect,
  type KeptAbstracts,
  type PictureLookup,
  recorded,
  replay,
} from "./kept-abstracts.ts";
import { keywordTexts } from "./keywords.ts";
import { withLooseNumbers } from "./loose-numbers.ts";
import { parseText } from "./markdown/containers.ts";
import { type MarkdownContext, parseInline } from "./markdown/parse-markdown.ts";
import { plainWords } from "./markdown/plain-field.ts";
import { reportComment, reportUnmarked, reportUnused, type Unmarked } from "./overlooked.ts";
import { readAuthors } from "./read-authors.ts";
import { readFigure } from "./read-figure.ts";
import { isNoCitation, type KeyTest, readReference } from "./references.ts";
import type { Abstract as AbstractFields } from "./schema/abstract.generated.ts";
import { abstract as isAbstract } from "./schema/validators.generated.js";
import { schemaNamed } from "./schemas.ts";

/** An abstract before the programme is known. */
export type Draft = Omit<Abstract, "slot" | "type"> & {
  /** Null if it is left to the session. */
  readonly type: string | null;
};

export interface Drafts {
  readonly list: readonly Draft[];
  readonly byId: ReadonlyMap<string, Draft>;
  /** The ids of abstracts by the names of their files, if the two differ. */
  readonly files: ReadonlyMap<string, string>;
  /** Ids of abstracts that exist but could not be read, and are therefore not reported as unknown. */
  readonly unreadable: ReadonlySet<string>;
  /** The book's. */
  readonly language: string;
}

export interface AbstractsContext {
  readonly folder: string;
  readonly language: string;
  readonly affiliations: AffiliationMap;
  /** Whether some of them could not be read; unknown ones are then not reported. */
  readonly affiliationsLost: boolean;
  /** Whether a key may be in the bibliography. */
  readonly keys: KeyTest;
  readonly markdown: MarkdownContext;
}

export function readAbstracts(context: AbstractsContext, kept: KeptFiles | null = null): Drafts {
  const reading = newReading(context, new Map());
  const { byId, files, unreadable } = reading;
  const { diagnostics } = context.markdown;
  const refuse = (message: string) => diagnostics.error("too-large", message, null, { hint: "divide the book" });
  for (const file of listFiles(context.folder, "abstracts", [".yaml", ".yml"], refuse)) {
    const { path } = file;
    const readable = readSource(context.folder, file, null, diagnostics);
    if (!kept || !readable || !readKept(path, readable, reading, kept)) readFile(path, readable, reading);
  }
  reportUnmarked(reading.unmarked, diagnostics);
  // It is not known what an unreadable abstract would have used.
  if (unreadable.size === 0 && !context.affiliationsLost)
    reportUnused(context.affiliations, reading.usedShared, "the book", diagnostics);
  const anchors = anchorNames([...byId.keys()]);
  const list = [...byId.values()].map((draft) => {
    const anchor = anchors.get(draft.id) ?? draft.id;
    return draft.anchor === anchor ? draft : { ...draft, anchor };
  });
  const finished = new Map(list.map((draft) => [draft.id, draft]));
  return { list, byId: finished, files, unreadable, language: context.language };
}

/** The state while the files are read one after another. */
export interface Reading {
  readonly context: AbstractsContext;
  readonly parsed: AffiliationCache;
  readonly byId: Map<string, Draft>;
  readonly files: Map<string, string>;
  readonly unreadable: Set<string>;
  readonly unmarked: Unmarked;
  readonly usedShared: Set<string>;
}

function newReading(context: AbstractsContext, parsed: AffiliationCache): Reading {
  return {
    context,
    parsed,
    byId: new Map(),
    files: new Map(),
    unreadable: new Set(),
    unmarked: { marks: false, drafts: [] },
    usedShared: new Set(),
  };
}

export interface KeptFiles {
  readonly abstracts: KeptAbstracts<Reading>;
  readonly lookup: PictureLookup;
}

/**
 * Reads a file on its own, or reuses what was read from it before; false if it depends on others, because one of them
 * has one of its ids.
 */
function readKept(path: string, readable: Source, reading: Reading, { abstracts, lookup }: KeptFiles): boolean {
  let known = abstracts.find(path, readable.text, lookup);
  if (!known) {
    const effects: Effect[] = [];
    const { context } = reading;
    const alone = { ...context, markdown: recorded(context.markdown, lookup, effects) };
    const read = newReading(alone, abstracts.affiliationsOfFile());
    readFile(path, readable, read);
    known = { text: readable.text, effects, read };
  }
  const { read, effects } = known;
  for (const id of read.byId.keys()) if (reading.byId.has(id)) return false;
  abstracts.keep(path, known);
  replay(effects, reading.context.markdown);
  for (const [id, draft] of read.byId) reading.byId.set(id, draft);
  for (const [base, id] of read.files) reading.files.set(base, id);
  for (const id of read.unreadable) reading.unreadable.add(id);
  for (const id of read.usedShared) reading.usedShared.add(id);
  if (read.unmarked.marks) reading.unmarked.marks = true;
  append(reading.unmarked.drafts, read.unmarked.drafts);
  return true;
}

function readFile(path: string, readable: Source | null, reading: Reading): void {
  const { context, files, unreadable } = reading;
  const base = baseName(path);
  const entries = entriesOf(context.folder, path, readable, context.markdown.diagnostics);
  entries.forEach((entry, index) => {
    checkMemory(span(entry.source, entry.node.start));
    const id = readEntry(entry, entries.length > 1 ? `${idOfName(base)}-${index + 1}` : idOfName(base), reading);
    if (entries.length === 1 && base !== id) files.set(base, id);
    if (!entry.isIntact) for (const each of idsWritten(entry.source.text, id)) unreadable.add(each);
  });
}

/** Reads an abstract, or as much as can be read, and returns its id. */
function readEntry({ source, isIntact, extent, ...entry }: AbstractEntry, name: string, reading: Reading): string {
  const node = withLooseNumbers(entry.node, source.text);
  const { byId, unmarked, parsed, usedShared } = reading;
  const { diagnostics } = reading.context.markdown;
  const reporter = isIntact ? diagnostics : silentReporter;
  const markdown = { ...reading.context.markdown, diagnostics: reporter };
  const read = validate(schemaNamed("abstract"), isAbstract, source, node, reporter);
  const fields = read ?? validate(schemaNamed("abstract"), isAbstract, source, nothing(node.start), silentReporter);
  if (!fields) throw new Error("an empty abstract is valid");
  const given = readId(fields, node, name, span(source, node.start), reporter);
  // A second abstract with the same id gets another id, and keeps its place in the book.
  const id = isTaken(byId, given, diagnostics) ? freeId(byId, given.id) : given.id;
  const { draft, isMarked } = readAbstract(
    fields,
    { ...given, id, extent },
    { ...reading.context, markdown },
    {
      parsed,
      usedShared,
    },
  );
  const complete = isIntact && read ? withFaults(draft, node, fields) : withoutText(draft);
  byId.set(id, plainText(complete.title).trim() === "" ? { ...complete, title: nameAsTitle(id, extent) } : complete);
  if (isIntact && isMarked) unmarked.marks = true;
  else if (isIntact && draft.authors.length > 1 && !draft.withdrawn && draft.type !== "poster")
    unmarked.drafts.push(draft);
  return id;
}

/** If a part at fault was left out, a missing text is not a second fault; if it was the text, a line says so. */
function withFaults(draft: Draft, node: YamlNode, fields: Checked<AbstractFields>): Draft {
  if (fields.node === node || draft.body !== null) return draft;
  const text = entryOf(node, "abstract");
  return text && !isScalarText(text.value) ? withoutText(draft) : { ...draft, body: [] };
}

function isScalarText(value: YamlNode): boolean {
  return value.kind === "scalar" && typeof value.value === "string" && value.value.trim() !== "";
}

/** Only the head of an abstract: the rest may be incomplete. */
function withoutText(draft: Draft): Draft {
  return { ...draft, body: [], figures: [], references: [], acknowledgements: [], textLost: true };
}

function nameAsTitle(id: string, at: Span): Draft["title"] {
  return [{ kind: "fault", children: [{ kind: "text", value: id, span: at }], span: at }];
}

/** The drafts with another list. */
export const withList = (drafts: Drafts, list: readonly Draft[]): Drafts => ({
  ...drafts,
  list,
  byId: new Map(list.map((draft) => [draft.id, draft])),
});

function readAbstract(
  of: Checked<AbstractFields>,
  { id, span, extent }: AbstractId & { readonly extent: Span },
  context: AbstractsContext,
  affiliated: Pick<Reading, "parsed" | "usedShared">,
): { readonly draft: Draft; readonly isMarked: boolean } {
  const { markdown } = context;
  const language = wordsOf(field(of, "language")) ?? context.language;
  const { authors, affiliations, isMarked } = readAuthors(of, `“${id}”`, { ...context, language }, affiliated);
  const title = field(of, "title");
  const body = field(of, "abstract");
  reportComment(title, "title", markdown.diagnostics);
  reportComment(body, "text", markdown.diagnostics);
  const thanks = field(of, "acknowledgements") ?? field(of, "acknowledgments");
  const literal = isNoCitation(of, context.keys);
  const flows = body ? parseText(textOf(body), { ...markdown, isKey: (key) => !literal(key) }) : [];
  const draft: Draft = {
    id,
    anchor: id,
    title: title ? parseInline(textOf(title), { ...markdown, literal }) : [],
    type: wordsOf(field(of, "type")),
    authors,
    affiliations,
    keywords: keywordTexts(field(of, "keywords")).map((keyword) => parseInline(keyword, { ...markdown, literal })),
    track: plainWords(field(of, "track"), markdown.diagnostics),
    body: flows.length > 0 ? flows : null,
    figures: items(field(of, "figures")).flatMap((figure) => readFigure(figure, markdown)),
    references: items(field(of, "references")).flatMap((reference) => readReference(reference, markdown)),
    acknowledgements: thanks ? parseText(textOf(thanks), markdown) : [],
    withdrawn: of.data.withdrawn === true,
    textLost: false,
    extent,
    language,
    number: wordsOf(field(of, "number")),
    span,
  };
  return { draft, isMarked };
}
