// The type of the cover: kind, title, subtitle, rule, dates and place, and how much height they take.
import { dateRange } from "../../language/dates.ts";
import { type Inline, plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import { contrast } from "../../vector/contrast.ts";
import type { Block, Panel, Paragraph, Tag } from "../block.ts";
import { inline } from "../inline.ts";
import { inlineContext, paragraph, textPiece } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { headingTag, tag } from "../structure.ts";
import type { CoverLook } from "./look.ts";

/** `room`: the height that the title may take. */
export function coverType(
  look: CoverLook,
  panel: Panel | null,
  room: number,
  own: Tag,
  setting: Setting,
): readonly Block[] {
  const { book, style, labels } = setting;
  const { cover } = style;
  const line = (name: string, content: string | readonly Inline[] | null, role: Tag): readonly Paragraph[] =>
    content === null || content.length === 0 ? [] : [coverLine(name, content, role, look, panel, setting)];
  const dates = book.dates ? dateRange(book.dates.start, book.dates.end, book.language) : null;
  const { least, most } = cover.titleScale;
  const title = line("cover-title", book.title, headingTag(1, own));
  return [
    ...line("cover-kind", book.kind ?? labels.bookOfAbstracts, tag("P", own)),
    ...title.map((paragraph) => ({ ...paragraph, fit: { least, most, height: room } })),
    ...line("cover-subtitle", book.subtitle, tag("P", own)),
    ...(cover.rule ? [rule(look, setting)] : []),
    fill(look.fills.middle),
    ...line("cover-dates", dates, tag("P", own)),
    ...line("cover-place", book.place, tag("P", own)),
  ];
}

export function fill(share: number): Block {
  return { kind: "space", height: 0, fill: share };
}

function coverLine(
  name: string,
  content: string | readonly Inline[],
  own: Tag,
  { ink }: CoverLook,
  panel: Panel | null,
  setting: Setting,
): Paragraph {
  const base = paragraphStyle(setting.style, name);
  const inked = ink ? { ...base, text: { ...base.text, colour: ink } } : base;
  const shift = shiftOf(base.align, setting);
  const style = {
    ...inked,
    leftIndent: inked.leftIndent + Math.max(0, 2 * shift),
    rightIndent: inked.rightIndent + Math.max(0, -2 * shift),
  };
  const voice = { ...inlineContext(style, setting.book.language, own), hyphenate: false };
  const pieces = typeof content === "string" ? [textPiece(content, voice)] : inline(content, voice, setting);
  const line = paragraph(style, pieces, own, { language: setting.book.language });
  return panel ? { ...line, panel } : line;
}

/** Centred text is in the middle of the page, not of its type area, which is shifted for the binding. */
export function shiftOf(align: string, { style }: Setting): number {
  const { inner, outer } = style.page.margins;
  return align === "center" ? (outer - inner) / 2 : 0;
}

/** The rule takes the colour of the type if its own would not be seen. */
function rule({ ink, ground, field }: CoverLook, setting: Setting): Block {
  const { style } = setting;
  const { rule: line, ruleWidth, align, gap } = style.cover;
  const own = line ?? { thickness: 0, colour: style.colours.rule, gap: 0 };
  const under = ground?.colour ?? field;
  const isLost = ink !== null && under !== null && contrast(own.colour, under) < 2;
  return {
    kind: "rule",
    rule: isLost ? { ...own, colour: ink } : own,
    width: ruleWidth,
    align,
    shift: shiftOf(align, setting),
    spaceBefore: gap,
    spaceAfter: 0,
  };
}

/** An estimate of the height of the cover's lines: a character is about half as wide as it is high. */
export function heightOfType({ style, book, labels, measure }: Setting): {
  readonly title: number;
  readonly rest: number;
} {
  const heightOf = (name: string, text: string): number => {
    const { text: look, leading, spaceBefore, spaceAfter } = paragraphStyle(style, name);
    const count = Math.ceil((text.length * look.size * 0.48) / measure);
    return count === 0 ? 0 : count * leading + spaceBefore + spaceAfter;
  };
  const { rule: line, gap } = style.cover;
  const rest = [
    heightOf("cover-kind", book.kind ?? labels.bookOfAbstracts),
    heightOf("cover-subtitle", plainText(book.subtitle ?? [])),
    heightOf("cover-dates", book.dates ? "one line" : ""),
    heightOf("cover-place", book.place ?? ""),
    line ? gap : 0,
  ].reduce((sum, one) => sum + one, 0);
  return { title: heightOf("cover-title", plainText(book.title)), rest };
}
