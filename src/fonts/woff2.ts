// WOFF 2.0: all tables in one brotli stream, the glyphs rearranged (W3C Recommendation of 2022). In: bytes; out: the
// font's tables as they were. fontkit reads outlines from such a file, but neither HarfBuzz nor pdfkit accepts it, so
// both get the result of this.
import { brotliDecompressSync } from "node:zlib";
import { ByteReader } from "./byte-reader.ts";
import { BadFont, slice, type Tables, tagAt, view } from "./sfnt.ts";
import { rebuildGlyphs } from "./woff2-glyphs.ts";

/** WOFF2 §5.2: tags by number. */
const knownTags =
  "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
    .match(/.{4} ?/g)
    ?.map((tag) => tag.slice(0, 4)) ?? [];

interface Entry {
  readonly tag: string;
  /** Its length in the stream. */
  readonly length: number;
  readonly transformed: boolean;
}

export function tablesOfWoff2(bytes: Uint8Array, largest: number): Tables {
  const head = view(slice(bytes, 0, 48));
  const flavour = head.getUint32(4);
  if (flavour === 0x74746366) throw new BadFont("collections in .woff2 files are not supported");
  const reader = new ByteReader(bytes.subarray(48));
  const entries = Array.from({ length: head.getUint16(12) }, () => readEntry(reader, bytes));
  const packed = slice(bytes, 48 + reader.position, head.getUint32(20));
  const stream = new ByteReader(brotliDecompressSync(packed, { maxOutputLength: largest }));
  const byTag = new Map<string, Uint8Array>();
  const transformed = new Set<string>();
  for (const entry of entries) {
    byTag.set(entry.tag, stream.bytes(entry.length));
    if (entry.transformed) transformed.add(entry.tag);
  }
  return { flavour, byTag: restored(byTag, transformed) };
}

function readEntry(reader: ByteReader, bytes: Uint8Array): Entry {
  const flags = reader.byte();
  const index = flags & 63;
  const tag = index === 63 ? tagAt(bytes, 48 + reader.position) : knownTags[index];
  if (index === 63) reader.bytes(4);
  if (!tag) throw new BadFont("the font file has a table without a name");
  const version = flags >> 6;
  const length = reader.base128();
  const transformed = tag === "glyf" || tag === "loca" ? version !== 3 : version !== 0;
  return { tag, length: transformed ? reader.base128() : length, transformed };
}

function restored(byTag: ReadonlyMap<string, Uint8Array>, transformed: ReadonlySet<string>) {
  const tables = new Map(byTag);
  const glyf = byTag.get("glyf");
  if (!glyf || !transformed.has("glyf")) return tables;
  const glyphs = rebuildGlyphs(glyf);
  tables.set("glyf", glyphs.glyf);
  tables.set("loca", glyphs.loca);
  const head = Uint8Array.from(byTag.get("head") ?? []);
  // Offsets become long ones.
  view(slice(head, 50, 2)).setUint16(0, 1);
  tables.set("head", head);
  const hmtx = byTag.get("hmtx");
  const hhea = byTag.get("hhea");
  if (hmtx && hhea && transformed.has("hmtx")) {
    tables.set("hmtx", rebuildMetrics(hmtx, view(slice(hhea, 34, 2)).getUint16(0), glyphs.leftEdges));
  }
  return tables;
}

/** Left side bearings that equal the glyphs' left edges were left out (WOFF2 §5.4). */
function rebuildMetrics(packed: Uint8Array, long: number, leftEdges: readonly number[]): Uint8Array {
  const reader = new ByteReader(packed);
  const flags = reader.byte();
  const count = leftEdges.length;
  const advances = Array.from({ length: long }, () => reader.uint16());
  const bearings = leftEdges.map((edge, i) => ((i < long ? flags & 1 : flags & 2) ? edge : reader.int16()));
  const out = view(new Uint8Array(long * 4 + Math.max(0, count - long) * 2));
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (i < long) {
      out.setUint16(at, advances[i] ?? 0);
      at += 2;
    }
    out.setInt16(at, bearings[i] ?? 0);
    at += 2;
  }
  return new Uint8Array(out.buffer);
}
