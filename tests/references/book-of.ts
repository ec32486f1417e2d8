// Small books for the tests of this room.

import type { Abstract, Book, Reference } from "../../src/model/book.ts";
import type { Citation, Inline } from "../../src/model/text.ts";
import { formatReferences } from "../../src/references/format-references.ts";
import type { FormattedList } from "../../src/references/formatted.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { placeOf, type Source, source, span } from "../../src/source/source.ts";

const yaml = source("abstracts/a.yaml", Array.from({ length: 60 }, (_, i) => `line ${i}\n`).join(""));
let line = 0;
const next = () => span(yaml, yaml.lineStarts[line++ % 60] ?? 0);

export type Written = string | Readonly<Record<string, unknown>>;

/** A reference as it is written in an abstract: a key, `{ doi }`, `{ bibtex }`, `{ text }` or a CSL item. */
export function reference(written: Written): Reference {
  const at = next();
  if (typeof written === "string") return { kind: "key", key: written, span: at };
  if (typeof written.doi === "string") return { kind: "doi", doi: written.doi, span: at };
  if (typeof written.bibtex === "string") return { kind: "bibtex", bibtex: written.bibtex, span: at };
  if (typeof written.text === "string")
    return { kind: "text", text: [{ kind: "text", value: written.text, span: at }], span: at };
  return { kind: "csl", item: written, span: at };
}

/** `@key`, `-@key`, or with prefix and suffix. */
export function citation(
  items: readonly (string | { key: string; prefix?: string; suffix?: string })[],
  inText = false,
): Citation {
  const at = next();
  return {
    inText,
    span: at,
    items: items.map((item) => {
      const { key, prefix = "", suffix = "" } = typeof item === "string" ? { key: item } : item;
      return { key: key.replace(/^-/, ""), prefix, suffix, suppressAuthor: key.startsWith("-"), span: at };
    }),
  };
}

export function abstract(id: string, references: readonly Written[], citations: readonly Citation[] = []): Abstract {
  const at = next();
  return {
    id,
    anchor: id,
    title: [],
    type: "talk",
    authors: [],
    affiliations: [],
    keywords: [],
    track: null,
    body: [
      {
        kind: "paragraph",
        children: citations.map((citation): Inline => ({ kind: "citation", citation, span: at })),
        span: at,
      },
    ],
    figures: [],
    references: references.map(reference),
    acknowledgements: [],
    withdrawn: false,
    textLost: false,
    extent: at,
    language: "en",
    slot: null,
    number: null,
    span: at,
  };
}

export function book(abstracts: readonly Abstract[], more: Partial<Book> & { readonly style?: string } = {}): Book {
  const { style = "vancouver", ...rest } = more;
  const at = span(source("book.yaml", "citation-style: x\n"), 0);
  return {
    folder: import.meta.dirname,
    title: [],
    subtitle: null,
    kind: null,
    dates: null,
    place: null,
    timezone: null,
    language: "en",
    languageSpan: null,
    template: { name: "classic", span: null },
    cover: { image: null, logos: [] },
    imprint: { url: null, isbn: null, editors: [], publisher: null, licence: null, doi: null },
    citationStyle: { name: style, span: at },
    bibliography: [],
    bibliographyLost: false,
    referenceLock: null,
    limits: { words: null, references: null },
    rules: new Map(),
    layout: { abstracts: null, parts: null, bottom: null, paper: null, contents: {} },
    parts: [],
    abstracts,
    rooms: [],
    days: [],
    people: [],
    hyphenation: [],
    mathMacros: {},
    source: at.source,
    ...rest,
  };
}

/** Inline text in a readable form: `*emphasis*`, `**strong**`, `~sub~`, `^sup^`, `[link](url)`. */
export function readable(content: readonly Inline[]): string {
  return content
    .map((node): string => {
      switch (node.kind) {
        case "text":
        case "code":
          return node.value;
        case "link":
          return `[${readable(node.children)}](${node.url})`;
        case "emphasis":
          return `*${readable(node.children)}*`;
        case "strong":
          return `**${readable(node.children)}**`;
        case "subscript":
          return `~${readable(node.children)}~`;
        case "superscript":
          return `^${readable(node.children)}^`;
        case "small-caps":
          return `{${readable(node.children)}}`;
        default:
          return `<${node.kind}>`;
      }
    })
    .join("");
}

export const entriesOf = (list: FormattedList): readonly string[] =>
  list.entries.map((entry) => `${entry.label === null ? "" : `${entry.label} `}${readable(entry.content)}`);

export interface Formatted {
  /** The entries of the first abstract. */
  readonly entries: readonly string[];
  /** Its citations in the order of the text. */
  readonly citations: readonly string[];
  readonly list: FormattedList;
  readonly listOf: (index: number) => FormattedList;
  /** `file:line:column severity code: message (hint)` */
  readonly faults: readonly string[];
}

export async function format(book: Book): Promise<Formatted> {
  const diagnostics = new Diagnostics();
  const references = await formatReferences(book, diagnostics);
  const listOf = (index: number) => {
    const owner = book.abstracts[index];
    if (!owner) throw new Error(`no abstract ${index}`);
    return references.listOf(owner);
  };
  const list = listOf(0);
  const faults = diagnostics.sorted().map(({ severity, code, message, span, hint }) => {
    const at = span ? placeOf(span.source, span.start) : null;
    const where = span && at ? `${span.source.path}:${at.line}:${at.column} ` : "";
    return `${where}${severity} ${code}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
  return { list, listOf, entries: entriesOf(list), citations: [...list.citations.values()].map(readable), faults };
}

export const bib = (text: string, path = "references.bib"): Source => source(path, text);
