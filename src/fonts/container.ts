// The door to font files. In: a path, which face of it, a weight. Out: the bytes of one static font, in the form that
// HarfBuzz, the PDF writer and fontkit all accept. It reads TrueType and OpenType files, collections, WOFF, WOFF2,
// variable fonts, and the program's own compressed faces (.br).
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { limits } from "../source/limits.ts";
import { instanceOf, weightRange } from "./instance.ts";
import { BadFont, readTables, slice, type Tables, tagAt, view, writeSfnt } from "./sfnt.ts";
import { tablesOfWoff } from "./woff.ts";
import { tablesOfWoff2 } from "./woff2.ts";

const mostFaces = 256;

/** Which font of a file: the n-th of a collection; the weight of a variable one. */
export interface FaceOfFile {
  readonly index: number;
  readonly weight: number | null;
}

/** A file's bytes, unpacked if it is one of the program's packed faces. */
export function readFontFile(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return path.endsWith(".br") ? brotliDecompressSync(bytes, { maxOutputLength: limits.font }) : bytes;
}

/** The number of fonts in the bytes: one, except for a collection. */
export function countFaces(bytes: Uint8Array): number {
  if (!isCollection(bytes)) return 1;
  return Math.min(view(slice(bytes, 8, 4)).getUint32(0), mostFaces);
}

/** The tables of one font of the bytes. */
export function tablesOf(bytes: Uint8Array, index = 0): Tables {
  const kind = tagAt(bytes, 0);
  const tables =
    kind === "wOFF"
      ? tablesOfWoff(bytes, limits.font)
      : kind === "wOF2"
        ? tablesOfWoff2(bytes, limits.font)
        : readTables(bytes, isCollection(bytes) ? faceOffset(bytes, index) : 0);
  for (const tag of ["head", "hhea", "maxp", "cmap", "hmtx"]) {
    if (!tables.byTag.has(tag)) throw new BadFont(`the font has no “${tag}” table`);
  }
  if (!["glyf", "CFF ", "CFF2"].some((tag) => tables.byTag.has(tag))) {
    throw new BadFont("the font has no outlines (bitmaps and colour glyphs alone are not printed)");
  }
  return tables;
}

/** One static font as a file of its own. A plain file is returned unchanged. */
export function staticFont(bytes: Uint8Array, { index, weight }: FaceOfFile): Uint8Array {
  const kind = tagAt(bytes, 0);
  const tables = tablesOf(bytes, index);
  const plain = kind !== "wOFF" && kind !== "wOF2" && kind !== "ttcf";
  const whole = plain ? bytes : writeSfnt(tables);
  const fvar = tables.byTag.get("fvar");
  if (!fvar) return whole;
  const range = weightRange(fvar);
  return instanceOf(whole, range && Math.min(Math.max(weight ?? 400, range[0]), range[1]));
}

function isCollection(bytes: Uint8Array): boolean {
  return tagAt(bytes, 0) === "ttcf";
}

function faceOffset(bytes: Uint8Array, index: number): number {
  if (index >= countFaces(bytes)) throw new BadFont(`the collection has no font number ${index + 1}`);
  return view(slice(bytes, 12 + index * 4, 4)).getUint32(0);
}
