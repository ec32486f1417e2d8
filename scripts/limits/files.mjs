// For each limit on pictures, fonts and imports: how many of a thing → the files that have them, and the command that
// reads them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { crc32, deflateSync } from "node:zlib";
import { abstract, times } from "./texts.mjs";

/** Bytes that cannot be compressed, the same every time (Marsaglia 2003, xorshift). */
export function noise(length) {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = 2_463_534_242;
  for (let at = 0; at < words.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return Buffer.from(words.buffer, 0, length);
}

const number = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([number(data.length), named, number(crc32(named))]);
}

/** A PNG of exactly so many bytes; 3 channels for colours, 4 with transparency. */
function png(length, channels) {
  const width = 3000;
  const colours = channels === 3 ? 2 : 6;
  const rows = Math.floor((length - 50_000) / (width * channels + 1));
  const pixels = noise(rows * (width * channels + 1));
  for (let row = 0; row < rows; row++) pixels[row * (width * channels + 1)] = row % 5;
  const head = Buffer.concat([number(width), number(rows), Buffer.from([8, colours, 0, 0, 0])]);
  const parts = [
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(pixels, { level: 0 })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  // A comment fills the rest.
  parts.splice(2, 0, chunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), Buffer.alloc(length - size - 20, "x")])));
  return Buffer.concat(parts);
}

/** A PNG of one colour: samples of 16 bits, with transparency. */
function plainPng(width, height, interlaced = 0) {
  // Seven passes have a few bytes more than one; what is too much is not read.
  const pixels = deflateSync(Buffer.alloc(height * (width * 8 + 1) + interlaced * (height * 4 + 100)), { level: 1 });
  const head = Buffer.concat([number(width), number(height), Buffer.from([16, 6, 0, 0, interlaced])]);
  const parts = [chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** An OpenType font of exactly so many bytes, with 65,535 glyphs whose outlines fill it. */
function font(length) {
  const path = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  );
  const bytes = readFileSync(path);
  const tables = new Map();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const start = bytes.readUInt32BE(at + 8);
    tables.set(
      bytes.toString("latin1", at, at + 4),
      Buffer.from(bytes.subarray(start, start + bytes.readUInt32BE(at + 12))),
    );
  }
  const [head, maxp, loca, glyf] = ["head", "maxp", "loca", "glyf"].map((tag) => tables.get(tag));
  const count = maxp.readUInt16BE(4);
  const all = 65_535;
  const isLong = head.readInt16BE(50) === 1;
  const offsets = Array.from({ length: count + 1 }, (_, i) =>
    isLong ? loca.readUInt32BE(i * 4) : 2 * loca.readUInt16BE(i * 2),
  );
  const others = [...tables]
    .filter(([tag]) => tag !== "glyf" && tag !== "loca" && tag !== "hmtx")
    .reduce((sum, [, table]) => sum + Math.ceil(table.length / 4) * 4, 0);
  const hmtx = Buffer.concat([tables.get("hmtx"), Buffer.alloc((all - count) * 2)]);
  const room = length - 12 - 16 * tables.size - others - Math.ceil(hmtx.length / 4) * 4 - (all + 1) * 4;
  const outlines = Buffer.alloc(Math.max(glyf.length, room - (room % 4)));
  glyf.copy(outlines);
  const [from, to] = [offsets[72], offsets[73]];
  let at = glyf.length;
  for (let glyph = count; glyph < all; glyph++) {
    if (at + to - from <= outlines.length) glyf.copy(outlines, at, from, to);
    at = Math.min(
      outlines.length,
      at + Math.max(to - from, Math.floor((outlines.length - glyf.length) / (all - count) / 4) * 4),
    );
    offsets.push(at);
  }
  head.writeInt16BE(1, 50);
  maxp.writeUInt16BE(all, 4);
  tables.set("head", head).set("maxp", maxp).set("hmtx", hmtx).set("glyf", outlines);
  tables.set("loca", Buffer.concat(offsets.map(number)));
  return sfnt(tables, length);
}

function sfnt(tables, length) {
  const head = Buffer.alloc(12 + 16 * tables.size);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.size, 4);
  const parts = [head];
  let at = head.length;
  [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([tag, table], index) => {
      head.write(tag, 12 + 16 * index, "latin1");
      head.writeUInt32BE(at, 12 + 16 * index + 8);
      head.writeUInt32BE(table.length, 12 + 16 * index + 12);
      parts.push(table, Buffer.alloc((4 - (table.length % 4)) % 4));
      at += Math.ceil(table.length / 4) * 4;
    });
  return Buffer.concat([...parts, Buffer.alloc(Math.max(0, length - at))]);
}

/** A collection of one font. */
function collection(length) {
  const head = Buffer.concat([Buffer.from("ttcf"), number(0x00010000), number(1), number(16)]);
  const one = font(Math.min(length, 50_000_000) - 16);
  for (let i = 0; i < one.readUInt16BE(4); i++)
    one.writeUInt32BE(one.readUInt32BE(12 + 16 * i + 8) + 16, 12 + 16 * i + 8);
  return Buffer.concat([head, one, Buffer.alloc(length - one.length - 16)]);
}

const withFont = (name, make) => ({
  files: (n) => ({
    "book.yaml": "title: B\ntemplate: own.yaml\nparts: [abstracts: { group: none }]\n",
    "own.yaml": `extends: classic\nfonts: { Own: { files: [fonts/${name}] } }\nparagraphs: { base: { family: Own } }\n`,
    [`fonts/${name}`]: make(n),
    "abstracts/a.yaml": abstract("Words in the font."),
  }),
});

const table = (rows) =>
  `Title,Authors,Abstract\n${times(rows, (i) => `On the number ${i},Ann Lee; Bo Roe,Some text about the number ${i}.\n`)}`;
const imported = (path) => ["import", path, "--into", "book-made", "-q"];

const withPicture = (bytes) => ({ "figures/a.png": bytes, "abstracts/a.yaml": abstract("![x](figures/a.png)") });

export const files = {
  pixels: {
    of: "a PNG of one colour, of 16 bits, with transparency",
    files: (n) => withPicture(plainPng(10_000, Math.ceil(n / 10_000))),
  },
  pictureSide: { of: "a PNG of a thousand columns", files: (n) => withPicture(plainPng(1000, n)) },
  pixelBytes: { of: "an interlaced PNG", files: (n) => withPicture(plainPng(1250, Math.ceil(n / 10_000), 1)) },
  picture: {
    of: "a PNG of noise with transparency",
    files: (n) => withPicture(png(n, 4)),
  },
  font: { of: "65,535 glyphs", ...withFont("Own-Regular.ttf", font) },
  fontCollection: { of: "one font of 50 MB", ...withFont("Own-Regular.ttc", collection) },
  importRows: { of: "a CSV of three columns", files: (n) => ({ "in.csv": table(n - 1) }), command: imported("in.csv") },
  importField: {
    of: "ten such texts in Markdown",
    files: (n) => ({
      "in.csv": `Title,Authors,Abstract\n${times(10, (i) => `On ${i},Ann Lee,"${"Some *words* of H~2~O. ".repeat(Math.ceil(n / 23)).slice(0, n)}"\n`)}`,
    }),
    command: imported("in.csv"),
  },
};
