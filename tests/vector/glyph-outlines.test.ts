import { describe, expect, it } from "vitest";
import { fontCatalogue } from "../../src/template/font-catalogue.ts";
import { boundsOf } from "../../src/vector/bounds.ts";
import { type Lettering, openLettering, pathOf } from "../../src/vector/glyph-outlines.ts";

const lettering = openLettering(fontCatalogue());
const outline = (...label: Parameters<typeof lettering.outline>) => {
  const word = lettering.outline(...label);
  return { ...word, path: pathOf(word) };
};
const sans: Lettering = { family: "sans", bold: false, italic: false };
const widthOf = (text: string, lettering = sans) => outline(text, lettering).width;
const apart = (text: string) => [...text].reduce((sum, character) => sum + widthOf(character), 0);

describe("a label", () => {
  it("is drawn with its baseline at the origin, y downwards, at a thousand units", () => {
    const { path, width, missing } = outline("Hx", sans);
    const ink = boundsOf(path);
    expect(ink?.top).toBeLessThan(-600);
    expect(ink?.bottom).toBeCloseTo(0, 0);
    expect(ink?.left).toBeGreaterThan(0);
    expect(ink?.right).toBeLessThan(width);
    expect(missing).toEqual([]);
  });

  it("is kerned, and forms ligatures", () => {
    expect(widthOf("AVAV")).toBeLessThan(apart("AVAV") - 30);
    const serif: Lettering = { ...sans, family: "serif" };
    expect(outline("ffi", serif).path.length).not.toBe(
      2 * outline("f", serif).path.length + outline("i", serif).path.length,
    );
  });

  it("joins the letters of Arabic", () => {
    const steps = [..."سلام"].reduce((sum, letter) => sum + outline(letter, sans).path.length, 0);
    expect(widthOf("سلام")).toBeLessThan(apart("سلام") * 0.9);
    expect(outline("سلام", sans).path.length).not.toBe(steps);
  });

  it("runs from right to left if its script does, except for figures", () => {
    const wordAnd = outline("אב 12", sans);
    const figures = boundsOf(outline("12", sans).path);
    // The figures follow the word, which is to the left of it.
    const first = boundsOf(wordAnd.path.slice(0, outline("12", sans).path.length));
    expect(first?.left).toBeCloseTo(figures?.left ?? 0, 6);
    expect(first?.right).toBeCloseTo(figures?.right ?? 0, 6);
    // In a left-to-right sentence the exclamation mark ends it on the right, otherwise on the left.
    const mark = boundsOf(outline("!", sans).path);
    expect(boundsOf(outline("אב!", sans, "ltr").path)?.right).toBeGreaterThan(widthOf("אב"));
    expect(boundsOf(outline("אב!", sans, "rtl").path)?.left).toBeCloseTo(mark?.left ?? 0, 6);
  });

  it("has the fonts of all scripts that come with the program", () => {
    for (const text of ["नमस्ते", "สวัสดี", "გამარჯობა", "ሰላም", "Ψυχή", "мир"]) {
      const { path, missing } = outline(text, sans);
      expect(missing, text).toEqual([]);
      expect(path.length, text).toBeGreaterThan(20);
    }
  });

  it("names the characters that no font has, and keeps marks with their letters", () => {
    expect(outline("a\u{F0000}b", sans).missing).toEqual(["\u{F0000}"]);
    expect(outline("ą́", sans).missing).toEqual([]);
    expect(widthOf("ą́")).toBeCloseTo(widthOf("ą"), 6);
    // Nothing is drawn for characters that only join or separate.
    expect(widthOf("a\u200db")).toBeCloseTo(widthOf("ab"), 6);
    expect(outline("", sans)).toMatchObject({ glyphs: [], width: 0, missing: [] });
  });
});
