// One font file, opened: its metrics from the tables, its characters and glyphs through HarfBuzz.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { workOn } from "../runtime/at-work.ts";
import { glyphAdvance, glyphInk, nominalGlyph, openFont, type ShaperFont, substitutions } from "../shaper/harfbuzz.ts";
import type { Face, ProtrusionMap } from "./glyph-run.ts";

/** A face with its handle in the shaper; only the text room sees it as such. */
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

/** Opens a TrueType or OpenType font, or the first of a collection. Throws on a file that is none. */
export function openFace(
  path: string,
  family: string,
  weight: number,
  italic: boolean,
  protrusions: ProtrusionMap,
): OpenFace {
  workOn(path);
  const bytes = readFileSync(path);
  const tables = readTables(bytes);
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
    id: `${family}/${weight}${italic ? "i" : ""}/${basename(path)}`,
    path,
    ...tables,
    protrusions: protrusions,
    font,
    get features() {
      features ??= substitutions(font);
      return features;
    },
    glyph,
    ink: (glyph) => {
      const ink = glyphInk(font, glyph);
      const em = 1000 / tables.unitsPerEm;
      return ink && { left: ink.left * em, right: ink.right * em, top: ink.top * em, bottom: ink.bottom * em };
    },
    has: (codePoint) => glyph(codePoint) !== 0,
    advance: (codePoint) => (glyphAdvance(font, glyph(codePoint)) * 1000) / tables.unitsPerEm,
  };
}

type Metrics = Pick<
  Face,
  "postscriptName" | "unitsPerEm" | "ascent" | "descent" | "capHeight" | "xHeight" | "underline"
>;

/** Reads the few numbers that setting needs (OpenType 1.9: head, hhea, OS/2, post, name). */
function readTables(bytes: Buffer): Metrics {
  const collection = bytes.length > 16 && bytes.toString("latin1", 0, 4) === "ttcf";
  const start = collection ? bytes.readUInt32BE(12) : 0;
  const kind = bytes.toString("latin1", start, start + 4);
  if (!["\0\x01\0\0", "OTTO", "true"].includes(kind)) throw new Error("not a TrueType or OpenType font");
  const tables = new Map<string, number>();
  const count = bytes.readUInt16BE(start + 4);
  for (let i = 0; i < count; i++) {
    const record = start + 12 + i * 16;
    const offset = bytes.readUInt32BE(record + 8);
    if (offset + bytes.readUInt32BE(record + 12) > bytes.length) throw new Error("the font file is cut off");
    tables.set(bytes.toString("latin1", record, record + 4), offset);
  }
  const head = required(tables, "head");
  const hhea = required(tables, "hhea");
  required(tables, "cmap");
  const unitsPerEm = bytes.readUInt16BE(head + 18);
  if (unitsPerEm === 0) throw new Error("the font has no units per em");
  const em = (value: number) => (value * 1000) / unitsPerEm;
  const os2 = tables.get("OS/2");
  const heights = os2 !== undefined && bytes.readUInt16BE(os2) >= 2;
  const post = tables.get("post");
  const ascent = em(bytes.readInt16BE(hhea + 4));
  return {
    postscriptName: collection ? postscriptName(bytes, tables.get("name")) : null,
    unitsPerEm,
    ascent,
    descent: -em(bytes.readInt16BE(hhea + 6)),
    xHeight: heights ? em(bytes.readInt16BE(os2 + 86)) : 450,
    capHeight: heights ? em(bytes.readInt16BE(os2 + 88)) : 660,
    underline: {
      position: post === undefined ? -100 : em(bytes.readInt16BE(post + 8)),
      thickness: post === undefined ? 50 : em(bytes.readInt16BE(post + 10)),
    },
  };
}

function required(tables: ReadonlyMap<string, number>, name: string): number {
  const offset = tables.get(name);
  if (offset === undefined) throw new Error(`the font has no table “${name}”`);
  return offset;
}

/** Name 6 of the name table, in its Unicode (3, 1) or Macintosh (1, 0) form. */
function postscriptName(bytes: Buffer, name: number | undefined): string | null {
  if (name === undefined) return null;
  const count = bytes.readUInt16BE(name + 2);
  const storage = name + bytes.readUInt16BE(name + 4);
  for (let i = 0; i < count; i++) {
    const record = name + 6 + i * 12;
    if (bytes.readUInt16BE(record + 6) !== 6) continue;
    const from = storage + bytes.readUInt16BE(record + 10);
    const raw = bytes.subarray(from, from + bytes.readUInt16BE(record + 8));
    return raw.toString("latin1").replaceAll("\0", "");
  }
  return null;
}
