// Which scripts the texts of a book are written in. In: a Book. Out: for each writing the number of texts and files
// that use it, and its characters, so that fonts can be searched for before the first line is set, and a missing one is
// reported once.
import { ideographsOf, isEastAsian, type Writing, writingOf } from "../fonts/writing.ts";
import { labelsFor } from "../language/labels.ts";
import { scriptCode } from "../language/scripts.ts";
import type { Book } from "../model/book.ts";
import type { Source, Span } from "../source/source.ts";
import { type Prose, proseOf, textsIn } from "./prose.ts";

export interface ScriptUse {
  readonly writing: Writing;
  readonly script: string;
  readonly language: string;
  readonly texts: number;
  readonly files: number;
  readonly characters: ReadonlySet<string>;
  readonly span: Span | null;
}

/** A text, its language and its place. */
interface Passage {
  readonly text: string;
  readonly language: string;
  readonly file: string;
  readonly span: Span | null;
}

type Counted = { -readonly [Key in keyof ScriptUse]: ScriptUse[Key] } & {
  readonly characters: Set<string>;
  readonly paths: Set<string>;
};

/** Characters that are neither Latin nor common in Latin text. */
const foreign = /[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\ud7ff\uf900-\ufdff\ufe70-\uffef]|[\ud800-\udbff]/;
/** YAML escapes and HTML character references may be any character. */
const maybeForeign = /[\u0370-\uffff]|\\[uUx]|&#?\w/;

/** `latin`: texts in Latin letters are counted too. */
export function scriptUses(book: Book, latin = false): readonly ScriptUse[] {
  const passages = [...passagesOf(book, latin)].filter(({ text }) => latin || foreign.test(text));
  const usual = usualIdeographs(book, passages);
  const uses = new Map<Writing, Counted>();
  for (const passage of passages) count(passage, usual, uses);
  return [...uses.values()].map(({ paths, ...use }) => ({ ...use, files: paths.size }));
}

function count(passage: Passage, usual: Writing, uses: Map<Writing, Counted>): void {
  const seen = new Set<Writing>();
  const { characters, hasKana } = written(passage);
  for (const [character, script] of characters) {
    const writing = writingOf(script, passage.language, hasKana ? "ja" : usual);
    let use = uses.get(writing);
    if (!use) {
      const { language, span } = passage;
      use = { writing, script, language, span, texts: 0, files: 0, characters: new Set(), paths: new Set() };
      uses.set(writing, use);
    }
    use.characters.add(character);
    if (!seen.has(writing)) {
      seen.add(writing);
      use.texts++;
      use.span ??= passage.span;
      if (passage.file !== "") use.paths.add(passage.file);
    }
  }
}

/** The characters of a passage that belong to a script, each once, with their scripts. */
interface Written {
  readonly characters: ReadonlyMap<string, string>;
  readonly hasKana: boolean;
  readonly isEastAsian: boolean;
}

const writtenIn = new WeakMap<Passage, Written>();

function written(passage: Passage): Written {
  const known = writtenIn.get(passage);
  if (known) return known;
  const characters = new Map<string, string>();
  for (const character of new Set(passage.text)) {
    const script = scriptCode(character.codePointAt(0) ?? 0);
    if (script !== "") characters.set(character, script);
  }
  const found = {
    characters,
    hasKana: /[\u3040-\u30ff]/.test(passage.text),
    isEastAsian: [...characters.values()].some(isEastAsian),
  };
  writtenIn.set(passage, found);
  return found;
}

function* passagesOf(book: Book, latin: boolean): Generator<Passage> {
  const { language, languageSpan, folder } = book;
  const path = `${folder}/book.yaml`;
  for (const text of [...textsIn([...book.title, ...(book.subtitle ?? [])])]) {
    yield { text: text.value, language, file: path, span: text.span };
  }
  for (const prose of proseOf(book)) {
    if (latin) yield* passagesOfProse(prose, language);
    else if (mayBeForeign(prose.source)) yield* foreignPassages(prose, language);
  }
  // The words that the program adds, in the book's language.
  const { types, ...labels } = labelsFor(language);
  if (latin || foreign.test(labels.contents)) {
    yield { text: Object.values(labels).concat(Object.values(types)).join(""), language, file: "", span: languageSpan };
  }
}

const foreignFiles = new WeakMap<Source, boolean>();

function mayBeForeign(source: Source): boolean {
  const may = foreignFiles.get(source) ?? maybeForeign.test(source.text);
  foreignFiles.set(source, may);
  return may;
}

const known = new WeakMap<object, { readonly language: string; readonly passages: readonly Passage[] }>();

/** Those of an abstract or a page are found once, in a process that builds repeatedly. */
function foreignPassages(prose: Prose, ofBook: string): readonly Passage[] {
  const { owner } = prose;
  const last = owner && known.get(owner);
  if (last?.language === ofBook) return last.passages;
  const passages = [...passagesOfProse(prose, ofBook)].filter(({ text }) => foreign.test(text));
  if (owner) known.set(owner, { language: ofBook, passages });
  return passages;
}

function* passagesOfProse({ owner, source, lines, names }: Prose, ofBook: string): Generator<Passage> {
  const file = source.path;
  const language = owner && "language" in owner ? owner.language : ofBook;
  for (const line of lines()) {
    const texts = textsIn(line);
    const [first] = texts;
    if (first) yield { text: texts.map(({ value }) => value).join(""), language, file, span: first.span };
  }
  for (const { printed, span } of names) yield { text: printed, language, file, span };
}

/** Characters with a different simplified form, and those forms. */
const simplified = /[们国这来对时会学发经过动种业现开关车长门问间电书东]/g;
const traditional = /[們國這來對時會學發經過動種業現開關車長門問間電書東]/g;

/** The writing of ideographs if the language has none: as in most of the rest of the book, otherwise by their forms. */
function usualIdeographs(book: Book, passages: readonly Passage[]): Writing {
  const said = ideographsOf(book.language);
  if (said) return said;
  const votes = new Map<Writing, number>();
  const vote = (writing: Writing, weight: number) => votes.set(writing, (votes.get(writing) ?? 0) + weight);
  for (const passage of passages) {
    const { text, language } = passage;
    if (!written(passage).isEastAsian) continue;
    const own = ideographsOf(language);
    if (own) vote(own, 100);
    else if (/[\u3040-\u30ff]/.test(text)) vote("ja", 10);
    else if (/[\uac00-\ud7ff]/.test(text)) vote("ko", 1);
    else {
      vote("zh-Hans", 1 + (text.match(simplified)?.length ?? 0));
      vote("zh-Hant", text.match(traditional)?.length ?? 0);
    }
  }
  const [most] = [...votes].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? "zh-Hans";
}
