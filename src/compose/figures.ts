// Figures with their captions, never wider than the measure nor higher than the template allows.
import type { Picture } from "../figure/drawing.ts";
import { type Figure, plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Block } from "./block.ts";
import { inlineOptions, type Scope } from "./flow.ts";
import { inline } from "./inline.ts";
import { character, indented } from "./looks.ts";
import { paragraph, textPiece, voiceOf } from "./pieces.ts";
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
  if (captioned) blocks.push(caption(figure, scope, tag("Caption", around)));
  return blocks;
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
