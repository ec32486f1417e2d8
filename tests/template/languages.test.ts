// Styles by language: what a template overrides for a tag, and which text it applies to.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Paragraph } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import { smarten } from "../../src/language/smart.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { inLanguage, quotesIn } from "../../src/template/read-languages.ts";
import { paragraphStyle, readStyle } from "../../src/template/read-style.ts";
import type { Style } from "../../src/template/style.ts";
import { abstract, para, sampleAssets, sampleBook, text } from "../compose/sample-book.ts";
import { paragraphs, says } from "../compose/walk.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "languages-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function read(yaml: string, language = "en"): { style: Style; faults: readonly string[] } {
  writeFileSync(join(folder, "own.yaml"), `extends: classic\n${yaml}`);
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook({ folder, language }), "own.yaml", diagnostics);
  if (!style) throw new Error("no style");
  return { style, faults: diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`) };
}

const leading = (style: Style, language: string, name = "body") =>
  paragraphStyle(inLanguage(style, language), name).leading;

describe("a style in a language", () => {
  const yaml = `
paragraphs: { base: { leading: 13pt } }
languages:
  ar: { paragraphs: { base: { leading: 18pt }, quote: { italic: false } } }
  zh: { paragraphs: { base: { leading: 20pt } }, separators: { keywords: "、" } }
  zh-Hant: { paragraphs: { base: { size: 9pt } } }
`;

  it("is laid over the template's, whatever inherits from it", () => {
    const { style, faults } = read(yaml);
    expect(faults).toEqual([]);
    expect([leading(style, "ar"), leading(style, "ar-EG"), leading(style, "AR", "body-next")]).toEqual([18, 18, 18]);
    expect([leading(style, "en"), leading(style, "fr")]).toEqual([13, 13]);
    expect(paragraphStyle(inLanguage(style, "ar"), "quote").text.italic).toBe(false);
  });

  it("has what the broader tag has, even if the script is only implied", () => {
    const { style } = read(yaml);
    const taiwan = inLanguage(style, "zh-TW");
    expect(leading(style, "zh-TW")).toBe(20);
    expect(paragraphStyle(taiwan, "body").text.size).toBe(9);
    expect(taiwan.separators.keywords).toBe("、");
    expect(paragraphStyle(inLanguage(style, "zh-CN"), "body").text.size).not.toBe(9);
    expect(style.separators.keywords).not.toBe("、");
  });

  it("applies to a whole book in the language, but not to other texts in it", () => {
    const { style } = read(yaml, "ar");
    expect(paragraphStyle(style, "body").leading).toBe(18);
    expect(leading(style, "en")).toBe(13);
    expect(inLanguage(inLanguage(style, "en"), "ar").paragraphs).toBe(style.paragraphs);
  });

  it("is one object per language, so that kept work is found again", () => {
    const { style } = read(yaml);
    expect(inLanguage(style, "ar")).toBe(inLanguage(style, "ar-SY"));
    expect(inLanguage(style, "de")).toBe(style);
  });

  it("applies to abstracts in the language, but not to the line above their titles", () => {
    const { style } = read(yaml);
    const book = sampleBook({ folder });
    const own = abstract("own", { language: "ar", title: [text("عنوان")], body: [para("نص")] });
    const set = paragraphs(compose({ ...book, abstracts: [own] }, style, sampleAssets()));
    const named = (name: string) => set.filter((one: Paragraph) => one.style.name === name);
    expect(named("abstract-body").map((one) => [says(one), one.style.leading])).toEqual([["نص", 18]]);
    const [eyebrow] = named("abstract-eyebrow").concat(named("abstract-eyebrow-first"));
    expect(eyebrow?.style.leading).toBe(paragraphStyle(style, eyebrow?.style.name ?? "").leading);
  });
});

describe("faults of languages", () => {
  it.each([
    ["languages: { german: {} }", "wrong-value: “german” is not the tag of a language, such as “de” or “zh-Hant”"],
    ["languages: { de: { paragraph: {} } }", "unknown-key: “paragraph” is not a field of “de”"],
    ["languages: { de: { quotes: { double: [»] } } }", "wrong-value: “double” lists 1, not 2"],
    ["languages: { de: { paragraphs: { body: { extends: bodi } } } }", "wrong-value: unknown paragraph style “bodi”"],
    ["languages: { de: { paragraphs: { body: { family: Nowhere } } } }", "font-family: unknown font family “Nowhere”"],
  ])("%s", (yaml, fault) => {
    expect(read(`${yaml}\n`).faults).toEqual([fault]);
  });

  it("include faint colours", () => {
    const { faults } = read('languages: { ar: { paragraphs: { body: { colour: "#dddddd" } } } }\n');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^low-contrast: the type of “languages\.ar\.paragraphs\.body” /);
  });
});

describe("quotation marks of a template", () => {
  const yaml =
    'languages: { de: { quotes: { double: ["»", "«"], single: ["›", "‹"] } }, de-CH: { quotes: { single: ["(", ")"] } } }\n';
  const set = (typed: string, language: string) =>
    smarten(typed, language, "", "", quotesIn(read(yaml).style, language));

  it("replace those of the language, even when nested", () => {
    expect(set("\"'Ja' und nein\", don't", "de-AT")).toBe("»›Ja‹ und nein«, don’t");
    expect(set('"Ja"', "de-CH")).toBe("»Ja«");
    expect(set("'Ja'", "de-CH")).toBe("(Ja)");
    expect(set('"yes"', "en")).toBe("“yes”");
  });
});
