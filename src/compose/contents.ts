// The table of contents, and with it the order of the outline.
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import { authorPieces } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { inline } from "./inline.ts";
import { openPart, partTitle } from "./opening.ts";
import { inlineContext, leader, linkedContext, pageNumber, paragraph, withUnderLine } from "./pieces.ts";
import type { Entry, Setting } from "./setting.ts";
import { referenceLink, tag } from "./structure.ts";

export function contentsPart(setting: Setting, entries: readonly Entry[]): readonly Block[] {
  const { labels, root } = setting;
  const own = tag("Sect", root, { title: labels.contents });
  const list = tag("TOC", own);
  const lines = entries
    .filter((entry) => isShown(entry, setting))
    .flatMap((entry) => {
      const { kind, title, abstract, destination } = entry;
      // The titles of other lines are made anew each time.
      if (!abstract) return line(entry, list, setting);
      return setting.unit("contents", title, [list, kind, abstract, destination], (inside) =>
        line(entry, list, inside),
      );
    });
  if (lines.length === 0) return [];
  return [...openPart(setting, labels.contents), ...partTitle(labels.contents, "contents", own, setting), ...lines];
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
  const printed = paragraph(base, pieces, own, { language: book.language });
  return withUnderLine(printed, authors(entry, base, underTag, setting), underTag);
}

function authors(entry: Entry, base: ParagraphStyle, own: Tag, setting: Setting): readonly Piece[] {
  const { style } = setting;
  const only = style.contents.authors;
  if (!entry.abstract || only === "none") return [];
  const context = inlineContext(base, entry.abstract.language, own);
  const laid = { ...context, text: character(style, "contents-authors", context.text) };
  return authorPieces(entry.abstract, laid, setting, { numbers: false, only, marked: false });
}
