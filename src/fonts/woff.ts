// WOFF 1.0: each table deflated separately (W3C Recommendation of 2012). In: bytes. Out: the font's tables.
import { inflateSync } from "node:zlib";
import { BadFont, mostTables, slice, type Tables, tagAt, view } from "./sfnt.ts";

export function tablesOfWoff(bytes: Uint8Array, largest: number): Tables {
  const head = view(slice(bytes, 0, 44));
  const count = head.getUint16(12);
  if (count > mostTables) throw new BadFont("the font file has too many tables");
  const directory = view(slice(bytes, 44, count * 20));
  const byTag = new Map<string, Uint8Array>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    const record = i * 20;
    const packed = slice(bytes, directory.getUint32(record + 4), directory.getUint32(record + 8));
    const length = directory.getUint32(record + 12);
    total += length;
    if (total > largest) throw new BadFont(`it unpacks to more than ${largest / 1e6} MB`);
    const table = packed.length < length ? inflateSync(packed, { maxOutputLength: Math.max(1, length) }) : packed;
    byTag.set(tagAt(bytes, 44 + record), slice(table, 0, length));
  }
  return { flavour: head.getUint32(4), byTag };
}
