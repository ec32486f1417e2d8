// Indices: authors, keywords, sessions and affiliations, in the order of the book's language, under letters or
// countries, in columns. Page numbers are page lists, which `paragraph` sorts and joins when the pages are known.

import { compareIn, letterOf } from "../language/collation.ts";
import { directionOf } from "../language/labels.ts";
import type { Abstract, Part, Session } from "../model/book.ts";
import { append } from "../runtime/append.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Block, Link, PageListEntry, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { choice } from "./deferred.ts";
import { gatherIndex, type IndexEntry, type IndexLocator } from "./index-entries.ts";
import { listColumns } from "./list-columns.ts";
import { openPart, partTitle, titleParagraph } from "./opening.ts";
import { type InlineContext, inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { wholeBook, words } from "./setting.ts";
import { headingTag, listItem, referenceLink, tag } from "./structure.ts";
import { letterTab } from "./tabs.ts";

export function indexPart(part: Extract<Part, { kind: "index" }>, setting: Setting): ComposedPart {
  const { book, labels, root } = setting;
  const title = {
    authors: labels.authorIndex,
    keywords: labels.keywordIndex,
    sessions: labels.sessionIndex,
    affiliations: labels.affiliationIndex,
  }[part.of];
  const name = `index-${part.of}`;
  const own = tag("Sect", root, { title });
  const blocks = setting.unit("index", part.of, [own, ...contributions(setting)], (inside) => {
    // What an index asks of the plan is among the contributions.
    const entries = sorted(gatherIndex(part.of, setting), setting);
    if (entries.length === 0) return [];
    return listBlocks({ title, name, role: "Index", own }, inside, (list) => ({
      notes: notesOn(entries, inside),
      lines: underHeadings(entries, list, inside, (entry, under) =>
        inside.unit(`entry of ${part.of}`, wordsOf(entry), [under], (within) => [entryLine(entry, under, within)]),
      ),
    }));
  });
  if (blocks.length === 0) return { blocks: [], entries: [] };
  return {
    blocks,
    entries: [{ kind: "part", title: words(title, wholeBook(book)), abstract: null, destination: name }],
  };
}

/** A part that is a list in columns under a title: an index, the list of participants. */
export function listPart(
  title: string,
  name: string,
  role: "Index" | "Sect",
  setting: Setting,
  fill: (own: Tag) => { readonly notes: readonly string[]; readonly lines: readonly Block[] },
): ComposedPart {
  const own = tag("Sect", setting.root, { title });
  return {
    blocks: listBlocks({ title, name, role, own }, setting, fill),
    entries: [{ kind: "part", title: words(title, wholeBook(setting.book)), abstract: null, destination: name }],
  };
}

interface List {
  readonly title: string;
  readonly name: string;
  readonly role: "Index" | "Sect";
  /** The section that it is in. */
  readonly own: Tag;
}

function listBlocks(
  { title, name, role, own }: List,
  setting: Setting,
  fill: (own: Tag) => { readonly notes: readonly string[]; readonly lines: readonly Block[] },
): readonly Block[] {
  const { style } = setting;
  const { notes, lines } = fill(tag(role, own));
  const head = [
    ...openPart(setting, title),
    ...partTitle(title, name, own, setting),
    ...(notes.length > 0
      ? [titleParagraph("index-note", notes.join(style.separators.slot), tag("P", own), setting)]
      : []),
  ];
  const list = {
    kind: "group",
    children: lines,
    keepTogether: false,
    columnGap: style.columns.gap,
    direction: directionOf(setting.book.language),
  } as const;
  const forms = listColumns(lines, setting).map((columns) => ({
    grade: 1,
    blocks: () => [...head, { ...list, columns }],
  }));
  return choice(forms, { pages: Infinity, share: 1 });
}

/** Everything that an index may list, abstract by abstract and session by session. */
function contributions({ book, plan }: Setting): readonly (string | null)[] {
  const ofSessions = book.days.flatMap((day) =>
    day.sessions.flatMap((session) => [
      contribution(session, [session.title, session.kind, session.chairs]),
      plan.sessionDestination(session),
    ]),
  );
  return book.abstracts
    .flatMap((abstract) => {
      const { title, authors, keywords, affiliations } = abstract;
      return [contribution(abstract, [title, authors, keywords, affiliations]), plan.placeOf(abstract)];
    })
    .concat(ofSessions);
}

const known = new WeakMap<object, string>();

/** Its words, wherever they were written. */
function contribution(of: Abstract | Session, said: unknown): string {
  const words =
    known.get(of) ??
    JSON.stringify(said, (name, value: unknown) => (name === "span" || name === "source" ? undefined : value));
  known.set(of, words);
  return words;
}

/** Everything that the line of an entry contains. */
function wordsOf({ name, see, places }: IndexEntry): string {
  let words = `${name}\0${see}`;
  for (const { destination, title, rank } of places) words += `\0${destination}\0${title}\0${rank}`;
  return words;
}

/** What the styles of the page numbers mean, if there are several. */
function notesOn(entries: readonly IndexEntry[], { labels }: Setting): readonly string[] {
  const ranks = new Set(entries.flatMap((entry) => entry.places.map((place) => place.rank)));
  return [
    ...(ranks.has("presenting") ? [labels.boldPresents] : []),
    ...(ranks.has("chair") ? [labels.italicChairs] : []),
  ];
}

export function sorted<T extends IndexEntry>(entries: readonly T[], { book, labels }: Setting): readonly T[] {
  const compare = compareIn(book.language);
  // Entries without a heading come last.
  const isLast = ({ heading }: T) => heading === null || heading === labels.other;
  const headings = (a: T, b: T) =>
    a.heading === b.heading
      ? 0
      : isLast(a) !== isLast(b)
        ? isLast(a)
          ? 1
          : -1
        : compare(a.heading ?? "", b.heading ?? "");
  return [...entries].sort((a, b) => headings(a, b) || compare(a.sort, b.sort) || compare(a.name, b.name));
}

/** Entries under their headings, a list for each; entries without a heading, under the letters of the alphabet. */
export function underHeadings<T extends IndexEntry>(
  entries: readonly T[],
  parent: Tag,
  setting: Setting,
  lines: (entry: T, list: Tag) => readonly Block[],
): readonly Block[] {
  const { language } = setting.book;
  const blocks: Block[] = [];
  let heading = "";
  let list = tag("L", parent);
  const headings = entries.map((entry) => entry.heading ?? letterOf(entry.sort, language));
  for (const [index, entry] of entries.entries()) {
    const next = headings[index] ?? "";
    if (next !== heading && next !== "") {
      // A heading is kept with two entries, if there are two.
      const keepLines = headings[index + 1] === next ? 2 : 1;
      blocks.push(...letterTab(next, setting));
      blocks.push({ ...titleParagraph("index-letter", next, headingTag(2, parent), setting), keepLines });
      list = tag("L", parent);
    }
    heading = next;
    append(blocks, lines(entry, list));
  }
  return blocks;
}

function entryLine(entry: IndexEntry, list: Tag, setting: Setting): Paragraph {
  const { style, book, labels } = setting;
  const base = paragraphStyle(style, "index-entry");
  const { body } = listItem(list);
  const context = inlineContext(base, book.language, body);
  const gap = textPiece(style.separators.index, context);
  const see = { ...context, text: character(style, "index-see", context.text) };
  const pieces: readonly Piece[] =
    entry.see === null
      ? [namePiece(entry.name, context), gap, pageList(entry.places, context, setting)]
      : [namePiece(entry.name, context), gap, textPiece(`${labels.see} `, see), namePiece(entry.see, context)];
  return paragraph(base, pieces, body, { language: book.language });
}

const ranks: Readonly<Record<IndexLocator["rank"], number>> = { plain: 0, chair: 1, presenting: 2 };

function pageList(places: readonly IndexLocator[], context: InlineContext, { style, labels }: Setting): Piece {
  const looks = {
    plain: context.text,
    chair: character(style, "index-chair", context.text),
    presenting: character(style, "index-presenting", context.text),
  };
  const entries = places.map(({ destination, title, rank }): PageListEntry => {
    const link: Link = { target: { kind: "destination", name: destination }, title };
    return { destination, style: looks[rank], rank: ranks[rank], link, tag: referenceLink(context.parent) };
  });
  const { text, language } = context;
  return { kind: "page-list", entries, comma: labels.comma, style: text, language, tag: null, link: null, span: null };
}
