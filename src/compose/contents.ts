// The table of contents. In: what the other parts report for it, in order. Out: its title and lines, in one form if the
// template decides everything, otherwise in several from the fullest to the leanest, of which `page` takes one by the
// size of the book.
import { directionOf } from "../language/labels.ts";
import { plainText } from "../model/text.ts";
import { append } from "../runtime/append.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { authorPieces } from "./authors.ts";
import type { Block, Form, Paragraph, Piece, Tag } from "./block.ts";
import { character, inColour } from "./character-styles.ts";
import { choice } from "./deferred.ts";
import { inline } from "./inline.ts";
import { openPart, partTitle } from "./opening.ts";
import {
  type InlineContext,
  inlineContext,
  leader,
  linkedContext,
  namePiece,
  pageNumber,
  paragraph,
  textPiece,
  withUnderLine,
} from "./pieces.ts";
import type { Entry, Setting } from "./setting.ts";
import { inSize, smaller } from "./smaller.ts";
import { referenceLink, tag } from "./structure.ts";
import { categoriesOf } from "./timetable/categories.ts";
import { legendLine } from "./timetable/legend.ts";
import { varied } from "./varied-style.ts";

/** What the contents print. */
interface Extent {
  readonly depth: "abstracts" | "sessions" | "days";
  readonly authors: "all" | "presenter" | "none";
  readonly columns: 1 | 2;
  /** Usual: 9 pt in two columns. Brief: in the smallest type, with only the titles of parts without abstracts. */
  readonly form: "usual" | "small" | "brief";
}

/**
 * From the fullest to the leanest: titles of abstracts are worth more than type of 9 pt, the days of a programme less
 * than titles.
 */
const extents: readonly Extent[] = [
  { depth: "abstracts", authors: "all", columns: 1, form: "usual" },
  { depth: "abstracts", authors: "presenter", columns: 1, form: "usual" },
  { depth: "abstracts", authors: "presenter", columns: 2, form: "usual" },
  { depth: "abstracts", authors: "presenter", columns: 2, form: "small" },
  { depth: "abstracts", authors: "none", columns: 2, form: "usual" },
  { depth: "abstracts", authors: "none", columns: 2, form: "small" },
  { depth: "abstracts", authors: "none", columns: 2, form: "brief" },
  { depth: "sessions", authors: "none", columns: 1, form: "usual" },
  { depth: "sessions", authors: "none", columns: 2, form: "usual" },
  { depth: "sessions", authors: "none", columns: 2, form: "small" },
  { depth: "days", authors: "none", columns: 1, form: "usual" },
  { depth: "days", authors: "none", columns: 2, form: "usual" },
];

/** 8.2 pt beside running text of 10.2 pt. */
const smallType = 0.8;

/** A column for titles is at least this many times as wide as the size of their type. */
const leastColumn = 16;

export function contentsPart(setting: Setting, entries: readonly Entry[]): readonly Block[] {
  const { labels, root, style } = setting;
  const own = tag("Sect", root, { title: labels.contents });
  const head = [...openPart(setting, labels.contents), ...partTitle(labels.contents, "contents", own, setting)];
  const key = style.tracks.contents ? legendLine(categoriesOf(setting).tracks, own, setting) : [];
  const form = (extent: Extent): Form => ({
    grade: extents.findIndex(({ depth }) => depth === extent.depth),
    blocks: () => [
      ...head,
      ...(extent.depth === "abstracts" ? key : []),
      ...inColumns(linesOf(entries, tag("TOC", own), extent, setting), extent, setting),
    ],
  });
  if (!entries.some((entry) => isShown(entry, "days", setting))) return [];
  return choice(extentsFor(setting).map(form), { pages: 1, share: style.contents.share });
}

/** The extents that the template, or the book, leaves open. */
function extentsFor({ style, measure }: Setting): readonly Extent[] {
  const { depth, authors, columns } = style.contents;
  const { size } = paragraphStyle(style, "contents-abstract").text;
  const mostColumns = (measure - style.columns.gap) / 2 < leastColumn * size ? 1 : 2;
  const open = extents.map((extent): Extent => {
    const own = depth === "auto" ? extent.depth : depth;
    return {
      depth: own,
      authors: own !== "abstracts" ? "none" : authors === "auto" ? extent.authors : authors,
      columns: columns === "auto" ? (Math.min(extent.columns, mostColumns) as 1 | 2) : columns,
      form: columns === 1 || mostColumns === 1 ? "usual" : extent.form,
    };
  });
  return [...new Map(open.map((extent) => [JSON.stringify(extent), extent])).values()];
}

function linesOf(entries: readonly Entry[], list: Tag, extent: Extent, setting: Setting): readonly Block[] {
  const unit = `contents ${JSON.stringify(extent)}`;
  const all = entries.filter((entry) => isShown(entry, extent.depth, setting));
  const shown = extent.form === "brief" ? withoutDetails(all) : all;
  return shown.flatMap((entry, index) => {
    const next = shown[index + 1];
    const isHeading = entry.kind === "part" || (next !== undefined && ranks[next.kind] > ranks[entry.kind]);
    const { kind, title, abstract, destination } = entry;
    // The titles of other lines are made anew each time.
    if (!abstract) return line(entry, isHeading, list, extent, setting);
    const basis = [list, kind, abstract, destination, isHeading];
    return setting.unit(unit, title, basis, (inside) => line(entry, isHeading, list, extent, inside));
  });
}

/**
 * Parts that list abstracts are listed as they are, others by title only; all as they are if there are no abstracts.
 */
function withoutDetails(entries: readonly Entry[]): readonly Entry[] {
  const shown: Entry[] = [];
  for (let from = 0, to = 0; from < entries.length; from = to) {
    to = from + 1;
    while (to < entries.length && entries[to]?.kind !== "part") to++;
    const part = entries.slice(from, to);
    append(shown, part.some(({ kind }) => kind === "abstract") ? part : part.slice(0, 1));
  }
  return shown.some(({ kind }) => kind === "abstract") ? shown : entries;
}

const ranks: Readonly<Record<Entry["kind"], number>> = { part: 0, day: 1, session: 2, page: 3, abstract: 3 };

function inColumns(lines: readonly Block[], { columns, form }: Extent, { style, book }: Setting): readonly Block[] {
  if (columns === 1) return lines;
  const sized = form === "usual" ? smaller(lines) : inSize(lines, smallType);
  const direction = directionOf(book.language);
  const columnGap = style.columns.gap;
  return [{ kind: "group", children: sized, keepTogether: false, columns, columnGap, direction }];
}

function isShown(entry: Entry, depth: Extent["depth"], { style }: Setting): boolean {
  if (entry.kind !== "abstract") return entry.kind !== "session" || depth !== "days";
  return depth === "abstracts" && (entry.isListed !== true || style.contents.posters === true);
}

/** A day or session with nothing listed below it is a line like that of a page. */
function line(entry: Entry, isHeading: boolean, list: Tag, extent: Extent, setting: Setting): readonly Paragraph[] {
  const { style, book } = setting;
  const base = paragraphStyle(style, `contents-${isHeading || entry.kind === "abstract" ? entry.kind : "page"}`);
  const own = tag("TOCI", list);
  const language = entry.abstract?.language ?? book.language;
  const context = inlineContext(base, language, own);
  const linked = linkedContext(context, entry.destination, plainText(entry.title), referenceLink(own));
  const folio = { ...linked, text: character(style, "contents-folio", linked.text) };
  // Names between a title and its page number are part of the link: it is read as one, in printed order.
  const names = extent.columns > 1 ? authors(entry, linked, extent, setting) : [];
  const runsIn = names.length > 0;
  const pieces = [
    ...inline(entry.title, linked, setting),
    ...(runsIn ? [textPiece(style.separators.index, linked), ...names] : []),
    leader(style.contents.leaders && extent.columns === 1 && !isHeading, folio.text),
    pageNumber(entry.destination, folio),
  ];
  const printed = withTrack(entry, paragraph(base, pieces, own, { language: book.language }), setting);
  if (runsIn) return [printed];
  const underTag = tag("P", own);
  return withUnderLine(printed, authors(entry, inlineContext(base, language, underTag), extent, setting), underTag);
}

/**
 * The letter of the track, in its colour, hangs before the title of an abstract; all titles are aligned with one
 * another.
 */
function withTrack(entry: Entry, line: Paragraph, setting: Setting): Paragraph {
  if (!setting.style.tracks.contents || !entry.abstract || categoriesOf(setting).tracks.length === 0) return line;
  const indent = 1.5 * line.style.text.size;
  const style = varied(line.style, { leftIndent: line.style.leftIndent + indent });
  const found = categoriesOf(setting).named(entry.abstract.track);
  if (!found) return { ...line, style };
  const text = inColour(character(setting.style, "grid-letter", style.text), found.colour);
  const context = { ...inlineContext(style, setting.book.language, line.tag), text };
  const at = Math.max(0, style.leftIndent + style.firstIndent - indent);
  const label = {
    pieces: [namePiece(found.letter, context)],
    align: "left",
    at,
    gap: 2,
    tag: tag("Lbl", line.tag),
  } as const;
  return { ...line, style, label };
}

function authors(entry: Entry, context: InlineContext, { authors: only }: Extent, setting: Setting): readonly Piece[] {
  if (!entry.abstract || only === "none") return [];
  const laid = { ...context, text: character(setting.style, "contents-authors", context.text) };
  return authorPieces(entry.abstract, laid, setting, { numbers: false, only, marked: false });
}
