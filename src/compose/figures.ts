// Figures with their captions, never wider than the measure nor higher than the template allows.

import { type Figure, type FigureWidth, plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Drawing, Path, Picture, Shape } from "../vector/drawing.ts";
import type { Block, Paragraph, Tag } from "./block.ts";
import { character, codeLook, faulty, indented, red } from "./character-styles.ts";
import { inline } from "./inline.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import { inlineOptions, type Scope } from "./scope.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The natural size, made smaller (never larger) to fit. */
export function fitted(picture: Picture, width: number, height: number): PictureSize {
  const scale = Math.min(1, width / picture.width, height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The size that fills the given height, unless that makes it wider than it may be. */
export function filled(picture: Picture, width: number, height: number): PictureSize {
  const scale = Math.min(width / picture.width, height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** As wide as its author wants it, be that larger than it is, within the measure and the height that figures may have. */
function sized(picture: Picture, width: FigureWidth | undefined, measure: number, setting: Setting): PictureSize {
  const highest = setting.height * setting.style.abstract.figureHeight;
  if (!width) return fitted(picture, measure, highest);
  const wanted = "share" in width ? width.share * measure : width.points;
  return filled(picture, Math.min(wanted, measure), highest);
}

/** Each figure and its caption stay together. A file that could not be read is told elsewhere; its caption still prints. */
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
  const found = row.flatMap((figure) => {
    const picture = pictureOf(figure, scope);
    return picture ? [{ figure, picture }] : [];
  });
  if (found.length < 2) return row.flatMap((figure) => figureAndCaption(figure, scope));
  const { align, spaceBefore, spaceAfter, gap } = setting.style.figures;
  const room = setting.measure - scope.indent - gap * (found.length - 1);
  const shapes = found.reduce((sum, { picture }) => sum + picture.width / picture.height, 0);
  const tallest = Math.max(...found.map(({ picture }) => picture.height));
  const height = Math.min(tallest, room / shapes, setting.height * setting.style.abstract.figureHeight);
  const pictures = found.map(({ figure, picture }) => {
    const around = tag("Div", scope.parent);
    const own = caption(figure, scope, tag("Caption", around));
    const text = own && { ...own, style: { ...own.style, leftIndent: 0, rightIndent: 0 } };
    const width = (height * picture.width) / picture.height;
    return { picture, width, height, tag: figureTag(figure, around), caption: text };
  });
  const span = row[0]?.span ?? null;
  const last = found.findLast(({ figure }) => figure.caption.length > 0);
  const after = last ? captionStyle(scope).spaceAfter : spaceAfter;
  return [{ kind: "figure", pictures, gap, align, spaceBefore, spaceAfter: after, keepWithNext: false, span }];
}

/** Null for one that cannot be used; in a draft a box stands for it. */
function pictureOf({ file }: Figure, { setting }: Scope): Picture | null {
  return setting.assets.pictures.get(file) ?? (setting.assets.draft ? crossedBox : null);
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
  const blocks: Block[] = [];
  if (picture) {
    const extent = sized(picture, figure.width, setting.measure - scope.indent, setting);
    blocks.push({
      kind: "figure",
      pictures: [{ picture, ...extent, tag: figureTag(figure, around) }],
      gap,
      align,
      spaceBefore,
      spaceAfter,
      keepWithNext: text !== null,
      span: figure.span,
    });
  }
  if (text) blocks.push(text);
  return blocks;
}

/** Stands in a draft for a picture that is missing or faulty. */
const crossedBox: Drawing = { kind: "drawing", width: 170, height: 96, shapes: [crossed(170, 96)] };

function crossed(width: number, height: number): Shape {
  const [left, top, right, bottom] = [0.4, 0.4, width - 0.4, height - 0.4];
  const around: Path = [["M", left, top], ["L", right, top], ["L", right, bottom], ["L", left, bottom], ["Z"]];
  const across: Path = [
    ["M", left, top],
    ["L", right, bottom],
    ["M", right, top],
    ["L", left, bottom],
  ];
  const line = { width: 0.8, cap: "butt", join: "miter", miterLimit: 4, dash: [], dashOffset: 0, opacity: 1 } as const;
  return { kind: "path", path: [...around, ...across], fill: null, stroke: { paint: red, ...line } };
}

/** In columns a caption takes the width of its column. */
function captionStyle({ setting, figures }: Scope): ParagraphStyle {
  const style = paragraphStyle(setting.style, "caption");
  return figures && setting.style.columns.abstracts > 1 ? { ...style, leftIndent: 0, rightIndent: 0 } : style;
}

function caption(figure: Figure, scope: Scope, own: Tag): Paragraph | null {
  const { setting, language } = scope;
  const isMissing = setting.assets.draft && !setting.assets.pictures.get(figure.file);
  if (figure.caption.length === 0 && !isMissing) return null;
  const style = indented(captionStyle(scope), scope.indent);
  const context = inlineContext(style, language, own);
  const pieces = [...inline(figure.caption, context, setting, inlineOptions(scope))];
  if (isMissing) {
    const name = namePiece(
      figure.file,
      { ...context, text: faulty(codeLook(context.text, setting.style)) },
      figure.span,
    );
    pieces.unshift(name, textPiece(" ", context));
  }
  if (scope.figures && figure.caption.length > 0) {
    scope.figures.count += 1;
    const labelVoice = { ...context, text: character(setting.style, "caption-label", context.text), hyphenate: false };
    const number = `${setting.labels.figure}\u00a0${scope.figures.count}`;
    pieces.unshift(textPiece(number, labelVoice), textPiece(setting.style.separators.label, context));
  }
  return paragraph(style, pieces, own, { language, span: figure.span });
}
