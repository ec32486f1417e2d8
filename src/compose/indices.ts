// Indices: authors, keywords, sessions and affiliations, in the order of the book's language, grouped by letter, in columns.
import { compareIn, indexName, letterOf } from "../language/collation.ts";
import type { Abstract, Author, Part } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./looks.ts";
import { openPart, partTitle, titleParagraph } from "./opening.ts";
import { linkedVoice, namePiece, pageNumber, paragraph, textPiece, voiceOf } from "./pieces.ts";
import { inProgrammeOrder } from "./plan.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { words } from "./setting.ts";
import { listItem, referenceLink, tag } from "./structure.ts";

type Kind = Extract<Part, { kind: "index" }>["of"];

interface IndexEntry {
  readonly name: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly destination: string;
  readonly title: string;
  /** Presenting authors' pages stand out. */
  readonly strong: boolean;
}

export function indexPart(part: Extract<Part, { kind: "index" }>, setting: Setting): ComposedPart {
  const { labels, book, style } = setting;
  const entries = sorted(gather(part.of, setting), book.language);
  if (entries.length === 0) return { blocks: [], entries: [] };
  const title = {
    authors: labels.authorIndex,
    keywords: labels.keywordIndex,
    sessions: labels.sessionIndex,
    affiliations: labels.affiliationIndex,
  }[part.of];
  const own = tag("Sect", setting.root, { title });
  const name = `index-${part.of}`;
  const strong = entries.some((entry) => entry.places.some((place) => place.strong));
  const list = tag("L", tag("Index", own));
  return {
    blocks: [
      ...openPart(setting, title),
      ...partTitle(title, name, own, setting),
      ...(strong ? [titleParagraph("index-note", labels.boldPresents, tag("P", own), setting)] : []),
      {
        kind: "group",
        children: lettered(entries, list, own, setting),
        keepTogether: false,
        columns: style.columns.index,
        columnGap: style.columns.gap,
      },
    ],
    entries: [
      {
        kind: "part",
        title: words(title, { source: book.source, start: 0, end: 0 }),
        abstract: null,
        destination: name,
      },
    ],
  };
}

function gather(of: Kind, setting: Setting): ReadonlyMap<string, readonly Place[]> {
  const { book, plan } = setting;
  const places = new Map<string, Place[]>();
  const add = (name: string, place: Place) => {
    const known = places.get(name);
    if (!known) places.set(name, [place]);
    else if (!known.some((other) => other.destination === place.destination)) known.push(place);
  };
  if (of === "sessions") {
    for (const session of book.days.flatMap((day) => day.sessions)) {
      const destination = plan.sessionDestination(session);
      const name = plainText(session.title);
      if (destination !== null && session.kind !== "break") add(name, { destination, title: name, strong: false });
    }
    return places;
  }
  for (const abstract of inBookOrder(setting)) {
    const destination = plan.destinationOf(abstract);
    if (destination === null) continue;
    const place = { destination, title: plainText(abstract.title), strong: false };
    for (const [name, strong] of namesIn(abstract, of, book.language)) add(name, { ...place, strong });
  }
  return places;
}

function namesIn(
  abstract: Abstract,
  of: Exclude<Kind, "sessions">,
  language: string,
): readonly (readonly [string, boolean])[] {
  switch (of) {
    case "authors":
      return abstract.authors.map((author: Author) => [
        indexName(author.person, language).normalize("NFC"),
        author.presenting,
      ]);
    case "keywords":
      return abstract.keywords.map((keyword) => [keyword.normalize("NFC"), false]);
    case "affiliations":
      return abstract.affiliations.map((affiliation) => [plainText(affiliation.text).normalize("NFC"), false]);
  }
}

/** As they are printed: talks, posters with a text, posters of the lists. Page numbers of an entry then ascend. */
function inBookOrder({ book, plan }: Setting): readonly Abstract[] {
  const order = book.parts.map((part) => part.kind);
  const rank = (abstract: Abstract) => {
    const home = plan.homeOf(abstract);
    // Lists of posters stand before the texts.
    return home === null ? order.length * 2 : order.indexOf(home) * 2 + (plan.isFull(abstract) ? 1 : 0);
  };
  return [...inProgrammeOrder(book.abstracts)].sort((a, b) => rank(a) - rank(b));
}

function sorted(places: ReadonlyMap<string, readonly Place[]>, language: string): readonly IndexEntry[] {
  const compare = compareIn(language);
  return [...places].map(([name, list]) => ({ name, places: list })).sort((a, b) => compare(a.name, b.name));
}

function lettered(entries: readonly IndexEntry[], list: Tag, parent: Tag, setting: Setting): readonly Block[] {
  const { language } = setting.book;
  const blocks: Block[] = [];
  let letter = "";
  for (const entry of entries) {
    const of = letterOf(entry.name, language);
    if (of !== letter && of !== "") blocks.push(titleParagraph("index-letter", of, tag("P", parent), setting));
    letter = of;
    blocks.push(entryLine(entry, list, setting));
  }
  return blocks;
}

function entryLine(entry: IndexEntry, list: Tag, setting: Setting): Paragraph {
  const { style, book } = setting;
  const base = paragraphStyle(style, "index-entry");
  const { body } = listItem(list);
  const voice = voiceOf(base, book.language, body);
  const folios = entry.places.flatMap((place, index): readonly Piece[] => {
    const text = place.strong ? character(style, "index-presenting", voice.text) : voice.text;
    const linked = linkedVoice({ ...voice, text }, place.destination, place.title, referenceLink(body));
    const folio = pageNumber(place.destination, linked);
    return index === 0 ? [folio] : [textPiece(setting.labels.comma, voice), folio];
  });
  const pieces = [namePiece(entry.name, voice), textPiece(style.separators.index, voice), ...folios];
  return paragraph(base, pieces, body, { language: book.language });
}
