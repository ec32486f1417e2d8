import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { staticFont, tablesOf } from "../../src/fonts/container.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";

const modules = join(packageRoot(), "node_modules");
const armenian = (file: string) =>
  readFileSync(join(modules, "@fontsource/noto-serif-armenian/files", `noto-serif-armenian-armenian-${file}`));
const variable = readFileSync(
  join(modules, "@fontsource-variable/noto-serif-armenian/files/noto-serif-armenian-armenian-wght-normal.woff2"),
);

const open = (bytes: Uint8Array) => fontkit.create(Buffer.from(bytes)) as fontkit.Font;
const outlines = (font: fontkit.Font) =>
  Array.from({ length: font.numGlyphs }, (_, id) => {
    const glyph = font.getGlyph(id);
    return [glyph.advanceWidth, glyph.path.toSVG()];
  });

describe("a font file of the web", () => {
  it.each(["400-normal.woff2", "400-normal.woff"])("becomes a plain one with the same glyphs: %s", (file) => {
    const packed = armenian(file);
    const plain = staticFont(packed, { index: 0, weight: 400 });
    expect(outlines(open(plain))).toEqual(outlines(open(packed)));
    expect(open(plain).postscriptName).toBe("NotoSerifArmenian-Regular");
  });
});

describe("a font file of the web with outlines in CFF", () => {
  it("keeps the names of its tables, including those padded with a space", () => {
    const packed = readFileSync(join(modules, "@mathjax/mathjax-stix2-font/chtml/woff2/mjx-stx-phi.woff2"));
    expect([...tablesOf(packed).byTag.keys()]).toContain("CFF ");
    const plain = open(staticFont(packed, { index: 0, weight: null }));
    expect(plain.getGlyph(1).path.toSVG()).toMatch(/^M/);
  });
});

describe("a variable font", () => {
  const at = (weight: number) => open(staticFont(variable, { index: 0, weight }));
  const width = (font: fontkit.Font) => font.glyphForCodePoint(0x0544).advanceWidth;

  it("is taken at a weight", () => {
    expect(Object.keys(at(400).variationAxes ?? {})).toEqual([]);
    expect(width(at(400))).toBe(width(open(armenian("400-normal.woff2"))));
    expect(width(at(700))).toBe(width(open(armenian("700-normal.woff2"))));
  });

  it("is used at the nearest weight that it has", () => {
    expect(width(at(1000))).toBe(width(at(900)));
  });
});

describe("bytes that are not a font", () => {
  const words = /cut off|unexpected end|Decompression failed|incorrect/i;

  it.each(["", "wOF2", "wOFF", "ttcf", "OTTO", "%PDF-1.7"])("are recognized: %j", (start) => {
    expect(() =>
      staticFont(Buffer.from(start.padEnd(start.length > 0 ? 64 : 0, "\0")), { index: 0, weight: 400 }),
    ).toThrow();
  });

  it("may be half of one", () => {
    for (const file of ["400-normal.woff2", "400-normal.woff"]) {
      const packed = armenian(file);
      expect(() => staticFont(packed.subarray(0, packed.length >> 1), { index: 0, weight: 400 })).toThrow(words);
    }
  });
});
