// Fonts and pictures that are damaged after a valid header give diagnostics, and never a damaged PDF.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { readJpeg } from "../../src/figure/jpeg.ts";
import { pixelFault } from "../../src/figure/png-pixels.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { contained } from "../../src/runtime/memory.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { ownFontBook } from "../support/own-font-book.ts";
import { repository, smallBook } from "../support/run.ts";

describe("a font", () => {
  let folder: string;
  beforeEach(() => {
    folder = ownFontBook();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const good = join(repository, "node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf");

  /** The diagnostics of a build with a table of the font overwritten. */
  async function codesWith(table: string, byte: number): Promise<readonly string[]> {
    const bytes = readFileSync(good);
    for (let i = 0; i < bytes.readUInt16BE(4); i++) {
      const record = 12 + 16 * i;
      if (bytes.toString("latin1", record, record + 4).trim() !== table) continue;
      const offset = bytes.readUInt32BE(record + 8);
      bytes.fill(byte, offset, offset + bytes.readUInt32BE(record + 12));
    }
    writeFileSync(join(folder, "fonts/Own-Regular.ttf"), bytes);
    writeFileSync(
      join(folder, "abstracts/motion.yaml"),
      `${smallBook["abstracts/motion.yaml"]}  И так далее, ღ ქართული.\n`,
    );
    const diagnostics = new Diagnostics();
    await contained(diagnostics, async () => {
      const compiled = await compile({ folder }, diagnostics);
      const [print] = compiled?.prints ?? [];
      if (print) await writePdf(print.document, { plain: false });
    });
    return diagnostics.sorted().map(({ code }) => code);
  }

  it.each(["glyf", "head", "loca", "post", "cmap", "hmtx", "maxp", "GSUB"])(
    "with garbage in its table %s gives a diagnostic or is printed, never a failure",
    async (table) => {
      for (const byte of [0xff, 0x7f]) expect(await codesWith(table, byte)).not.toContain("internal-fault");
    },
  );

  it("is the book's own, and valid apart from the damage", async () => {
    expect(await codesWith("none", 0)).toEqual([]);
  });
});

/** A PNG of grey pixels from the parts of its data. */
function png(width: number, height: number, data: Buffer, interlaced = false): Uint8Array {
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
    const out = Buffer.alloc(8 + named.length);
    out.writeUInt32BE(body.length, 0);
    named.copy(out, 4);
    out.writeUInt32BE(crc32(named), 4 + named.length);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, interlaced ? 1 : 0], 8);
  const half = data.length >> 1;
  const parts = [
    chunk("IHDR", header),
    chunk("IDAT", data.subarray(0, half)),
    chunk("IDAT", data.subarray(half)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

describe("a PNG", () => {
  it("whose pixels are whole is sound", async () => {
    expect(await pixelFault(png(20, 10, deflateSync(Buffer.alloc(21 * 10))))).toBe(null);
    // Seven passes of an 8 × 8 image: 1, 1, 2, 4, 8, 16, 32 pixels in 1, 1, 1, 2, 2, 4, 4 rows.
    expect(await pixelFault(png(8, 8, deflateSync(Buffer.alloc(64 + 15)), true))).toBe(null);
  });
  it("whose pixels are missing, cut off or garbage is reported", async () => {
    const whole = deflateSync(
      Buffer.from(Array.from({ length: 21 * 10 }, (_, i) => (i % 21 === 0 ? 0 : (i * i) % 251))),
    );
    expect(await pixelFault(png(20, 10, deflateSync(Buffer.alloc(21 * 9))))).toMatch(/pixels are missing/);
    expect(await pixelFault(png(8, 8, deflateSync(Buffer.alloc(64 + 14)), true))).toMatch(/pixels are missing/);
    expect(await pixelFault(png(20, 10, whole.subarray(0, whole.length - 40)))).toMatch(/cut off|unpacked/);
    expect(await pixelFault(png(20, 10, Buffer.alloc(100, 7)))).toMatch(/unpacked/);
    const filter = Buffer.alloc(21 * 10);
    filter[21 * 9] = 5;
    expect(await pixelFault(png(20, 10, deflateSync(filter)))).toMatch(/no known filter/);
  });
});

describe("a JPEG", () => {
  const head = Buffer.from([
    0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0,
  ]);
  const read = (...body: number[]) => readJpeg(Buffer.concat([head, Buffer.from(body)]));

  it("whose scan is walked to its end is sound", () => {
    expect(read(1, 2, 3, 0xff, 0, 4, 0xff, 0xd0, 5, 0xff, 0xd1, 6, 0xff, 0xff, 0xd9)).toMatchObject({
      width: 16,
      height: 16,
    });
  });
  it.each<readonly [string, number[]]>([
    ["is empty", [0xff, 0xd9]],
    ["has no end", [1, 2, 3, 4]],
    ["holds a mark that is none", [1, 2, 0xff, 0x42, 3, 0xff, 0xd9]],
    ["restarts out of turn", [1, 0xff, 0xd0, 2, 0xff, 0xd5, 3, 0xff, 0xd9]],
    ["has a segment that leads out", [1, 2, 0xff, 0xc4, 0x70, 0, 3, 0xff, 0xd9]],
  ])("whose scan %s is reported", (_, body) => {
    expect(typeof read(...body)).toBe("string");
  });
});
