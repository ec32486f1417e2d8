// Fonts cut down to some characters.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { cutFont } from "../../src/fonts/cut-font.ts";
import { repository } from "../support/run.ts";

const whole = readFileSync(join(repository, "dist/fonts/STIXTwoMath_400Regular.ttf"));
const open = (bytes: Uint8Array) => {
  const font = create(Buffer.from(bytes));
  if (!("glyphForCodePoint" in font)) throw new Error("a collection");
  return font;
};

describe("a font for formulas, cut", () => {
  const cut = cutFont(whole, ["x", "𝑥", "√"]);
  const font = open(cut);

  it("has the characters that were asked for, and no others", () => {
    for (const character of ["x", "𝑥", "√"])
      expect(font.glyphForCodePoint(character.codePointAt(0) ?? 0).id, character).toBeGreaterThan(0);
    expect(font.hasGlyphForCodePoint(0x79)).toBe(false);
    expect(cut.length).toBeLessThan(whole.length / 20);
  });

  it("keeps the table that stretches signs, and glyphs for larger roots", () => {
    expect(Buffer.from(cut).includes("MATH")).toBe(true);
    expect(font.numGlyphs).toBeGreaterThan(8);
  });

  it("is the same each time, in any order of the characters", () => {
    expect(Buffer.from(cutFont(whole, ["√", "x", "𝑥"])).equals(Buffer.from(cut))).toBe(true);
  });

  it("that cannot be cut stays as it is", () => {
    const bytes = new TextEncoder().encode("no font");
    expect(cutFont(bytes, ["x"])).toBe(bytes);
  });
});
