// Outline → the glyph of a font that has it. MathJax brings its letters as paths without the names of their glyphs; a glyph that covers
// the same is the same letter, be it a large bracket or the third part of a brace, which no character map lists.
import { tablesOf } from "../fonts/container.ts";
import type { FontSource } from "../fonts/font-source.ts";
import { view } from "../fonts/sfnt.ts";
import { drawGlyph } from "../shaper/draw-glyph.ts";
import { glyphInk, nominalGlyph, openEngine, openFont } from "../shaper/harfbuzz.ts";
import type { Path } from "./drawing.ts";
import { coversSame, massOf } from "./mass.ts";
import { scaling } from "./matrix.ts";
import { PathBuilder } from "./path-data.ts";

export interface GlyphFinder {
  readonly font: FontSource;
  /** The glyph that covers the path, in thousandths of an em and y upwards; that of the character is tried first. */
  find(path: Path, codePoint: number): number | null;
}

/** Thousandths of an em: curves of another kind, and what rounding leaves. */
const slack = 2;

/** Reads the font when the first glyph is looked for. */
export function openGlyphFinder(font: FontSource): GlyphFinder {
  let search: GlyphFinder["find"] | null = null;
  return {
    font,
    find(path, codePoint) {
      search ??= searchIn(font.data());
      return search(path, codePoint);
    },
  };
}

function searchIn(bytes: Uint8Array): GlyphFinder["find"] {
  const font = openFont(bytes);
  const scale = 1000 / openEngine().exports.hb_face_get_upem(font.face);
  const maxp = tablesOf(bytes).byTag.get("maxp");
  const count = maxp ? view(maxp).getUint16(4) : 0;
  let boxes: Float64Array | null = null;

  const massOfGlyph = (glyph: number) => {
    const builder = new PathBuilder(scaling(scale));
    drawGlyph(font, glyph, builder);
    return massOf(builder.steps);
  };
  const readBoxes = () => {
    const read = new Float64Array(count * 4);
    for (let glyph = 0; glyph < count; glyph++) {
      const ink = glyphInk(font, glyph);
      if (ink) read.set([ink.left * scale, ink.bottom * scale, ink.right * scale, ink.top * scale], glyph * 4);
    }
    return read;
  };

  return (path, codePoint) => {
    const wanted = massOf(path);
    if (!wanted) return null;
    const covers = (glyph: number) => {
      const mass = massOfGlyph(glyph);
      return mass !== null && coversSame(wanted, mass, slack);
    };
    const nominal = nominalGlyph(font, codePoint);
    if (nominal !== 0 && covers(nominal)) return nominal;
    boxes ??= readBoxes();
    // The path's y runs upwards: what is called its top is its lowest line.
    const box = [wanted.left, wanted.top, wanted.right, wanted.bottom];
    for (let glyph = 1; glyph < count; glyph++) {
      const fits = box.every((side, i) => Math.abs((boxes?.[glyph * 4 + i] ?? 0) - side) <= slack);
      if (fits && covers(glyph)) return glyph;
    }
    return null;
  };
}
