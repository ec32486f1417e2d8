// How parts and chapters open: the break before them, the sink, the eyebrow and the title.
import type { Inline } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Block, Paragraph, Tag } from "./block.ts";
import { inline } from "./inline.ts";
import { inlineContext, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { headingTag } from "./structure.ts";
import { noTab } from "./tabs.ts";

/** The break and the sink before a part, and its text for running heads. */
export function openPart(setting: Setting, running: string): readonly Block[] {
  const { startRecto, sink } = setting.style.parts;
  return [
    { kind: "break", to: startRecto ? "recto" : "page", opening: true },
    { kind: "mark", slot: "chapter", text: running },
    { kind: "mark", slot: "session", text: null },
    { kind: "mark", slot: "first-presenter", text: null },
    { kind: "mark", slot: "last-presenter", text: null },
    ...noTab(setting),
    ...(sink > 0 ? [{ kind: "space", height: sink, fill: 0 } as const] : []),
  ];
}

/** The page break and sink before a chapter inside a part. */
export function openChapter(setting: Setting, running: string): readonly Block[] {
  return openPart(
    { ...setting, style: { ...setting.style, parts: { ...setting.style.parts, startRecto: false } } },
    running,
  );
}

export function titleParagraph(
  name: string,
  content: string | readonly Inline[],
  own: Tag,
  setting: Setting,
  language: string = setting.book.language,
): Paragraph {
  const style = paragraphStyle(setting.style, name);
  const context = inlineContext(style, language, own);
  const pieces = typeof content === "string" ? [textPiece(content, context)] : inline(content, context, setting);
  // A title is not split over two pages, nor separated from the text below it.
  return paragraph({ ...style, keepTogether: true, keepWithNext: true }, pieces, own, { language });
}

/** A part's title with its destination and place in the outline. */
export function partTitle(
  content: string | readonly Inline[],
  anchor: string,
  parent: Tag,
  setting: Setting,
): readonly Block[] {
  const title = typeof content === "string" ? content : plainText(content);
  return [
    ...setting.anchor(anchor, { title, level: 1 }),
    titleParagraph("part-title", content, headingTag(1, parent), setting),
  ];
}
