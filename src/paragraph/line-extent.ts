// How high and deep lines and words are, and where underlines and strike-throughs are drawn. In: a style with its face.
// Out: points.
import type { Paragraph } from "../compose/block.ts";
import type { TextStyle } from "../template/style.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { Word } from "../text/word.ts";

/** Above and below the baseline, in points. */
export interface LineExtent {
  readonly ascent: number;
  readonly descent: number;
}

/** Some fonts declare tall ascents; they must not push lines apart. */
const highestAscent = 0.95;
const deepestDescent = 0.3;

function textExtent(shaping: ShapingStyle, style: TextStyle): LineExtent {
  const { ascent, descent } = shaping.face;
  return {
    ascent: style.size * Math.min(highestAscent, ascent / 1000),
    descent: style.size * Math.min(deepestDescent, descent / 1000),
  };
}

export function lineExtent({ style }: Paragraph): LineExtent {
  return { ascent: style.text.size * 0.75, descent: style.text.size * 0.25 };
}

export function wordExtent(word: Word, style: TextStyle, shaping: ShapingStyle): LineExtent {
  const { ascent, descent } = textExtent(shaping, style);
  const rise = word.parts[0]?.rise ?? 0;
  const scale = word.parts[0]?.scale ?? 1;
  const lift = (rise * style.size) / 1000;
  return { ascent: ascent * scale + lift, descent: descent * scale - lift };
}

/** `offset` is the centre of the rule below the baseline. */
export function underlineOf(
  shaping: ShapingStyle,
  em: number,
): { readonly offset: number; readonly thickness: number } {
  const { position, thickness } = shaping.face.underline;
  return { offset: Math.max(80, -position) * em, thickness: thickness * em };
}

export function strikethroughOf(
  shaping: ShapingStyle,
  em: number,
): { readonly offset: number; readonly thickness: number } {
  return { offset: -(shaping.face.xHeight / 2) * em, thickness: shaping.face.underline.thickness * em };
}
