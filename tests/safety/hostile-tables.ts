// Font tables that are made to cost time or memory (OpenType 1.9: GSUB, GPOS, cmap, glyf, name). In: nothing. Out:
// bytes.

/** Two-byte numbers. */
const words = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) out.writeUInt16BE(value & 0xffff, index * 2);
  return out;
};

/** Parts preceded by a list of their offsets, counted from the beginning of `head`. */
function withOffsets(head: Buffer, parts: readonly Buffer[], size = 2): Buffer {
  let at = head.length + parts.length * size;
  const offsets = Buffer.alloc(parts.length * size);
  parts.forEach((part, index) => {
    if (size === 2) offsets.writeUInt16BE(at, index * 2);
    else offsets.writeUInt32BE(at, index * 4);
    at += part.length;
  });
  return Buffer.concat([head, offsets, ...parts]);
}

/** Every glyph up to the last one. */
const allGlyphs = words(2, 1, 0, 0xfffe, 0);

export interface Lookup {
  readonly type: number;
  readonly subtable: Buffer;
}

/** A glyph becomes many. */
export function multiplied(glyph: number, times: number): Lookup {
  const sequence = words(times, ...Array.from({ length: times }, () => glyph));
  const coverage = words(1, 1, glyph);
  const head = words(1, 8 + sequence.length, 1, 8);
  return { type: 2, subtable: Buffer.concat([head, sequence, coverage]) };
}

/** Wherever a glyph is, these lookups are applied to it, one after the other. */
export function calling(type: number, lookups: readonly number[]): Lookup {
  const head = words(3, 1, lookups.length, 8 + lookups.length * 4);
  return { type, subtable: Buffer.concat([head, ...lookups.map((lookup) => words(0, lookup)), allGlyphs]) };
}

/** GSUB or GPOS: one feature for every script, with all the lookups. */
export function layout(feature: string, lookups: readonly Lookup[]): Buffer {
  const language = words(0, 0xffff, 1, 0);
  const script = Buffer.concat([words(4, 0), language]);
  const scripts = Buffer.concat([words(1), Buffer.from("DFLT"), words(8), script]);
  const first = Buffer.concat([words(0, 1, 0)]);
  const features = Buffer.concat([words(1), Buffer.from(feature), words(8), first]);
  const list = withOffsets(
    words(lookups.length),
    lookups.map(({ type, subtable }) => Buffer.concat([words(type, 0, 1, 8), subtable])),
  );
  const head = words(1, 0, 10, 10 + scripts.length, 10 + scripts.length + features.length);
  return Buffer.concat([head, scripts, features, list]);
}

/** cmap of format 12 whose groups claim every possible character. */
export function endlessGroups(count: number): Buffer {
  const group = Buffer.alloc(12);
  group.writeUInt32BE(0xffffffff, 4);
  const head = Buffer.alloc(16);
  head.writeUInt16BE(12, 0);
  head.writeUInt32BE(16 + count * 12, 4);
  head.writeUInt32BE(count, 12);
  return Buffer.concat([words(0, 1, 3, 10, 0, 12), head, ...Array.from({ length: count }, () => group)]);
}

/** cmap of format 4 whose segments all contain every two-byte character. */
export function equalSegments(count: number): Buffer {
  const each = (value: number) => words(...Array.from({ length: count }, () => value));
  const body = Buffer.concat([each(0xfffe), words(0), each(0), each(0), each(0)]);
  return Buffer.concat([words(0, 1, 3, 1, 0, 12, 4, 14 + body.length, 0, count * 2, 0, 0, 0), body]);
}

/** A glyph made of others: each of its parts is the glyph of that number. */
export function composite(parts: readonly number[]): Buffer {
  const head = words(-1, 0, 0, 100, 100);
  return Buffer.concat([head, ...parts.map((part, index) => words(index < parts.length - 1 ? 0x22 : 0x2, part, 0))]);
}

/** glyf and loca of composite glyphs. */
export function outlines(glyphs: readonly Buffer[]): { readonly glyf: Buffer; readonly loca: Buffer } {
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  let at = 0;
  glyphs.forEach((glyph, index) => {
    loca.writeUInt32BE(at, index * 4);
    at += glyph.length;
  });
  loca.writeUInt32BE(at, glyphs.length * 4);
  return { glyf: Buffer.concat(glyphs), loca };
}

/** name whose records all point at the same 60,000 bytes. */
export function manyNames(count: number): Buffer {
  const text = Buffer.alloc(60_000, "\0A");
  const records = Array.from({ length: count }, (_, index) => words(3, 1, 0x409, index % 26, text.length, 0));
  const start = 6 + count * 12;
  return Buffer.concat([words(0, count, Math.min(start, 0xffff)), ...records, text]);
}
