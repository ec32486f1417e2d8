// The tables of a font file (OpenType 1.9, “Font file”). In: bytes. Out: its tables, and bytes made from tables again.
// Nothing in a file is trusted: every offset is checked against the length.

/** A font's tables by tag. `flavour`: the first four bytes, TrueType or CFF outlines. */
export interface Tables {
  readonly flavour: number;
  readonly byTag: ReadonlyMap<string, Uint8Array>;
}

/** A font that cannot be used, and why, as the end of a sentence. */
export class BadFont extends Error {}

export const mostTables = 4096;
const flavours = new Set([0x00010000, 0x4f54544f, 0x74727565]);

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** `count` bytes from an offset; a file that ends earlier is not a font. */
export function slice(bytes: Uint8Array, start: number, count: number): Uint8Array {
  if (start < 0 || count < 0 || start + count > bytes.length) throw new BadFont("the font file is cut off");
  return bytes.subarray(start, start + count);
}

/** The four letters of a tag. */
export function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...slice(bytes, offset, 4));
}

/** The tables of the font whose table directory begins at an offset. */
export function readTables(bytes: Uint8Array, offset = 0): Tables {
  const head = view(slice(bytes, offset, 12));
  const flavour = head.getUint32(0);
  if (!flavours.has(flavour)) throw new BadFont("not a TrueType or OpenType font");
  const count = head.getUint16(4);
  if (count > mostTables) throw new BadFont("the font file has too many tables");
  const directory = view(slice(bytes, offset + 12, count * 16));
  const byTag = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const tag = tagAt(bytes, offset + 12 + i * 16);
    byTag.set(tag, slice(bytes, directory.getUint32(i * 16 + 8), directory.getUint32(i * 16 + 12)));
  }
  return { flavour, byTag };
}

/** A font file of these tables. Checksums are left out, since nothing reads them. */
export function writeSfnt({ flavour, byTag }: Tables): Uint8Array {
  const tables = [...byTag].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + tables.length * 16;
  const length = tables.reduce((sum, [, table]) => sum + padded(table.length), start);
  const bytes = new Uint8Array(length);
  const out = view(bytes);
  const log = Math.floor(Math.log2(Math.max(1, tables.length)));
  out.setUint32(0, flavour);
  out.setUint16(4, tables.length);
  out.setUint16(6, 2 ** log * 16);
  out.setUint16(8, log);
  out.setUint16(10, (tables.length - 2 ** log) * 16);
  let offset = start;
  tables.forEach(([tag, table], i) => {
    const record = 12 + i * 16;
    for (let at = 0; at < 4; at++) bytes[record + at] = tag.charCodeAt(at);
    out.setUint32(record + 8, offset);
    out.setUint32(record + 12, table.length);
    bytes.set(table, offset);
    offset += padded(table.length);
  });
  return bytes;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
