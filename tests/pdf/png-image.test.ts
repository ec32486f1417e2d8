// PNGs of every kind become images of the PDF with the same pixels. The pictures are made from samples, with every
// filter in turn, and read back from the objects of the PDF.
import { crc32, deflateSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "../../src/figure/png.ts";
import { PdfFile } from "../../src/pdf/file.ts";
import { embedPng } from "../../src/pdf/png-image.ts";
import { serialize } from "../../src/pdf/syntax.ts";

type Kind = 0 | 2 | 3 | 4 | 6;
const channels: Readonly<Record<Kind, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Made {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly kind: Kind;
  readonly interlaced?: boolean;
  /** What follows the header. */
  readonly more?: readonly (readonly [name: string, data: Uint8Array])[];
}

/** The samples of a picture, row by row: repeatable, of all sizes. */
function samplesOf({ width, height, bits, kind }: Made): number[][] {
  let state = 12_345;
  return Array.from({ length: height }, () =>
    Array.from({ length: width * channels[kind] }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 2 ** bits;
    }),
  );
}

const bytesOf = (samples: readonly number[], bits: number): Uint8Array => {
  const out = new Uint8Array(Math.ceil((samples.length * bits) / 8));
  samples.forEach((sample, index) => {
    const at = index * bits;
    if (bits === 16) out.set([sample >> 8, sample & 255], at >> 3);
    else out[at >> 3] = (out[at >> 3] ?? 0) | (sample << (8 - bits - (at & 7)));
  });
  return out;
};

/** PNG §9.2, with another filter in each row. */
function filtered(rows: readonly Uint8Array[], pixel: number): Buffer {
  return Buffer.concat(
    rows.map((row, y) => {
      const filter = y % 5;
      const out = Buffer.alloc(row.length + 1);
      out[0] = filter;
      row.forEach((byte, x) => {
        const left = row[x - pixel] ?? 0;
        const above = rows[y - 1]?.[x] ?? 0;
        const corner = rows[y - 1]?.[x - pixel] ?? 0;
        out[x + 1] = byte - (prediction(filter, left, above, corner) & 255);
      });
      return out;
    }),
  );
}

function prediction(filter: number, left: number, above: number, corner: number): number {
  const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  const paeth = a <= b && a <= c ? left : b <= c ? above : corner;
  return [0, left, above, Math.floor((left + above) / 2), paeth][filter] ?? 0;
}

function pngOf(made: Made, samples: readonly (readonly number[])[]): Uint8Array {
  const { width, height, bits, kind, interlaced = false, more = [] } = made;
  const each = channels[kind];
  const pixel = Math.max(1, (bits * each) >> 3);
  const rows = (x0: number, y0: number, dx: number, dy: number) =>
    samples
      .filter((_, y) => y >= y0 && (y - y0) % dy === 0)
      .map((row) => {
        const columns = Array.from({ length: width }, (_, x) => x).filter((x) => x >= x0 && (x - x0) % dx === 0);
        return bytesOf(
          columns.flatMap((x) => row.slice(x * each, (x + 1) * each)),
          bits,
        );
      })
      .filter((row) => row.length > 0);
  const data = interlaced
    ? Buffer.concat(passes.map(([x, y, dx, dy]) => filtered(rows(x, y, dx, dy), pixel)))
    : filtered(rows(0, 0, 1, 1), pixel);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, kind, 0, 0, interlaced ? 1 : 0], 8);
  const chunks: (readonly [string, Uint8Array])[] = [["IHDR", header], ...more, ["IDAT", deflateSync(data)]];
  const written = [...chunks, ["IEND", Buffer.alloc(0)] as const].map(([name, body]) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...written]);
}

interface Embedded {
  readonly data: Readonly<Record<string, unknown>>;
  /** The samples of each row. */
  readonly rows: readonly (readonly number[])[];
}

/** The image, and its soft mask if it has one. */
async function embedded(bytes: Uint8Array): Promise<readonly [Embedded, Embedded | null]> {
  expect(readPng(bytes)).toMatchObject({ width: expect.any(Number) });
  const written = new Map<unknown, { data: Record<string, unknown>; body: Uint8Array }>();
  const file = new PdfFile();
  const make = file.ref.bind(file);
  file.ref = (data) => {
    const ref = make(data);
    const end = ref.end.bind(ref);
    ref.end = (body) => {
      written.set(ref, { data: ref.data, body: Buffer.from(body as Uint8Array) });
      // What the file would hold.
      serialize(ref.data);
      end(body);
    };
    return ref;
  };
  const own = file.ref();
  await embedPng(bytes, own, file);
  const read = (ref: unknown): Embedded => {
    const { data, body } = written.get(ref) ?? { data: {}, body: new Uint8Array() };
    return { data, rows: unpredicted(inflateSync(body), data.DecodeParms as Parms) };
  };
  return [read(own), own.data.SMask ? read(own.data.SMask) : null];
}

interface Parms {
  readonly Colors: number;
  readonly BitsPerComponent: number;
  readonly Columns: number;
}

/** ISO 32000-1 §7.4.4.4: PNG predictors in the stream itself. */
function unpredicted(bytes: Uint8Array, { Colors, BitsPerComponent: bits, Columns }: Parms): number[][] {
  const length = Math.ceil((Columns * Colors * bits) / 8);
  const pixel = Math.max(1, (Colors * bits) >> 3);
  const rows: Uint8Array[] = [];
  for (let at = 0; at + length < bytes.length; at += length + 1) {
    const row = Uint8Array.from(bytes.subarray(at + 1, at + 1 + length));
    const before = rows.at(-1);
    for (let x = 0; x < length; x++) {
      const corner = x < pixel ? 0 : (before?.[x - pixel] ?? 0);
      row[x] = (row[x] ?? 0) + prediction(bytes[at] ?? 0, row[x - pixel] ?? 0, before?.[x] ?? 0, corner);
    }
    rows.push(row);
  }
  return rows.map((row) =>
    Array.from({ length: Columns * Colors }, (_, index) => {
      const at = index * bits;
      if (bits === 16) return ((row[at >> 3] ?? 0) << 8) | (row[(at >> 3) + 1] ?? 0);
      return ((row[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & (2 ** bits - 1);
    }),
  );
}

const size = { width: 13, height: 11 };
const palette = Uint8Array.from({ length: 3 * 16 }, (_, index) => index * 5);
const kinds: readonly (readonly [kind: Kind, bits: number])[] = [
  ...[1, 2, 4, 8, 16].map((bits) => [0, bits] as const),
  ...[8, 16].map((bits) => [2, bits] as const),
  ...[1, 2, 4].map((bits) => [3, bits] as const),
  ...[8, 16].map((bits) => [4, bits] as const),
  ...[8, 16].map((bits) => [6, bits] as const),
];

describe.each([false, true])("interlaced: %s", (interlaced) => {
  it.each(kinds)("colour type %i with %i bits keeps its pixels", async (kind, bits) => {
    const made: Made = { ...size, kind, bits, interlaced, ...(kind === 3 && { more: [["PLTE", palette]] }) };
    const samples = samplesOf(made);
    const [image, mask] = await embedded(pngOf(made, samples));
    const each = channels[kind];
    const isAlpha = (_: unknown, index: number) => (kind === 4 || kind === 6) && index % each === each - 1;
    const shift = (kind === 4 || kind === 6) && bits === 16 ? 8 : 0;
    expect(image.rows).toEqual(samples.map((row) => row.filter((_, i) => !isAlpha(_, i)).map((it) => it >> shift)));
    expect(mask?.rows ?? null).toEqual(
      kind === 4 || kind === 6 ? samples.map((row) => row.filter(isAlpha).map((it) => it >> shift)) : null,
    );
    expect(image.data).toMatchObject({ Width: 13, Height: 11, BitsPerComponent: shift > 0 ? 8 : bits });
  });

  it("opacities of a palette become a mask; colours without one are opaque", async () => {
    const more = [["PLTE", palette] as const, ["tRNS", Uint8Array.from([0, 77, 200])] as const];
    const made: Made = { ...size, kind: 3, bits: 4, interlaced, more };
    const samples = samplesOf(made);
    const [image, mask] = await embedded(pngOf(made, samples));
    expect(image.rows).toEqual(samples);
    expect(mask?.rows).toEqual(samples.map((row) => row.map((it) => [0, 77, 200][it] ?? 255)));
  });

  it("a transparent colour of 16 bits becomes a mask", async () => {
    const made: Made = { ...size, kind: 2, bits: 16, interlaced };
    const samples = samplesOf(made);
    const key = bytesOf(samples[4]?.slice(6, 9) ?? [], 16);
    const [image, mask] = await embedded(pngOf({ ...made, more: [["tRNS", key]] }, samples));
    expect(image.rows).toEqual(samples.map((row) => row.map((it) => it >> 8)));
    expect(mask?.rows.map((row) => row.map((it) => (it === 0 ? 0 : 1)).join(""))).toEqual(
      samples.map((_, y) => Array.from({ length: 13 }, (_, x) => (y === 4 && x === 2 ? 0 : 1)).join("")),
    );
  });
});

describe("a transparent colour", () => {
  const key = async (kind: Kind, bits: number, data: readonly number[]) => {
    const made: Made = { ...size, kind, bits, more: [["tRNS", Uint8Array.from(data)]] };
    const [image, mask] = await embedded(pngOf(made, samplesOf(made)));
    expect(mask).toBe(null);
    return image.data.Mask;
  };
  it("of up to 8 bits is a colour key, of two bytes for each sample in the file", async () => {
    expect(await key(0, 4, [0, 9])).toEqual([9, 9]);
    expect(await key(2, 8, [0, 1, 0, 2, 0, 3])).toEqual([1, 1, 2, 2, 3, 3]);
  });
  it("that is cut off, or of a picture with opacities, is ignored", async () => {
    expect(await key(2, 8, [0, 1, 0])).toBe(undefined);
    const made: Made = { ...size, kind: 6, bits: 8, more: [["tRNS", new Uint8Array(6)]] };
    const [image, mask] = await embedded(pngOf(made, samplesOf(made)));
    expect(image.data.Mask).toBe(undefined);
    expect(mask?.rows).toHaveLength(11);
  });
});
