// The look of a word's glyphs in its piece: size, height, colour, rules.
import type { WordPart } from "../text/word.ts";
import type { PieceOrigin } from "./items.ts";
import { strikethroughOf, underlineOf } from "./line-extent.ts";
import type { GlyphLook } from "./shared-values.ts";

export function lookOf({ scale, rise }: WordPart, { style, shaping }: PieceOrigin): GlyphLook {
  const em = style.size / 1000;
  return {
    size: style.size * scale,
    rise: rise * em,
    colour: style.colour,
    underline: style.underline && shaping ? underlineOf(shaping, em) : null,
    strikethrough: style.strikethrough && shaping ? strikethroughOf(shaping, em) : null,
  };
}
