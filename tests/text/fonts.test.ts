import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { directionOf } from "../../src/language/labels.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { fontCatalogue } from "../../src/template/font-catalogue.ts";
import { lettersByScript } from "../../src/text/face-choice.ts";
import { openFonts } from "../../src/text/fonts.ts";
import { openShop, styleWith, textStyle } from "../paragraph/set.ts";

describe("the catalogue", () => {
  it("names only existing files and families", () => {
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

  it("is one object for styles that differ only in size and colour", () => {
    const shaping = fonts.shapingStyle(textStyle, "en");
    expect(fonts.shapingStyle({ ...textStyle, size: 24, colour: [1, 0, 0] }, "en")).toBe(shaping);
    expect(fonts.shapingStyle({ ...textStyle, italic: true }, "en")).not.toBe(shaping);
  });

  it("forms ligatures and kerns", () => {
    expect(word("ffi", { family: "Noto Serif" }).parts[0]?.run.glyphs).toHaveLength(1);
    const apart = word("A").width + word("V").width;
    expect(word("AV").width).toBeLessThan(apart - 20);
  });

  it("has the sum of its advances as width, in thousandths of an em", () => {
    const { parts, width } = word("typesetting");
    const sum = parts[0]?.run.advances.reduce((total, advance) => total + advance, 0);
    expect(width).toBeCloseTo(sum ?? 0, 6);
    expect(width).toBeGreaterThan(4000);
    expect(width).toBeLessThan(6000);
  });

  it.each([
    ["Serbian italics", "бгдпт", "sr", "ru", { italic: true }],
    ["Bulgarian letters", "вгджзийклптцшщю", "bg", "ru", { family: "Source Sans 3" }],
    ["Romanian commas", "şţ", "ro", "tr", {}],
    ["the dotted i of Turkish", "fi", "tr", "en", {}],
  ] as const)("gives letters their language's own forms (locl): %s", (_, letters, language, other, style) => {
    const glyphs = (tag: string) => word(letters, style, tag).parts.map(({ run }) => [run.face.id, ...run.glyphs]);
    expect(glyphs(language)).not.toEqual(glyphs(other));
    for (const [face] of glyphs(language)) expect(face).toContain("family" in style ? style.family : textStyle.family);
  });

  it.each([
    ["τοῦ", ["τοῦ"]],
    ["Ἀθῆναι,", ["Ἀθῆναι", ","]],
    ["(τοῦ)", ["(", "τοῦ", ")"]],
    ["αβγ", ["αβγ"]],
    ["ῦDNA", ["ῦ", "DNA"]],
  ])("takes the letters of a word from one face: %s", (value, parts) => {
    expect(word(value).parts.map(({ run }) => run.text)).toEqual(parts);
  });

  it("takes characters that the family lacks from its fallbacks, the others from the family", () => {
    const { parts } = word("x∈");
    expect(parts.map((part) => part.run.face.id.split("/")[0])).toEqual(["STIX Two Text", "STIX Two Math"]);
    expect(parts.map((part) => part.run.text).join("")).toBe("x∈");
    for (const part of parts) expect(part.run.glyphs).not.toContain(0);
  });

  it("takes real small capitals if the font has them, and scaled ones otherwise", () => {
    const real = word("Anker", { caps: "small-caps" }).parts;
    expect(real.map((part) => part.scale)).toEqual([1]);
    const scaled = word("Anker", { caps: "small-caps", family: "Libertinus Serif" }).parts;
    expect(scaled.map((part) => [part.run.text, part.scale])).toEqual([
      ["A", 1],
      ["NKER", 0.78],
    ]);
  });

  it("capitals follow the language, not the machine", () => {
    expect(word("istanbul", { caps: "all-caps" }, "tr").text).toBe("İSTANBUL");
    expect(word("istanbul", { caps: "all-caps" }, "en").text).toBe("ISTANBUL");
  });

  it("old-style figures are other glyphs than lining ones", () => {
    const glyphs = (figures: string) => word("1789", { figures }).parts[0]?.run.glyphs;
    expect(glyphs("old-style")).not.toEqual(glyphs("lining"));
  });

  it("the prefix of a divided word is as wide as that prefix set alone", () => {
    const shaping = fonts.shapingStyle(textStyle, "en");
    const whole = shaping.word("characterization", false, null);
    for (const division of shaping.divisions(whole, true)) {
      const alone = shaping.word(`${whole.text.slice(0, division.offset)}-`, false, null).width;
      expect(Math.abs(division.before - alone)).toBeLessThan(30);
    }
    expect(diagnostics.sorted()).toEqual([]);
  });
});

/** A word, and the family that it is set in: with serifs, and without. */
const scripts = [
  ["hy", "մարդիկ", "Noto Serif Armenian", "Noto Sans Armenian"],
  ["ka", "ადამიანი", "Noto Serif Georgian", "Noto Sans Georgian"],
  ["ar", "الناس", "Noto Naskh Arabic", "Noto Naskh Arabic"],
  ["he", "אדם", "Libertinus Serif", "Noto Serif Hebrew"],
  ["dv", "ދިވެހި", "Noto Sans Thaana", "Noto Sans Thaana"],
  ["am", "ሰው", "Noto Sans Ethiopic", "Noto Sans Ethiopic"],
  ["hi", "मनुष्य।", "Noto Serif Devanagari", "Noto Sans"],
  ["bn", "মানুষ।", "Noto Serif Bengali", "Noto Sans Bengali"],
  ["pa", "ਮਨੁੱਖ", "Noto Sans Gurmukhi", "Noto Sans Gurmukhi"],
  ["gu", "મનુષ્ય", "Noto Serif Gujarati", "Noto Sans Gujarati"],
  ["or", "ମନୁଷ୍ୟ", "Noto Sans Oriya", "Noto Sans Oriya"],
  ["ta", "மனிதர்", "Noto Serif Tamil", "Noto Sans Tamil"],
  ["te", "మానవులు", "Noto Serif Telugu", "Noto Sans Telugu"],
  ["kn", "ಮಾನವರು", "Noto Sans Kannada", "Noto Sans Kannada"],
  ["ml", "മനുഷ്യർ", "Noto Serif Malayalam", "Noto Sans Malayalam"],
  ["si", "මනුෂ්‍යයෝ", "Noto Serif Sinhala", "Noto Sans Sinhala"],
  ["th", "มนุษย์", "Noto Serif Thai", "Noto Sans Thai"],
  ["lo", "ມະນຸດ", "Noto Serif Lao", "Noto Sans Lao"],
  ["km", "មនុស្ស", "Noto Serif Khmer", "Noto Sans Khmer"],
  ["my", "လူတိုင်း", "Noto Serif Myanmar", "Noto Sans Myanmar"],
  ["bo", "མི་རྣམས་", "Noto Serif Tibetan", "Noto Serif Tibetan"],
  ["mn-Mong", "ᠬᠦᠮᠦᠨ", "Noto Sans Mongolian", "Noto Sans Mongolian"],
  ["syr", "ܐܢܫܐ", "Noto Sans Syriac", "Noto Sans Syriac"],
] as const;

describe("the scripts that come with the program", () => {
  const serif = openShop();
  const sans = openShop();

  it.each(scripts)("are set in faces of the style’s kind: %s %s", (language, word, inSerif, inSans) => {
    for (const [{ fonts }, family, expected] of [
      [serif, "STIX Two Text", inSerif],
      [sans, "Source Sans 3", inSans],
    ] as const) {
      for (const weight of [400, 700]) {
        const shaping = fonts.shapingStyle({ ...textStyle, family, weight }, language);
        const { parts } = shaping.word(word, directionOf(language) === "rtl", null);
        expect(parts.map(({ run }) => run.face.id.split("/")[0])).toEqual([expected]);
        expect(parts.flatMap(({ run }) => run.glyphs)).not.toContain(0);
        const hasBold = !["Noto Sans Mongolian"].includes(expected);
        expect(parts[0]?.run.face.id).toContain(`/${hasBold ? weight : 400}/`);
      }
    }
  });

  it.each([
    ["a star", "⭐", 1],
    ["a family", "👨‍👩‍👧", 1],
    ["a flag", "🇸🇮", 1],
    ["a heart as a picture", "❤️", 1],
    ["a colour of skin", "👍🏽", 1],
    ["a key", "1️⃣", 1],
  ])("have emoji as outlines of one colour: %s", (_, emoji, glyphs) => {
    const { parts } = serif.fonts.shapingStyle(textStyle, "en").word(emoji, false, null);
    const seen = parts.map(({ run }) => [
      run.face.id.split("/")[0],
      run.advances.filter((advance) => advance > 0).length,
    ]);
    expect(seen).toEqual([["Noto Emoji", glyphs]]);
  });

  it("leave no character missing", () => {
    for (const { fonts, diagnostics } of [serif, sans]) {
      fonts.reportMissing(() => null);
      expect(diagnostics.sorted()).toEqual([]);
    }
  });
});

describe("a paragraph", () => {
  const { fonts } = openShop();
  const shaping = fonts.shapingStyle(textStyle, "el");
  const familyOf = (word: string, letters: readonly string[]) =>
    shaping
      .forLetters(lettersByScript(letters))
      .word(word, false, null)
      .parts.map(({ run }) => run.face.id.split("/")[0]);

  it("takes the letters of a script from one face, if one has them all", () => {
    expect(familyOf("της", ["της"])).toEqual(["STIX Two Text"]);
    expect(familyOf("της", ["της ", "γῆς"])).toEqual(["Libertinus Serif"]);
  });

  it("leaves other scripts alone", () => {
    expect(shaping.forLetters(lettersByScript(["the earth", "земля"]))).toBe(shaping);
    expect(familyOf("earth", ["the earth γῆς"])).toEqual(["STIX Two Text"]);
  });
});

describe("faults of fonts", () => {
  it("characters that no font has are boxes with their numbers, and are reported once per script", () => {
    const { fonts, diagnostics } = openShop();
    const shaping = fonts.shapingStyle(textStyle, "en");
    const { parts } = shaping.word("a\u{12000}b", false, null);
    shaping.word("\u{12000}\u{12001}", false, null);
    expect(parts.map(({ run }) => [run.face.id.split("/")[0], run.text])).toEqual([
      ["STIX Two Text", "a"],
      ["Missing Character", "\u{12000}"],
      ["STIX Two Text", "b"],
    ]);
    // A frame and the digits 0 1 2 0 0 0.
    expect(parts[1]?.run.glyphs).toEqual([18, 1, 2, 3, 1, 1, 1]);
    for (const part of parts) expect(part.run.glyphs).not.toContain(0);
    fonts.reportMissing(() => null);
    expect(diagnostics.sorted().map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        "missing-glyph",
        "warning",
        "no font has 2 Cuneiform characters, “\u{12000}” (U+12000), “\u{12001}” (U+12001): they are printed as boxes with their numbers",
      ],
    ]);
  });

  it("private-use characters are reported separately, at their place", () => {
    const { fonts, diagnostics } = openShop();
    const file = source("test.md", "a \ue613 b");
    fonts.shapingStyle(textStyle, "en").word("\ue613", false, span(file, 0, 5));
    fonts.reportMissing(() => null);
    expect(diagnostics.sorted().map(({ message, span: at }) => [message, at?.start])).toEqual([
      ["U+E613 means nothing outside the font that it was typed in, and is printed as a box with its number", 2],
    ]);
  });

  it("a file that is not a font is reported and skipped", () => {
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
