import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { fontCatalogue } from "../../src/template/font-catalogue.ts";
import { openFonts } from "../../src/text/fonts.ts";
import { openShop, styleWith, textStyle } from "../paragraph/set.ts";

describe("the catalogue", () => {
  test("names only files that are there, and families that it has", () => {
    const catalogue = fontCatalogue();
    expect([...catalogue.keys()]).toContain("STIX Two Text");
    for (const family of catalogue.values()) {
      for (const face of family.faces) expect(existsSync(face.path), face.path).toBe(true);
      for (const fallback of family.fallback) expect(catalogue.has(fallback), fallback).toBe(true);
    }
  });
});

describe("a look", () => {
  const { fonts, diagnostics } = openShop();
  const word = (value: string, style = {}, language = "en") =>
    fonts.shapingStyle({ ...textStyle, ...style }, language).word(value, false, null);

  test("is one object for styles that differ in size and colour alone", () => {
    const shaping = fonts.shapingStyle(textStyle, "en");
    expect(fonts.shapingStyle({ ...textStyle, size: 24, colour: [1, 0, 0] }, "en")).toBe(shaping);
    expect(fonts.shapingStyle({ ...textStyle, italic: true }, "en")).not.toBe(shaping);
  });

  test("forms ligatures and kerns", () => {
    expect(word("ffi", { family: "Noto Serif" }).parts[0]?.run.glyphs).toHaveLength(1);
    const apart = word("A").width + word("V").width;
    expect(word("AV").width).toBeLessThan(apart - 20);
  });

  test("has the sum of its advances as width, in thousandths of an em", () => {
    const { parts, width } = word("typesetting");
    const sum = parts[0]?.run.advances.reduce((total, advance) => total + advance, 0);
    expect(width).toBeCloseTo(sum ?? 0, 6);
    expect(width).toBeGreaterThan(4000);
    expect(width).toBeLessThan(6000);
  });

  test.each([
    ["Serbian italics", "бгдпт", "sr", "ru", { italic: true }],
    ["Bulgarian letters", "вгджзийклптцшщю", "bg", "ru", { family: "Source Sans 3" }],
    ["Romanian commas", "şţ", "ro", "tr", {}],
    ["the dotted i of Turkish", "fi", "tr", "en", {}],
  ] as const)("gives letters their language's own forms (locl): %s", (_, letters, language, other, style) => {
    const glyphs = (tag: string) => word(letters, style, tag).parts.map(({ run }) => [run.face.id, ...run.glyphs]);
    expect(glyphs(language)).not.toEqual(glyphs(other));
    for (const [face] of glyphs(language)) expect(face).toContain("family" in style ? style.family : textStyle.family);
  });

  test.each([
    ["τοῦ", ["τοῦ"]],
    ["Ἀθῆναι,", ["Ἀθῆναι", ","]],
    ["(τοῦ)", ["(", "τοῦ", ")"]],
    ["αβγ", ["αβγ"]],
    ["ῦDNA", ["ῦ", "DNA"]],
  ])("takes the letters of a word from one face: %s", (value, parts) => {
    expect(word(value).parts.map(({ run }) => run.text)).toEqual(parts);
  });

  test("takes characters that the family lacks from its fallbacks, the others from the family", () => {
    const { parts } = word("x∈");
    expect(parts.map((part) => part.run.face.id.split("/")[0])).toEqual(["STIX Two Text", "STIX Two Math"]);
    expect(parts.map((part) => part.run.text).join("")).toBe("x∈");
    for (const part of parts) expect(part.run.glyphs).not.toContain(0);
  });

  test("takes real small capitals where the font has them and scaled ones where it has not", () => {
    const real = word("Anker", { caps: "small-caps" }).parts;
    expect(real.map((part) => part.scale)).toEqual([1]);
    const scaled = word("Anker", { caps: "small-caps", family: "Libertinus Serif" }).parts;
    expect(scaled.map((part) => [part.run.text, part.scale])).toEqual([
      ["A", 1],
      ["NKER", 0.78],
    ]);
  });

  test("capitals follow the language, not the machine", () => {
    expect(word("istanbul", { caps: "all-caps" }, "tr").text).toBe("İSTANBUL");
    expect(word("istanbul", { caps: "all-caps" }, "en").text).toBe("ISTANBUL");
  });

  test("old-style figures are other glyphs than lining ones", () => {
    const glyphs = (figures: string) => word("1789", { figures }).parts[0]?.run.glyphs;
    expect(glyphs("old-style")).not.toEqual(glyphs("lining"));
  });

  test("the prefix of a divided word is as wide as that prefix set alone", () => {
    const shaping = fonts.shapingStyle(textStyle, "en");
    const whole = shaping.word("characterization", false, null);
    for (const division of shaping.divisions(whole, true)) {
      const alone = shaping.word(`${whole.text.slice(0, division.offset)}-`, false, null).width;
      expect(Math.abs(division.before - alone)).toBeLessThan(30);
    }
    expect(diagnostics.sorted()).toEqual([]);
  });
});

describe("faults of fonts", () => {
  test("a character that no font has is reported once and never set as a box", () => {
    const { fonts, diagnostics } = openShop();
    const shaping = fonts.shapingStyle(textStyle, "en");
    const { parts } = shaping.word("a\u{1f9ff}b", false, null);
    shaping.word("\u{1f9ff}", false, null);
    for (const part of parts) expect(part.run.glyphs).not.toContain(0);
    expect(diagnostics.sorted().map(({ code, message }) => [code, message])).toEqual([
      ["missing-glyph", "no font has the character “\u{1f9ff}” (U+1F9FF)"],
    ]);
  });

  test("a file that is no font is reported and passed over", () => {
    const diagnostics = new Diagnostics();
    const style = styleWith();
    const broken = { path: new URL(import.meta.url).pathname, weight: 400, italic: false };
    const families = new Map([
      ...style.families,
      ["Broken", { name: "Broken", faces: [broken], fallback: [], protrusion: null }],
    ]);
    const shaping = openFonts({ ...style, families }, diagnostics).shapingStyle(
      { ...textStyle, family: "Broken" },
      "en",
    );
    expect(shaping.face.id).toContain("Noto Sans Math");
    expect(diagnostics.sorted().map((diagnostic) => diagnostic.code)).toEqual(["font-unreadable"]);
  });
});
