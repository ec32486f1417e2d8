// Posters: a numbered list for each session, then the abstracts of those that have a text.
import { directionOf } from "../language/labels.ts";
import type { Abstract, Part, PosterOrder, Session } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { abstractBlocks } from "./abstract.ts";
import { between } from "./abstracts.ts";
import { authorPieces } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character, inColour } from "./character-styles.ts";
import { choice } from "./deferred.ts";
import { inline } from "./inline.ts";
import { openChapter, openPart, partTitle, titleParagraph } from "./opening.ts";
import {
  type InlineContext,
  inlineContext,
  labelFor,
  linkedContext,
  namePiece,
  paragraph,
  textPiece,
  withUnderLine,
} from "./pieces.ts";
import { sessionOf } from "./plan.ts";
import { posterListDestination, posterNumber } from "./poster-numbers.ts";
import { folioPieces, onlyLine, withdrawnTitle } from "./programme-lines.ts";
import { sessionInfo } from "./session-info.ts";
import type { ComposedPart, Entry, Setting } from "./setting.ts";
import { wholeBook, words } from "./setting.ts";
import { smaller } from "./smaller.ts";
import { inOrder } from "./sorting.ts";
import { headingTag, listItem, referenceLink, section, tag } from "./structure.ts";
import { dayTab } from "./tabs.ts";
import { categoriesOf } from "./timetable/categories.ts";

export function postersPart(part: Extract<Part, { kind: "posters" }>, setting: Setting): ComposedPart {
  const { book, labels, plan } = setting;
  const sessions = book.days.flatMap((day) => day.sessions.filter((session) => plan.isListed(session)));
  const mine = book.abstracts.filter((abstract) => plan.homeOf(abstract) === "posters");
  if (mine.length === 0 && sessions.length === 0) return { blocks: [], entries: [] };
  const own = tag("Part", setting.root, { title: labels.posters });
  const span = wholeBook(book);
  // A single session “Posters” needs no title under the part's own.
  const isSame = (session: Session) => plainText(session.title).trim().toLowerCase() === labels.posters.toLowerCase();
  const lists = sessions.map((session) => {
    const list = sessionList(session, part.sort, own, setting);
    if (sessions.length > 1 || !isSame(session)) return list;
    const blocks = list.blocks.flatMap((block): readonly Block[] => {
      if (block.kind === "anchor") return [{ ...block, outline: null }];
      return block.kind === "paragraph" && block.style.name === "poster-session" ? [] : [block];
    });
    return { blocks, entries: [] };
  });
  const loose = inOrder(
    mine.filter((abstract) => sessionOf(book, abstract) === null),
    part.sort,
    [],
    book,
  );
  const full = part.full ? fullAbstracts(mine, sessions, part.sort, own, setting) : { blocks: [], entries: [] };
  return {
    blocks: [
      ...inForms(
        [
          ...openPart(setting, labels.posters),
          ...partTitle(labels.posters, "posters", own, setting),
          ...lists.flatMap((list) => list.blocks),
          ...looseList(loose, own, setting),
        ],
        setting,
      ),
      ...full.blocks,
    ],
    entries: [
      { kind: "part", title: words(labels.posters, span), abstract: null, destination: "posters" },
      ...lists.flatMap((list) => list.entries),
      ...full.entries,
    ],
  };
}

function sessionList(session: Session, sort: PosterOrder, parent: Tag, setting: Setting): ComposedPart {
  const title = plainText(session.title);
  const own = section(parent, title);
  const name = posterListDestination(session);
  const list = tag("L", own);
  // The numbers are those of the programme, whatever the order of the list.
  const numbers = new Map(
    session.items.flatMap((item, index) =>
      item.kind === "abstract" ? [[item.abstract, posterNumber(item.abstract, index)] as const] : [],
    ),
  );
  const lines = inOrder([...numbers.keys()], sort, [], setting.book).flatMap((abstract) =>
    posterUnit(abstract, numbers.get(abstract) ?? "", list, setting),
  );
  return {
    blocks: [
      { kind: "mark", slot: "session", text: title },
      ...dayTab(setting.book.days.find(({ sessions }) => sessions.includes(session)) ?? null, setting),
      ...setting.anchor(name, { title, level: 2 }),
      ...(setting.plan.programme ? [] : setting.anchor(`session-${session.slug}`)),
      titleParagraph("poster-session", session.title, headingTag(2, own), setting),
      ...sessionInfo(session, "poster-info", own, setting),
      ...columned(lines, setting),
    ],
    entries: [{ kind: "page", title: session.title, abstract: null, destination: name }],
  };
}

/** Posters that are in no session of the programme. */
function looseList(abstracts: readonly Abstract[], parent: Tag, setting: Setting): readonly Block[] {
  if (abstracts.length === 0) return [];
  const list = tag("L", parent);
  return columned(
    abstracts.flatMap((abstract, index) => posterUnit(abstract, posterNumber(abstract, index), list, setting)),
    setting,
  );
}

/**
 * Lists that take more pages than this, and a larger share of the book, are set in two columns if the template leaves
 * it open.
 */
const longLists = { pages: 4, share: 0.04 };

function inForms(blocks: readonly Block[], { style }: Setting): readonly Block[] {
  if (style.columns.posters !== "auto") return blocks;
  const inOne = blocks.map((block) => (block.kind === "group" ? { ...block, columns: 1 } : block));
  const inTwo = blocks.map((block) => {
    return block.kind === "group" ? { ...block, children: smaller(block.children) } : block;
  });
  return choice(
    [
      { grade: 1, blocks: () => inOne },
      { grade: 2, blocks: () => inTwo },
    ],
    longLists,
  );
}

function columned(lines: readonly Block[], { style, book }: Setting): readonly Block[] {
  const { posters, gap } = style.columns;
  const columns = posters === "auto" ? 2 : posters;
  if (columns === 1) return lines;
  const direction = directionOf(book.language);
  return [{ kind: "group", children: lines, keepTogether: false, columns, columnGap: gap, direction }];
}

function posterUnit(abstract: Abstract, number: string, list: Tag, setting: Setting): readonly Block[] {
  return setting.unit("poster", abstract, [number, list], (inside) => posterLine(abstract, number, list, inside));
}

/** Number, title and authors, and the page if its text is printed. */
function posterLine(abstract: Abstract, number: string, list: Tag, setting: Setting): readonly Paragraph[] {
  const { style } = setting;
  const base = paragraphStyle(style, "poster-item");
  const { label, body } = listItem(list);
  const own = tag("P", body);
  const under = tag("P", body);
  const context = inlineContext(base, abstract.language, own);
  const numberVoice: InlineContext = {
    ...context,
    parent: label,
    text: character(style, "poster-number", context.text),
  };
  const line = paragraph(base, posterTitle(abstract, context, own, setting), own, {
    language: setting.book.language,
    label: labelFor(base, [namePiece(number, numberVoice)], label),
    span: abstract.span,
  });
  const only = style.programme.authors;
  if (abstract.withdrawn) return [line];
  const track = trackPieces(abstract, { ...context, parent: under }, setting);
  if (only === "none") return withUnderLine(line, track, under);
  const laid = { ...context, parent: under, text: character(style, "poster-authors", context.text) };
  const authors = authorPieces(abstract, laid, setting, { numbers: false, only, marked: "among-others" });
  const between = track.length > 0 && authors.length > 0 ? [textPiece(style.separators.slot, laid)] : [];
  return withUnderLine(line, [...track, ...between, ...authors], under);
}

/** The name of the track, in its colour. */
function trackPieces({ track }: Abstract, context: InlineContext, setting: Setting): readonly Piece[] {
  const found = setting.style.tracks.posters ? categoriesOf(setting).named(track) : null;
  if (!found) return [];
  const text = inColour(character(setting.style, "programme-type", context.text), found.colour);
  return [textPiece(found.name, { ...context, text, language: setting.book.language, hyphenate: false })];
}

function posterTitle(abstract: Abstract, context: InlineContext, own: Tag, setting: Setting): readonly Piece[] {
  const { plan } = setting;
  const destination = plan.destinationOf(abstract);
  const only = onlyLine(abstract, setting);
  if (abstract.withdrawn) return [...only, ...withdrawnTitle(abstract, context, setting)];
  if (destination !== null && plan.isFull(abstract)) {
    const linked = linkedContext(context, destination, plainText(abstract.title), referenceLink(own));
    return [...inline(abstract.title, linked, setting), ...folioPieces(destination, linked, setting)];
  }
  return [...only, ...inline(abstract.title, context, setting)];
}

/** The abstracts that have a text, session by session. */
function fullAbstracts(
  mine: readonly Abstract[],
  sessions: readonly Session[],
  sort: PosterOrder,
  parent: Tag,
  setting: Setting,
): ComposedPart {
  const full = mine.filter((abstract) => setting.plan.isFull(abstract));
  if (full.length === 0) return { blocks: [], entries: [] };
  const { labels, book } = setting;
  const own = section(parent, labels.posterAbstracts);
  const rank = new Map(sessions.map((session, index) => [session, index]));
  const place = (abstract: Abstract) => {
    const session = sessionOf(book, abstract);
    return session ? (rank.get(session) ?? sessions.length) : sessions.length;
  };
  const scheduled = [...full].sort((a, b) => (a.slot?.item ?? 0) - (b.slot?.item ?? 0));
  const ordered = [...inOrder(scheduled, sort, [], book)].sort((a, b) => place(a) - place(b));
  const span = wholeBook(book);
  const destination = "poster-abstracts";
  const entry: Entry = { kind: "day", title: words(labels.posterAbstracts, span), abstract: null, destination };
  return {
    blocks: [
      ...openChapter(setting, labels.posterAbstracts),
      titleParagraph("part-eyebrow", labels.posters, tag("P", parent), setting),
      ...setting.anchor(destination, { title: labels.posterAbstracts, level: 2 }),
      titleParagraph("day-title", labels.posterAbstracts, headingTag(2, own), setting),
      ...ordered.flatMap((abstract, index) => [
        ...(index > 0 ? between(index, setting) : []),
        ...abstractBlocks(abstract, own, 3, 3, setting),
      ]),
    ],
    entries: [
      entry,
      ...ordered.map(
        (abstract): Entry => ({
          kind: "abstract",
          title: abstract.title,
          abstract,
          destination: `abstract-${abstract.anchor}`,
          isListed: true,
        }),
      ),
    ],
  };
}
