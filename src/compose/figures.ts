// Figures with their captions, never wider than the measure nor higher than the template allows.
import type { Picture } from "../figure/drawing.ts";
import { type Figure, plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Block, Tag } from "./block.ts";
import { inlineOptions, type Scope } from "./flow.ts";
import { inline } from "./inline.ts";
import { character, codeLook, faulty, indented, red } from "./looks.ts";
import { namePiece, paragraph, textPiece, voiceOf } from "./pieces.ts";
import { tag } from "./structure.ts";

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** The natural size, made smaller (never larger) to fit. */
export function fitted(picture: Picture, width: number, height: number): Extent {
  const scale = Math.min(1, width / picture.width, height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The size that fills the given height, unless that makes it wider than it may be. */
export function filled(picture: Picture, width: number, height: number): Extent {
  const scale = Math.min(width / picture.width, height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** Each figure and its caption stay together. A file that could not be read is told elsewhere; its caption still prints. */
export function figureBlocks(figures: readonly Figure[], scope: Scope): readonly Block[] {
  return figures.map((figure) => ({
    kind: "group",
    children: figureAndCaption(figure, scope),
    keepTogether: true,
    columns: 1,
    columnGap: 0,
  }));
}

function figureAndCaption(figure: Figure, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const { align, spaceBefore, spaceAfter, gap } = setting.style.figures;
  const picture = setting.assets.pictures.get(figure.file);
  const captioned = figure.caption.length > 0;
  const around = tag("Div", scope.parent);
  const blocks: Block[] = [];
  if (picture) {
    const alt = figure.alt ?? plainText(figure.caption);
    const width = setting.measure - scope.indent;
    const extent = fitted(picture, width, setting.height * setting.style.abstract.figureHeight);
    blocks.push({
      kind: "figure",
      pictures: [{ picture, ...extent, tag: tag("Figure", around, { alt: alt === "" ? figure.file : alt }) }],
      gap,
      align,
      spaceBefore,
      spaceAfter,
      keepWithNext: captioned,
      span: figure.span,
    });
  }
  if (!picture && setting.assets.draft) blocks.push(...missingFigure(figure, scope, around));
  if (captioned) blocks.push(caption(figure, scope, tag("Caption", around)));
  return blocks;
}

const box = { width: 170, height: 96 } as const;

/** A crossed box, and under it which file is missing or faulty. */
function missingFigure(figure: Figure, scope: Scope, around: Tag): readonly Block[] {
  const { setting } = scope;
  const { align, spaceBefore, spaceAfter, gap } = setting.style.figures;
  const { width, height } = box;
  const line = {
    paint: red,
    width: 0.8,
    cap: "butt",
    join: "miter",
    miterLimit: 4,
    dash: [],
    dashOffset: 0,
    opacity: 1,
  } as const;
  const path = [
    ...([
      ["M", 0.4, 0.4],
      ["L", width - 0.4, 0.4],
      ["L", width - 0.4, height - 0.4],
      ["L", 0.4, height - 0.4],
      ["Z"],
    ] as const),
    ...([
      ["M", 0.4, 0.4],
      ["L", width - 0.4, height - 0.4],
      ["M", width - 0.4, 0.4],
      ["L", 0.4, height - 0.4],
    ] as const),
  ];
  const picture = {
    kind: "drawing",
    width,
    height,
    marks: [{ kind: "path", path, fill: null, stroke: line }],
  } as const;
  const own = tag("Caption", around);
  const style = { ...captionStyle(scope), align, keepWithNext: figure.caption.length > 0 };
  const voice = voiceOf(style, scope.language, own);
  const name = namePiece(figure.file, { ...voice, text: faulty(codeLook(voice.text, setting.style)) }, figure.span);
  return [
    {
      kind: "figure",
      pictures: [{ picture, width, height, tag: tag("Figure", around, { alt: figure.file }) }],
      ...{ gap, align, spaceBefore, spaceAfter, keepWithNext: true, span: figure.span },
    },
    paragraph(indented(style, scope.indent), [name], own, { language: scope.language, span: figure.span }),
  ];
}

/** In columns a caption takes the width of its column. */
function captionStyle({ setting, figures }: Scope): ParagraphStyle {
  const style = paragraphStyle(setting.style, "caption");
  return figures && setting.style.columns.abstracts > 1 ? { ...style, leftIndent: 0, rightIndent: 0 } : style;
}

function caption(figure: Figure, scope: Scope, own: ReturnType<typeof tag>): Block {
  const { setting, language } = scope;
  const style = indented(captionStyle(scope), scope.indent);
  const voice = voiceOf(style, language, own);
  const pieces = [...inline(figure.caption, voice, setting, inlineOptions(scope))];
  if (scope.figures) {
    scope.figures.count += 1;
    const labelVoice = { ...voice, text: character(setting.style, "caption-label", voice.text), hyphenate: false };
    const number = `${setting.labels.figure}\u00a0${scope.figures.count}`;
    pieces.unshift(textPiece(number, labelVoice), textPiece(setting.style.separators.label, voice));
  }
  return paragraph(style, pieces, own, { language, span: figure.span });
}
