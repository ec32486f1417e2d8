// Pictures side by side → one box, scaled down if the column or the page is too small for them.
import type { FigureBlock, FootnotePiece, Paragraph } from "../../compose/block.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { brokenKeep } from "../breaking/penalties.ts";
import type { LinkArea, Placed } from "../document.ts";
import { linkTag } from "../link-areas.ts";
import type { GalleyBuilder } from "./galley-builder.ts";
import type { LineCache } from "./set-lines.ts";
import { anchorsOf, footnotesOf, setParagraph } from "./set-paragraph.ts";

/** `caption`: the paragraph that the figure is kept with, which must fit on the same page. */
export function setFigure(
  figure: FigureBlock,
  caption: Paragraph | null,
  builder: GalleyBuilder,
  cache: LineCache,
  diagnostics: Reporter,
): void {
  const { gap, align } = figure;
  const [only] = figure.pictures;
  if (only?.beside) {
    setBeside(figure, only, only.beside, builder, cache);
    return;
  }
  const pictures = figure.pictures.map((picture) => tallEnough(picture, builder.measure, cache));
  builder.before(figure.spaceBefore);
  const gaps = gap * Math.max(0, pictures.length - 1);
  const natural = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const tallest = Math.max(0, ...pictures.map((picture) => picture.height));
  const under = Math.max(
    0,
    ...pictures.map((picture) => (picture.caption ? captionUnder(figure, picture, builder, cache) : 0)),
  );
  const room = builder.pageHeight - (caption ? captionHeight(figure, caption, builder, cache) : under);
  const byWidth = natural > 0 ? Math.min(1, Math.max(0.01, builder.measure - gaps) / natural) : 1;
  const byHeight = tallest > 0 ? Math.min(1, room / tallest) : 1;
  if (byHeight < byWidth) {
    const share = Math.round(byHeight * 100);
    diagnostics.warning("figure-shrunk", `the figure is taller than a page and is printed at ${share} %`, figure.span, {
      hint: "give it a smaller width or height",
    });
  }
  const scale = Math.min(byWidth, byHeight);
  const height = tallest * scale;
  const spare = Math.max(0, builder.measure - natural * scale - gaps);
  const x = (align === "left" ? 0 : align === "center" ? spare / 2 : spare) + (figure.shift ?? 0);
  const { content, footnotes, bottom, links } = placePictures(figure, pictures, { x, height, scale }, cache);
  const baseline = { ascent: height, depth: null, leading: null, overlap: 0 };
  const names = content.flatMap((placed) => (placed.kind === "line" ? (anchorsOf(placed.line) ?? []) : []));
  const notes = {
    destinations: names.length > 0 ? names : null,
    ...(footnotes.length > 0 && { footnotes }),
    ...(links.length > 0 && { links }),
  };
  builder.add({ height: bottom, content, ...baseline, ...notes, band: null, span: figure.span, isDisplay: true }, 2);
  builder.after(figure.spaceAfter, figure.keepWithNext ? 1 : 0);
}

/** One picture with a text at its side: one box, as tall as the taller of them. */
function setBeside(
  figure: FigureBlock,
  { picture, tag, link, width, height, besideAt }: PictureOf,
  text: readonly Paragraph[],
  builder: GalleyBuilder,
  cache: LineCache,
): void {
  const isMirrored = figure.align === "right";
  const shift = figure.shift ?? 0;
  const x = isMirrored ? builder.measure - width - shift : shift;
  const room = { x: isMirrored ? 0 : width + figure.gap, width: builder.measure - width - figure.gap };
  const own = { x, y: 0, width, height, picture, tag, artifact: tag ? null : ("layout" as const) };
  const content: Placed[] = [{ kind: "picture", ...own }];
  let bottom = 0;
  if (besideAt === "middle") {
    const tall = text.reduce((sum, one) => sum + placeCaption(one, 0, 0, room.width, cache).bottom, 0);
    bottom = Math.max(0, (height - tall) / 2);
  }
  for (const [index, paragraph] of text.entries()) {
    const top = bottom + (index > 0 ? paragraph.style.spaceBefore : 0);
    const placed = placeCaption(paragraph, room.x, top, room.width, cache);
    content.push(...placed.lines);
    bottom = placed.bottom;
  }
  builder.before(figure.spaceBefore);
  const isTooTall = bottom > builder.pageHeight * tallestBeside;
  const tall = isTooTall ? height : Math.max(height, bottom);
  const baseline = { ascent: height, depth: null, leading: null, overlap: 0 };
  const links = link && tag ? [{ x, y: 0, width, height, link, tag: linkTag(tag) }] : [];
  const notes = { destinations: null, band: null, span: figure.span, isDisplay: true, links };
  if (figure.isTail) builder.penalise(brokenKeep);
  builder.add({ height: tall, content: isTooTall ? content.slice(0, 1) : content, ...baseline, ...notes }, 2);
  builder.after(figure.spaceAfter, isTooTall || figure.keepWithNext ? 1 : 0);
  if (isTooTall) for (const paragraph of text) setParagraph(paragraph, builder, cache, false);
}

/** Text beside a picture is not split, so it is at most this share of a page tall. */
const tallestBeside = 0.6;

/** Pictures from left to right on one baseline, each with its inner text and its caption below it. */
function placePictures(
  figure: FigureBlock,
  pictures: readonly PictureOf[],
  row: { readonly x: number; readonly height: number; readonly scale: number },
  cache: LineCache,
) {
  const { height, scale } = row;
  let { x } = row;
  const content: Placed[] = [];
  const links: LinkArea[] = [];
  const footnotes: FootnotePiece[] = [];
  let bottom = height;
  for (const { picture, tag, link, inside, caption, ...size } of pictures) {
    const width = size.width * scale;
    const own = { width, height: size.height * scale, picture, tag, artifact: tag ? null : ("layout" as const) };
    content.push({ kind: "picture", x, y: height - own.height, ...own });
    if (link && tag) {
      links.push({ x, y: height - own.height, width, height: own.height, link, tag: linkTag(tag) });
    }
    if (inside) {
      const bare = placeCaption(inside, x, 0, width, cache);
      const top = height - own.height + Math.max(0, (own.height - bare.bottom) / 2);
      const placed = placeCaption(inside, x, top, width, cache);
      content.push(...placed.lines);
      footnotes.push(...placed.footnotes);
    }
    if (caption) {
      const top = height + captionSpace(figure, caption);
      const placed = placeCaption(caption, x, top, width, cache);
      content.push(...placed.lines);
      footnotes.push(...placed.footnotes);
      bottom = Math.max(bottom, placed.bottom);
    }
    x += width + figure.gap;
  }
  return { content, footnotes, bottom, links };
}

/** A frame has room for its text, and a little more. */
function tallEnough(picture: PictureOf, measure: number, cache: LineCache): PictureOf {
  if (!picture.inside) return picture;
  const { bottom } = placeCaption(picture.inside, 0, 0, Math.min(picture.width, measure), cache);
  return { ...picture, height: Math.max(picture.height, bottom + 12) };
}

/** At most half the page: a longer caption must break. */
function captionHeight(figure: FigureBlock, caption: Paragraph, builder: GalleyBuilder, cache: LineCache): number {
  const { lines } = cache.lines(caption, builder.measure);
  const text = lines.reduce((sum, line) => sum + Math.max(line.ascent + line.descent, caption.style.leading), 0);
  return Math.min(builder.pageHeight / 2, text + Math.max(figure.spaceAfter, caption.style.spaceBefore));
}

type PictureOf = FigureBlock["pictures"][number];

function captionSpace({ spaceAfter }: FigureBlock, { style }: Paragraph): number {
  return style.spaceBefore > 0 ? style.spaceBefore : spaceAfter;
}

/** The height of a caption below its picture, at the width of the picture. */
function captionUnder(
  figure: FigureBlock,
  { caption, width }: PictureOf,
  builder: GalleyBuilder,
  cache: LineCache,
): number {
  if (!caption) return 0;
  const { bottom } = placeCaption(caption, 0, captionSpace(figure, caption), Math.min(width, builder.measure), cache);
  return Math.min(builder.pageHeight / 2, bottom);
}

function placeCaption(caption: Paragraph, x: number, top: number, width: number, cache: LineCache) {
  const set = cache.lines(caption, width);
  const { leading } = caption.style;
  let baseline = top + (set.lines[0]?.ascent ?? 0);
  let bottom = top;
  const lines = set.lines.map((line, index): Placed => {
    const above = set.lines[index - 1];
    if (above) baseline += Math.max(leading, above.descent + line.ascent - overlapOf(caption, cache));
    bottom = baseline + line.descent;
    return { kind: "line", x, baseline, line, artifact: null, span: line.span ?? caption.span };
  });
  const { footnotes } = set;
  const notes = footnotes ? set.lines.flatMap((line) => footnotesOf(line, footnotes) ?? []) : [];
  return { lines, bottom, footnotes: notes };
}

function overlapOf({ style }: Paragraph, cache: LineCache): number {
  const strut = cache.strut(style);
  return Math.max(0, strut.ascent + strut.descent - style.leading);
}
