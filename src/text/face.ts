// One font file, opened: its metrics from the tables, its characters and glyphs through HarfBuzz.
import { tablesOf } from "../fonts/container.ts";
import type { FontFile } from "../fonts/font-file.ts";
import { fontSource } from "../fonts/font-source.ts";
import { checkOutlines } from "../fonts/outline-cost.ts";
import { BadFont, type Tables, view } from "../fonts/sfnt.ts";
import { workOn } from "../runtime/at-work.ts";
import { glyphAdvance, glyphInk, nominalGlyph, openFont, type ShaperFont, substitutions } from "../shaper/harfbuzz.ts";
import type { Face, ProtrusionMap } from "./glyph-run.ts";
import { inkBetween } from "./ink-between.ts";

/** A face with its handle in the shaper; only `text` sees it as such. */
export interface OpenFace extends Face {
  readonly font: ShaperFont;
  /** Substitution features that the face has, e.g. smcp. */
  readonly features: ReadonlySet<string>;
  glyph(codePoint: number): number;
  /** Advance of a character's nominal glyph in thousandths of an em. */
  advance(codePoint: number): number;
}

/** Code points below this are looked up in a table, the others in a map. */
const cachedCodePoints = 0x3000;
const unknown = -1;

/** The name of a face, and access to its bytes, which are needed again to embed it. */
export interface FaceOrigin {
  readonly id: string;
  readonly data: () => Uint8Array;
  readonly protrusions: ProtrusionMap;
}

/** Opens one font of a file. Throws if the file is not a font. */
export function openFace(file: FontFile, family: string, protrusions: ProtrusionMap): OpenFace {
  const { id, path, data } = fontSource(file, family);
  workOn(path);
  return openFaceOf(path, { id, data, protrusions });
}

export function openFaceOf(path: string, { id, data, protrusions }: FaceOrigin): OpenFace {
  const bytes = data();
  const tables = tablesOf(bytes);
  checkOutlines(tables);
  const metrics = readMetrics(tables);
  const font = openFont(bytes);
  const table = new Int32Array(cachedCodePoints).fill(unknown);
  const others = new Map<number, number>();
  let features: ReadonlySet<string> | null = null;

  const glyph = (codePoint: number): number => {
    const known = codePoint < cachedCodePoints ? (table[codePoint] ?? unknown) : (others.get(codePoint) ?? unknown);
    if (known !== unknown) return known;
    const found = nominalGlyph(font, codePoint);
    if (codePoint < cachedCodePoints) table[codePoint] = found;
    else others.set(codePoint, found);
    return found;
  };
  return {
    id,
    path,
    data,
    ...metrics,
    protrusions,
    font,
    get features() {
      features ??= substitutions(font);
      return features;
    },
    glyph,
    ink: (glyph) => {
      const ink = glyphInk(font, glyph);
      const em = 1000 / metrics.unitsPerEm;
      return ink && { left: ink.left * em, right: ink.right * em, top: ink.top * em, bottom: ink.bottom * em };
    },
    inkBetween: (glyph, low, high) => {
      const ink = glyphInk(font, glyph);
      const em = 1000 / metrics.unitsPerEm;
      if (!ink || ink.bottom * em > high || ink.top * em < low) return null;
      const found = inkBetween(font, glyph, low / em, high / em);
      return found && { left: found.left * em, right: found.right * em };
    },
    has: (codePoint) => glyph(codePoint) !== 0,
    advance: (codePoint) => (glyphAdvance(font, glyph(codePoint)) * 1000) / metrics.unitsPerEm,
  };
}

type Metrics = Pick<Face, "unitsPerEm" | "ascent" | "descent" | "capHeight" | "xHeight" | "underline">;

/** Reads the few numbers that typesetting needs (OpenType 1.9: head, hhea, OS/2, post). */
function readMetrics({ byTag }: Tables): Metrics {
  const number = (tag: string, offset: number): number | null => {
    const table = byTag.get(tag);
    return table && table.length >= offset + 2 ? view(table).getInt16(offset) : null;
  };
  const unitsPerEm = (number("head", 18) ?? 0) & 0xffff;
  if (unitsPerEm === 0) throw new BadFont("the font has no units per em");
  const em = (value: number | null, otherwise: number) => (value === null ? otherwise : (value * 1000) / unitsPerEm);
  const heights = (number("OS/2", 0) ?? 0) >= 2;
  return {
    unitsPerEm,
    ascent: em(number("hhea", 4), 800),
    descent: -em(number("hhea", 6), -200),
    xHeight: heights ? em(number("OS/2", 86), 450) : 450,
    capHeight: heights ? em(number("OS/2", 88), 660) : 660,
    underline: { position: em(number("post", 8), -100), thickness: em(number("post", 10), 50) },
  };
}
