// Outline → the glyph of a font that has it. MathJax has its letters as paths without glyph names; a glyph that covers
// the same area is the same letter, even a large bracket or a piece of a brace, which no character map lists.
import { glyphInk, nominalGlyph } from "../shaper/harfbuzz.ts";
import type { Path } from "./drawing.ts";
import type { DrawnFont, OpenedFont } from "./drawn-font.ts";
import { coversSame, massOf } from "./mass.ts";

export interface GlyphFinder {
  readonly font: DrawnFont;
  /**
   * The glyph that covers the path, in thousandths of an em and y upwards; the character's own glyph is tried first.
   */
  find(path: Path, codePoint: number): number | null;
}

/** Thousandths of an em: allows for other kinds of curves and for rounding. */
const slack = 2;

/** Reads the font when the first glyph is looked for. */
export function openGlyphFinder(font: OpenedFont): GlyphFinder {
  let search: GlyphFinder["find"] | null = null;
  return {
    font,
    find(path, codePoint) {
      search ??= searchIn(font);
      return search(path, codePoint);
    },
  };
}

function searchIn(font: OpenedFont): GlyphFinder["find"] {
  const { shaper, unitsPerEm } = font.opened;
  const scale = 1000 / unitsPerEm;
  const count = font.glyphCount;
  let boxes: Float64Array | null = null;

  const readBoxes = () => {
    const read = new Float64Array(count * 4);
    for (let glyph = 0; glyph < count; glyph++) {
      const ink = glyphInk(shaper, glyph);
      if (ink) read.set([ink.left * scale, ink.bottom * scale, ink.right * scale, ink.top * scale], glyph * 4);
    }
    return read;
  };

  return (path, codePoint) => {
    const wanted = massOf(path);
    if (!wanted) return null;
    const covers = (glyph: number) => {
      const mass = massOf(font.outline(glyph));
      return mass !== null && coversSame(wanted, mass, slack);
    };
    const nominal = nominalGlyph(shaper, codePoint);
    if (nominal !== 0 && covers(nominal)) return nominal;
    boxes ??= readBoxes();
    // The path's y runs upwards, so its top is the smallest y.
    const box = [wanted.left, wanted.top, wanted.right, wanted.bottom];
    for (let glyph = 1; glyph < count; glyph++) {
      const fits = box.every((side, i) => Math.abs((boxes?.[glyph * 4 + i] ?? 0) - side) <= slack);
      if (fits && covers(glyph)) return glyph;
    }
    return null;
  };
}
