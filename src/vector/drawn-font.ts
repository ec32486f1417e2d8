// A font whose glyphs drawings contain. In: a font file. Out: its name and bytes for embedding, outlines where it
// cannot be embedded, and the shaper's handle. A file is opened once, when the first glyph is asked for.
import { tablesOf } from "../fonts/container.ts";
import type { FontFile } from "../fonts/font-file.ts";
import { type FontSource, fontSource } from "../fonts/font-source.ts";
import { view } from "../fonts/sfnt.ts";
import { drawGlyph } from "../shaper/draw-glyph.ts";
import { openEngine, openFont, type ShaperFont } from "../shaper/harfbuzz.ts";
import type { Path } from "./drawing.ts";
import { scaling } from "./matrix.ts";
import { PathBuilder } from "./path-builder.ts";

export interface DrawnFont extends FontSource {
  readonly glyphCount: number;
  /** In thousandths of an em from the origin, y upwards. */
  outline(glyph: number): Path;
}

interface Opened {
  readonly shaper: ShaperFont;
  readonly unitsPerEm: number;
}

/** A font as this room sees it. */
export class OpenedFont implements DrawnFont {
  readonly id: string;
  readonly path: string;
  readonly data: () => Uint8Array;
  readonly #outlines = new Map<number, Path>();
  #opened: Opened | null = null;
  #glyphCount: number | null = null;

  constructor({ id, path, data }: FontSource) {
    this.id = id;
    this.path = path;
    this.data = data;
  }

  get glyphCount(): number {
    if (this.#glyphCount === null) {
      const maxp = tablesOf(this.data()).byTag.get("maxp");
      this.#glyphCount = maxp && maxp.length >= 6 ? view(maxp).getUint16(4) : 0;
    }
    return this.#glyphCount;
  }

  get opened(): Opened {
    if (!this.#opened) {
      const shaper = openFont(this.data());
      this.#opened = { shaper, unitsPerEm: openEngine().exports.hb_face_get_upem(shaper.face) };
    }
    return this.#opened;
  }

  outline(glyph: number): Path {
    let outline = this.#outlines.get(glyph);
    if (!outline) {
      const { shaper, unitsPerEm } = this.opened;
      const builder = new PathBuilder(scaling(1000 / unitsPerEm));
      drawGlyph(shaper, glyph, builder);
      outline = builder.steps;
      this.#outlines.set(glyph, outline);
    }
    return outline;
  }
}

const fonts = new Map<string, OpenedFont>();

export function drawnFont(file: FontFile, family: string): OpenedFont {
  const source = fontSource(file, family);
  let font = fonts.get(source.id);
  if (!font) {
    font = new OpenedFont(source);
    fonts.set(source.id, font);
  }
  return font;
}
