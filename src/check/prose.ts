// The prose of a book for rules that look at characters: texts with their mapping to the file, grouped by file. A file
// without a match for a rule is never taken apart, so that clean books cost one search per file.

import type { Abstract, Book, FreePage, Person } from "../model/book.ts";
import type { Inline } from "../model/text.ts";
import { linesOf } from "../model/walk.ts";
import type { Edit } from "../source/diagnostic.ts";
import { type Source, type Span, span } from "../source/source.ts";
import { printedAbstracts } from "./walk.ts";

/**
 * Characters as the author wrote them; if value and span are equally long, the n-th character of one is the n-th of the
 * other.
 */
export interface ProseText {
  readonly value: string;
  readonly span: Span;
}

/** An abstract, a free page or the programme. */
export interface Prose {
  readonly source: Source;
  readonly owner: Abstract | FreePage | null;
  /** Runs of text: a title, a paragraph, a cell. */
  readonly lines: () => readonly (readonly Inline[])[];
  readonly names: readonly Person[];
}

const known = new WeakMap<Book, readonly Prose[]>();

export function proseOf(book: Book): readonly Prose[] {
  let prose = known.get(book);
  if (!prose) {
    prose = [...printedAbstracts(book).map(ofAbstract), ...pagesOf(book).map(ofPage), ...ofProgramme(book)];
    known.set(book, prose);
  }
  return prose;
}

export function pagesOf(book: Book): readonly FreePage[] {
  return [...new Set(book.parts.flatMap((part) => (part.kind === "chapter" ? part.pages : [])))];
}

function ofAbstract(abstract: Abstract): Prose {
  const { title, body, figures, acknowledgements, keywords, affiliations, references } = abstract;
  const lines = once(() => [
    title,
    ...linesOf(body ?? []),
    ...figures.map((figure) => figure.caption),
    ...linesOf(acknowledgements),
    ...keywords,
    ...affiliations.map((affiliation) => affiliation.text),
    ...references.flatMap((reference) => (reference.kind === "text" ? [reference.text] : [])),
  ]);
  return { source: abstract.span.source, owner: abstract, lines, names: abstract.authors.map(({ person }) => person) };
}

function ofPage(page: FreePage): Prose {
  return { source: page.source, owner: page, lines: () => [page.title, ...linesOf(page.body)], names: [] };
}

function ofProgramme(book: Book): readonly Prose[] {
  const [day] = book.days;
  if (!day) return [];
  const sessions = book.days.flatMap((each) => each.sessions);
  const lines = () => [
    ...book.days.flatMap((each) => (each.title ? [each.title] : [])),
    ...sessions.flatMap((session) => [
      session.title,
      ...session.items.flatMap((item) => (item.kind === "event" ? [item.title] : [])),
    ]),
  ];
  return [{ source: day.span.source, owner: null, lines, names: sessions.flatMap((session) => session.chairs) }];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The texts of a run, including those inside emphasis and links. */
export function textsIn(line: readonly Inline[]): readonly ProseText[] {
  return line.flatMap((node): readonly ProseText[] =>
    node.kind === "text"
      ? [node]
      : node.kind === "footnote"
        ? linesOf(node.note.content).flatMap(textsIn)
        : "children" in node
          ? textsIn(node.children)
          : [],
  );
}

/** The prose of the files that match a pattern, which must not be global; files with escapes always match. */
export function proseWith(book: Book, pattern: RegExp): readonly Prose[] {
  return filesWith(book, (source) => pattern.test(source.text));
}

/** The same for a pattern of characters that English text does not contain: most files are searched once for all such rules. */
function proseWithOdd(book: Book, pattern: RegExp): readonly Prose[] {
  return filesWith(book, (source) => {
    const { text } = source;
    let odd = isOdd.get(source);
    if (odd === undefined) {
      odd = oddCharacters.test(text);
      isOdd.set(source, odd);
    }
    return odd && pattern.test(text);
  });
}

function filesWith(book: Book, holds: (source: Source) => boolean): readonly Prose[] {
  const found = new Map<Source, boolean>();
  return proseOf(book).filter(({ source }) => {
    let held = found.get(source);
    if (held === undefined) {
      held = holds(source) || hasEscapes(source);
      found.set(source, held);
    }
    return held;
  });
}

/** A character may be written by its number, in a quoted YAML text or in Markdown. */
function hasEscapes(source: Source): boolean {
  let has = escaped.get(source);
  if (has === undefined) {
    has = /\\[uUx][0-9a-fA-F]{2}|&#/.test(source.text);
    escaped.set(source, has);
  }
  return has;
}

const escaped = new WeakMap<Source, boolean>();
const isOdd = new WeakMap<Source, boolean>();
/**
 * Control characters, letters that mojibake begins with, Greek and Cyrillic, hidden and private-use characters,
 * ligatures.
 */
const oddCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009fÂ-ÅÎ-Ñâï\u0370-\u04ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufff9-\uffff]/;

/** Every text and every name of the files that match a pattern of odd characters. */
export function oddTexts(book: Book, pattern: RegExp): readonly ProseText[] {
  return proseWithOdd(book, pattern).flatMap(({ lines, names }) => [
    ...lines().flatMap(textsIn),
    ...names.map((name) => ({ value: name.printed, span: name.span })),
  ]);
}

/** The place of some characters of a text; the whole text if they are not adjacent in the file. */
export function spot({ value, span: whole }: ProseText, index: number, length: number): Span {
  if (whole.end - whole.start !== value.length) return whole;
  return span(whole.source, whole.start + index, whole.start + index + length);
}

/** The edit of some characters of a text, if the file has exactly these there. */
export function change(text: ProseText, index: number, was: string, to: string): readonly Edit[] {
  const at = spot(text, index, was.length);
  return at.source.text.slice(at.start, at.end) === was ? [{ span: at, was, text: to }] : [];
}
