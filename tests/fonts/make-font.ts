// A font file for tests: with a given name, and the same glyph for each of its characters.
import { readTables, writeSfnt } from "../../src/fonts/sfnt.ts";
import { missingFont } from "../../src/text/missing-font.ts";

export function makeFont(family: string, characters: string): Buffer {
  const { flavour, byTag } = readTables(missingFont());
  const tables = new Map(byTag);
  tables.set("cmap", cmapOf([...new Set(characters)].map((character) => character.codePointAt(0) ?? 0)));
  tables.set("name", nameOf(family));
  return Buffer.from(writeSfnt({ flavour, byTag: tables }));
}

/** Format 12, a group a character (OpenType 1.9: cmap). */
function cmapOf(codePoints: readonly number[]): Uint8Array {
  const out = Buffer.alloc(12 + 16 + codePoints.length * 12);
  out.writeUInt16BE(1, 2);
  out.writeUInt16BE(3, 4);
  out.writeUInt16BE(10, 6);
  out.writeUInt32BE(12, 8);
  out.writeUInt16BE(12, 12);
  out.writeUInt32BE(16 + codePoints.length * 12, 16);
  out.writeUInt32BE(codePoints.length, 24);
  [...codePoints]
    .sort((a, b) => a - b)
    .forEach((codePoint, i) => {
      out.writeUInt32BE(codePoint, 28 + i * 12);
      out.writeUInt32BE(codePoint, 32 + i * 12);
      out.writeUInt32BE(1, 36 + i * 12);
    });
  return out;
}

function nameOf(family: string): Uint8Array {
  const ids = [1, 4, 6, 13];
  const text = Buffer.from(family, "utf16le").swap16();
  const out = Buffer.alloc(6 + ids.length * 12);
  out.writeUInt16BE(ids.length, 2);
  out.writeUInt16BE(out.length, 4);
  ids.forEach((id, i) => {
    for (const [at, value] of [3, 1, 0x409, id, text.length, 0].entries())
      out.writeUInt16BE(value, 6 + i * 12 + at * 2);
  });
  return Buffer.concat([out, text]);
}
