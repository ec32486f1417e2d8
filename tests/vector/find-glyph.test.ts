import { MathJaxStix2Font } from "@mathjax/mathjax-stix2-font/js/svg.js";
import { describe, expect, it } from "vitest";
import { fontCatalogue } from "../../src/template/font-catalogue.ts";
import { drawnFont } from "../../src/vector/drawn-font.ts";
import { openGlyphFinder } from "../../src/vector/find-glyph.ts";
import { identity } from "../../src/vector/matrix.ts";
import { parsePath } from "../../src/vector/path-data.ts";

const file = fontCatalogue().get("STIX Two Math")?.faces[0];
if (!file) throw new Error("the math font is not installed");
const finder = openGlyphFinder(drawnFont(file, "STIX Two Math"));

type Characters = Readonly<Record<number, readonly [number, number, number, { readonly p?: string }]>>;

/** Paths of MathJax's font by variant and character. */
function pathOf(variant: string, codePoint: number) {
  const font = new MathJaxStix2Font();
  const characters = font.getVariant(variant).chars as unknown as Characters;
  const data = characters[codePoint]?.[3].p;
  if (data === undefined) throw new Error(`no ${codePoint.toString(16)} in ${variant}`);
  return parsePath(`M${data}Z`, identity).path;
}

describe("a glyph found by its outline", () => {
  it("is that of the character if it is the same", () => {
    const x = finder.find(pathOf("normal", 0x1d465), 0x1d465);
    expect(x).not.toBeNull();
    expect(finder.find(pathOf("normal", 0x1d465), 0x41)).toBe(x);
  });

  it("is found for brackets of all sizes and for their pieces, which no character map has", () => {
    const sizes = ["normal", "-smallop", "-largeop", "-size3", "-size4", "-size5"];
    const brackets = sizes.map((size) => finder.find(pathOf(size, 0x28), 0x28));
    expect(brackets).not.toContain(null);
    expect(new Set(brackets).size).toBe(sizes.length);
    for (const piece of [0x239b, 0x239c, 0x239d, 0x23a7, 0x23a8, 0x23a9]) {
      expect(finder.find(pathOf("normal", piece), piece)).not.toBeNull();
    }
  });

  it("is null if the font has no such outline", () => {
    expect(finder.find(parsePath("M0 0H3000V10H0Z", identity).path, 0x78)).toBeNull();
    expect(finder.find([], 0x78)).toBeNull();
  });
});
