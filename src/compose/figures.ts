// Figures with their captions, never wider than the measure or higher than the template allows.

import { type Figure, type FigureWidth, type Inline, plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Picture } from "../vector/drawing.ts";
import type { Block, Link, Paragraph, Tag } from "./block.ts";
import { character, codeLook, indented } from "./character-styles.ts";
import { faultLook, inline } from "./inline.ts";
import { frame, frameSize, insideFrame } from "./missing-figure.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import { inlineOptions, type Scope } from "./scope.ts";
import type { Setting } from "./setting.ts";
import { referenceLink, tag } from "./structure.ts";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The natural size, made smaller (never larger) to fit. */
export function fitted(picture: Picture, width: number, height: number): PictureSize {
  const scale = Math.min(1, width / picture.width, height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The size that fills the given height, unless it would become too wide. */
export function filled(picture: Picture, width: number, height: number): PictureSize {
  const scale = Math.min(width / picture.width, height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/**
 * The width that its author asks for, even if larger than its natural size, within the measure and the maximum height
 * of figures.
 */
function sized(picture: Picture, width: FigureWidth | undefined, measure: number, setting: Setting): PictureSize {
  const highest = setting.height * setting.style.abstract.figureHeight;
  if (!width) return (setting.style.figures.fill ? filled : fitted)(picture, measure, highest);
  const wanted = "share" in width ? width.share * measure : width.points;
  return filled(picture, Math.min(wanted, measure), highest);
}

/**
 * Each figure and its caption stay together. A file that could not be read is reported elsewhere; its caption is still
 * printed.
 */
export function figureBlocks(figures: readonly Figure[], scope: Scope): readonly Block[] {
  return rowsOf(figures).map((row) => ({
    kind: "group",
    children: row.length > 1 ? figureRow(row, scope) : row.flatMap((figure) => figureAndCaption(figure, scope)),
    keepTogether: true,
    columns: 1,
    columnGap: 0,
  }));
}

function rowsOf(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const rows: Figure[][] = [];
  for (const figure of figures) {
    const last = rows.at(-1);
    if (last && figure.beside) last.push(figure);
    else rows.push([figure]);
  }
  return rows;
}

/** Side by side, all of one height, each with its caption under it. */
function figureRow(row: readonly Figure[], scope: Scope): readonly Block[] {
  const { setting } = scope;
  const found = row.map((figure) => ({ figure, picture: pictureOf(figure, scope) }));
  const { align, spaceBefore, gap, fill } = setting.style.figures;
  const room = setting.measure - scope.indent - gap * (found.length - 1);
  const shapes = found.reduce((sum, { picture }) => sum + picture.width / picture.height, 0);
  const tallest = fill ? Infinity : Math.max(...found.map(({ picture }) => picture.height));
  const height = Math.min(tallest, room / shapes, setting.height * setting.style.abstract.figureHeight);
  const pictures = found.map(({ figure, picture }) => {
    const around = tag("Div", scope.parent);
    const own = caption(figure, scope, tag("Caption", around));
    const text = own && { ...own, style: { ...own.style, leftIndent: 0, rightIndent: 0 } };
    const width = (height * picture.width) / picture.height;
    const common = { picture, width, height, ...figureParts(figure, around, setting) };
    if (own && isMissing(figure, scope)) return { ...common, inside: insideFrame(own) };
    return { ...common, caption: text };
  });
  const span = row[0]?.span ?? null;
  const last = found.findLast(({ figure }) => figure.caption.length > 0);
  const after = last ? captionStyle(scope).spaceAfter : spaceBelow(scope);
  return [{ kind: "figure", pictures, gap, align, spaceBefore, spaceAfter: after, keepWithNext: false, span }];
}

/** A figure that cannot be used is replaced by a frame with its caption. */
function pictureOf(figure: Figure, scope: Scope): Picture {
  const found = scope.setting.assets.pictures.get(figure.file);
  if (found) return found;
  const { width, height } = frameSize(figure, scope);
  return frame(width, height, scope);
}

function isMissing({ file }: Figure, { setting }: Scope): boolean {
  return setting.assets.pictures.get(file) === null;
}

/** The tag of a figure, and the link that it is. */
function figureParts(figure: Figure, around: Tag, setting: Setting): { readonly tag: Tag; readonly link?: Link } {
  const link = figureLink(figure, setting);
  if (!link) return { tag: figureTag(figure, around) };
  const linkTag = link.target.kind === "destination" ? referenceLink(around) : tag("Link", around);
  return { tag: figureTag(figure, linkTag), link };
}

/** Where a click on a figure leads, if anywhere. */
export function figureLink({ url, span }: Figure, setting: Setting): Link | undefined {
  if (url === undefined) return undefined;
  const target: Link["target"] = url.startsWith("#")
    ? { kind: "destination", name: setting.place(url.slice(1), span) }
    : { kind: "uri", uri: url };
  return { target, title: url };
}

function figureTag(figure: Figure, around: Tag): Tag {
  const alt = figure.alt ?? plainText(figure.caption);
  return tag("Figure", around, { alt: alt === "" ? figure.file : alt });
}

function figureAndCaption(figure: Figure, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const { align, spaceBefore, spaceAfter, gap } = setting.style.figures;
  const picture = pictureOf(figure, scope);
  const around = tag("Div", scope.parent);
  const text = caption(figure, scope, tag("Caption", around));
  const extent = sized(picture, figure.width, setting.measure - scope.indent, setting);
  const held = text && isMissing(figure, scope) ? { inside: insideFrame(text) } : {};
  const under = "inside" in held ? null : text;
  const block: Block = {
    kind: "figure",
    pictures: [{ picture, ...extent, ...figureParts(figure, around, setting), ...held }],
    gap,
    align,
    spaceBefore,
    spaceAfter: under ? spaceAfter : spaceBelow(scope),
    keepWithNext: under !== null,
    span: figure.span,
  };
  return under ? [block, under] : [block];
}

/** A figure without a caption has as much white below it as there would be below the caption. */
function spaceBelow(scope: Scope): number {
  return Math.max(scope.setting.style.figures.spaceAfter, captionStyle(scope).spaceAfter);
}

/** In columns a caption takes the width of its column. */
function captionStyle({ setting, figures }: Scope): ParagraphStyle {
  const style = paragraphStyle(setting.style, "caption");
  return figures && setting.style.columns.abstracts > 1 ? { ...style, leftIndent: 0, rightIndent: 0 } : style;
}

function caption(figure: Figure, scope: Scope, own: Tag): Paragraph | null {
  const { setting, language } = scope;
  const missing = isMissing(figure, scope);
  if (figure.caption.length === 0 && !missing) return null;
  const style = indented(captionStyle(scope), scope.indent);
  const context = inlineContext(style, language, own);
  const content: readonly Inline[] = missing
    ? [{ kind: "fault", children: figure.caption, span: figure.span }]
    : figure.caption;
  const pieces = [...inline(content, context, setting, inlineOptions(scope))];
  if (missing && (setting.assets.draft || figure.caption.length === 0)) {
    const code = { ...context, text: faultLook(codeLook(context.text, setting.style), setting) };
    pieces.unshift(namePiece(figure.file, code, figure.span), textPiece(" ", context));
  }
  if (scope.figures && figure.caption.length > 0) {
    scope.figures.count += 1;
    const labelVoice = { ...context, text: character(setting.style, "caption-label", context.text), hyphenate: false };
    const number = `${setting.labels.figure}\u00a0${scope.figures.count}`;
    pieces.unshift(textPiece(number, labelVoice), textPiece(setting.style.separators.label, context));
  }
  return paragraph(style, pieces, own, { language, span: figure.span });
}
