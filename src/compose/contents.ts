// The table of contents, and with it the order of the outline.
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import { authorPieces } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character, inColour } from "./character-styles.ts";
import { inline } from "./inline.ts";
import { openPart, partTitle } from "./opening.ts";
import { inlineContext, leader, linkedContext, namePiece, pageNumber, paragraph, withUnderLine } from "./pieces.ts";
import type { Entry, Setting } from "./setting.ts";
import { referenceLink, tag } from "./structure.ts";
import { categoriesOf } from "./timetable/categories.ts";
import { legend } from "./timetable/overview.ts";

export function contentsPart(setting: Setting, entries: readonly Entry[]): readonly Block[] {
  const { labels, root } = setting;
  const own = tag("Sect", root, { title: labels.contents });
  const list = tag("TOC", own);
  const lines = entries.filter((entry) => isShown(entry, setting)).flatMap((entry) => line(entry, list, setting));
  if (lines.length === 0) return [];
  return [
    ...openPart(setting, labels.contents),
    ...partTitle(labels.contents, "contents", own, setting),
    ...(setting.style.tracks.contents ? legend(categoriesOf(setting).tracks, own, setting) : []),
    ...lines,
  ];
}

function isShown(entry: Entry, { style }: Setting): boolean {
  const { depth } = style.contents;
  if (entry.kind === "abstract") return depth === "abstracts";
  return entry.kind !== "session" || depth !== "days";
}

function line(entry: Entry, list: Tag, setting: Setting): readonly Paragraph[] {
  const { style, book } = setting;
  const base = paragraphStyle(style, `contents-${entry.kind}`);
  const own = tag("TOCI", list);
  const language = entry.abstract?.language ?? book.language;
  const context = inlineContext(base, language, own);
  const linked = linkedContext(context, entry.destination, plainText(entry.title), referenceLink(own));
  const folio = { ...linked, text: character(style, "contents-folio", linked.text) };
  const pieces = [
    ...inline(entry.title, linked, setting),
    leader(style.contents.leaders && (entry.kind === "page" || entry.kind === "abstract"), folio.text),
    pageNumber(entry.destination, folio),
  ];
  const underTag = tag("P", own);
  const printed = withTrack(entry, paragraph(base, pieces, own, { language: book.language }), setting);
  return withUnderLine(printed, authors(entry, base, underTag, setting), underTag);
}

/** The letter of the track, in its colour, hangs before the title of an abstract; all titles are aligned with one another. */
function withTrack(entry: Entry, line: Paragraph, setting: Setting): Paragraph {
  if (!setting.style.tracks.contents || !entry.abstract || categoriesOf(setting).tracks.length === 0) return line;
  const indent = 1.5 * line.style.text.size;
  const style = { ...line.style, leftIndent: line.style.leftIndent + indent };
  const found = categoriesOf(setting).named(entry.abstract.track);
  if (!found) return { ...line, style };
  const text = inColour(character(setting.style, "grid-letter", style.text), found.colour);
  const context = { ...inlineContext(style, setting.book.language, line.tag), text };
  const at = Math.max(0, style.leftIndent + style.firstIndent - indent);
  const label = { pieces: [namePiece(found.letter, context)], align: "left", at, gap: 2, tag: null } as const;
  return { ...line, style, label };
}

function authors(entry: Entry, base: ParagraphStyle, own: Tag, setting: Setting): readonly Piece[] {
  const { style } = setting;
  const only = style.contents.authors;
  if (!entry.abstract || only === "none") return [];
  const context = inlineContext(base, entry.abstract.language, own);
  const laid = { ...context, text: character(style, "contents-authors", context.text) };
  return authorPieces(entry.abstract, laid, setting, { numbers: false, only, marked: false });
}
