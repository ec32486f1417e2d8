// The cover: kind, title, subtitle, dates and place in one of the template's layouts, with the image and logos given.

import { dateRange } from "../language/dates.ts";
import type { FileName } from "../model/book.ts";
import { type Inline, plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Colour, Picture } from "../vector/drawing.ts";
import type { Backdrop, Block, FigureBlock, Paragraph, Tag } from "./block.ts";
import { filled, fitted } from "./figures.ts";
import { inline } from "./inline.ts";
import { inlineContext, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { headingTag, tag } from "./structure.ts";

export function coverPart(setting: Setting): readonly Block[] {
  const { book, style, labels, root } = setting;
  const { cover } = style;
  const own = tag("Sect", root);
  const line = (name: string, content: string | readonly Inline[] | null, role: Tag): readonly Paragraph[] =>
    content === null || content.length === 0 ? [] : [coverLine(name, content, role, setting)];
  const dates = book.dates ? dateRange(book.dates.start, book.dates.end, book.language) : null;
  const foot = footPicture(setting);
  return [
    backdrop(setting, foot),
    ...setting.anchor("cover"),
    fill(cover.fills.above),
    ...line("cover-kind", book.kind ?? labels.bookOfAbstracts, tag("P", own)),
    ...line("cover-title", book.title, headingTag(1, own)),
    ...line("cover-subtitle", book.subtitle, tag("P", own)),
    ...(cover.rule ? [rule(setting)] : []),
    fill(cover.fills.middle),
    ...line("cover-dates", dates, tag("P", own)),
    ...line("cover-place", book.place, tag("P", own)),
    fill(cover.fills.below),
    ...(foot || cover.layout === "full" ? [] : image(setting)),
    ...logos(setting, own),
    ...(foot ? [{ kind: "space", height: overlap(foot, setting), fill: sliver } as const] : []),
  ];
}

/** Space that ends a page vanishes unless it stretches. */
const sliver = 0.001;

function fill(share: number): Block {
  return { kind: "space", height: 0, fill: share };
}

function coverLine(name: string, content: string | readonly Inline[], own: Tag, setting: Setting): Paragraph {
  const base = paragraphStyle(setting.style, name);
  const { ink } = setting.style.cover;
  const inked = ink ? { ...base, text: { ...base.text, colour: ink } } : base;
  const shift = shiftOf(base.align, setting);
  const style = {
    ...inked,
    leftIndent: inked.leftIndent + Math.max(0, 2 * shift),
    rightIndent: inked.rightIndent + Math.max(0, -2 * shift),
  };
  const voice = { ...inlineContext(style, setting.book.language, own), hyphenate: false };
  const pieces = typeof content === "string" ? [textPiece(content, voice)] : inline(content, voice, setting);
  return paragraph(style, pieces, own, { language: setting.book.language });
}

/** Centred text is in the middle of the page, not of its type area, which is shifted for the binding. */
function shiftOf(align: string, { style }: Setting): number {
  const { inner, outer } = style.page.margins;
  return align === "center" ? (outer - inner) / 2 : 0;
}

function rule(setting: Setting): Block {
  const { style } = setting;
  const { rule: line, ruleWidth, align, gap } = style.cover;
  return {
    kind: "rule",
    rule: line ?? { thickness: 0, colour: style.colours.rule, gap: 0 },
    width: ruleWidth,
    align,
    shift: shiftOf(align, setting),
    spaceBefore: gap,
    spaceAfter: 0,
  };
}

/** The colour field, or the image that covers the page. It is there in any case: it marks the page as bare. */
function backdrop(setting: Setting, foot: CoverPicture | null): Backdrop {
  const { style, book, assets } = setting;
  const { width, height, bleed } = style.page;
  const { layout, colour, bandHeight } = style.cover;
  const items: Backdrop["items"][number][] = [];
  const field = (of: Colour, share: number) =>
    items.push({
      kind: "field",
      x: 0 - bleed,
      y: 0 - bleed,
      width: width + 2 * bleed,
      height: height * share + (share < 1 ? bleed : 2 * bleed),
      colour: of,
    });
  if (colour && layout === "band") field(colour, bandHeight);
  if (colour && layout === "full") field(colour, 1);
  const picture = layout === "full" && book.cover.image ? assets.pictures.get(book.cover.image.path) : null;
  if (picture) {
    const scale = Math.max((width + 2 * bleed) / picture.width, (height + 2 * bleed) / picture.height);
    const extent = { width: picture.width * scale, height: picture.height * scale };
    items.push({ kind: "picture", x: (width - extent.width) / 2, y: (height - extent.height) / 2, ...extent, picture });
  }
  if (foot) items.push({ kind: "picture", ...foot });
  return { kind: "backdrop", items, bare: true };
}

interface CoverPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: Picture;
}

/**
 * The image across the whole width at the foot of the page, if the template puts it there. One that would be taller
 * than its share of the page is set in the type area instead: we never crop contributors' images.
 */
function footPicture(setting: Setting): CoverPicture | null {
  const { style, book, assets } = setting;
  const { width, height, bleed } = style.page;
  const { layout, image: where, imageHeight } = style.cover;
  const picture = book.cover.image ? assets.pictures.get(book.cover.image.path) : null;
  if (!picture || where !== "foot" || layout === "full") return null;
  const across = width + 2 * bleed;
  const tall = (picture.height * across) / picture.width;
  if (tall - bleed > height * imageHeight) return null;
  if (height + bleed - tall - style.page.margins.top < heightOfType(setting)) return null;
  return { x: 0 - bleed, y: height + bleed - tall, width: across, height: tall, picture };
}

/** An estimate of the height of the cover's lines: a character is about half as wide as it is high. */
function heightOfType({ style, book, labels, measure }: Setting): number {
  const lines: readonly (readonly [string, string])[] = [
    ["cover-kind", book.kind ?? labels.bookOfAbstracts],
    ["cover-title", plainText(book.title)],
    ["cover-subtitle", plainText(book.subtitle ?? [])],
    ["cover-dates", book.dates ? "one line" : ""],
    ["cover-place", book.place ?? ""],
  ];
  const heights = lines.map(([name, text]) => {
    const { text: look, leading, spaceBefore, spaceAfter } = paragraphStyle(style, name);
    const count = Math.ceil((text.length * look.size * 0.48) / measure);
    return count === 0 ? 0 : count * leading + spaceBefore + spaceAfter;
  });
  const { rule: line, gap, logoHeight } = style.cover;
  const logos = book.cover.logos.length > 0 ? logoHeight + gap : 0;
  return heights.reduce((sum, one) => sum + one, 0) + (line ? gap : 0) + logos;
}

/** How much of the type area the image at the foot takes. */
function overlap({ y }: CoverPicture, { style, measure }: Setting): number {
  const { height, margins } = style.page;
  return Math.max(0, height - margins.bottom - y + Math.min(style.cover.gap, measure / 8));
}

function image(setting: Setting): readonly Block[] {
  const { book, style, assets, measure } = setting;
  const file = book.cover.image;
  const picture = file ? assets.pictures.get(file.path) : null;
  if (!file || !picture) return [];
  // A tenth is reserved for the estimate's error; an image too small to be seen is left out.
  const room = setting.height * 0.9 - heightOfType(setting) - style.cover.gap;
  const tallest = Math.min(style.page.height * style.cover.imageHeight, room);
  if (tallest < style.cover.logoHeight) return [];
  const extent = filled(picture, measure, tallest);
  // The image is decoration: the data have no description of it.
  return [row([{ picture, ...extent, tag: null }], file, setting)];
}

/** Logos in one row, of one height, made smaller together if there are too many. */
function logos(setting: Setting, own: Tag): readonly Block[] {
  const { book, style, assets, measure } = setting;
  const found = book.cover.logos.flatMap((file) => {
    const picture = assets.pictures.get(file.path);
    return picture ? [{ file, picture }] : [];
  });
  const [first] = found;
  if (!first) return [];
  const { logoHeight, gap } = style.cover;
  const natural = found.map(({ picture }) => filled(picture, measure, logoHeight).width);
  const room = measure - gap * (found.length - 1);
  const scale = Math.min(1, room / natural.reduce((sum, width) => sum + width, 0));
  const pictures = found.map(({ file, picture }) => ({
    picture,
    ...fitted(scaled(picture, logoHeight * scale), measure, logoHeight),
    tag: tag("Figure", own, { alt: altOf(file) }),
  }));
  return [row(pictures, first.file, setting)];
}

function scaled(picture: FigureBlock["pictures"][number]["picture"], height: number) {
  return { ...picture, width: (picture.width * height) / picture.height, height };
}

function row(pictures: FigureBlock["pictures"], file: FileName, setting: Setting): FigureBlock {
  const { align, gap } = setting.style.cover;
  return {
    kind: "figure",
    pictures,
    gap,
    align,
    shift: shiftOf(align, setting),
    spaceBefore: gap,
    spaceAfter: 0,
    keepWithNext: false,
    span: file.span,
  };
}

/** `figures/jsi-logo.svg` is read out as “jsi logo”: the data have no other description. */
function altOf(file: FileName): string {
  return (file.path.split("/").at(-1) ?? file.path).replace(/\.[^.]*$/, "").replace(/[-_]+/g, " ");
}
