// The first article of the Universal Declaration of Human Rights in more than fifty languages: every script that the
// program has a font for is printed without a missing character. Those of East Asia are printed too if the system has
// Noto CJK, and otherwise give one warning each.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { compile } from "../../src/compile.ts";
import { dump } from "../../src/dump/dump.ts";
import { eastAsian } from "../../src/fonts/writing.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { makeFont } from "../fonts/make-font.ts";

const folder = join(import.meta.dirname, "languages");
const writings = ["Japanese", "Korean", "Simplified Chinese", "Traditional Chinese"];
/** Where Debian's fonts-noto-cjk puts its collections. */
const debian = "/usr/share/fonts/opentype/noto";
const made: string[] = [];

async function printed(template: string) {
  const diagnostics = new Diagnostics();
  const compiled = await compile({ folder, template }, diagnostics);
  const [print] = compiled?.prints ?? [];
  const lines = print ? dump(print.document).split("\n") : [];
  expect(compiled?.book.abstracts.length).toBeGreaterThanOrEqual(40);
  expect(lines.length).toBeGreaterThan(200);
  const served = compiled?.served.map(({ family }) => family.name) ?? [];
  return { warnings: diagnostics.sorted(), served, boxes: lines.filter((line) => line.includes("Missing Character")) };
}

/**
 * A folder of fonts named like Noto CJK, with the characters of the book and those by which such fonts are recognized.
 */
function madeFonts(): string {
  const path = mkdtempSync(join(tmpdir(), "abstracts-noto-"));
  made.push(path);
  const text = readFileSync(join(folder, "abstracts/article-1.yaml"), "utf8");
  const samples = Object.values(eastAsian).map(({ sample }) => sample);
  const characters = text.replace(/[^\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]/g, "") + samples.join("");
  for (const form of ["JP", "KR", "SC", "TC"])
    writeFileSync(join(path, `NotoSerifCJK${form}.ttf`), makeFont(`Noto Serif CJK ${form}`, characters));
  return path;
}

afterEach(() => {
  vi.unstubAllEnvs();
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});

describe("a book of many languages", () => {
  it.each(["classic", "modern"])("has a font for all except those of East Asia, in %s", async (template) => {
    const { warnings, boxes } = await printed(template);
    expect(warnings.map(({ code, message }) => [code, message.split(" was found")[0]])).toEqual(
      writings.map((name) => ["missing-font", `no font for ${name}`]),
    );
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.filter((line) => !/[\u3001-\u9fff\uac00-\ud7a3]/.test(line))).toEqual([]);
  });

  it("has a font for all if the system has them, each language in its own forms", async () => {
    vi.stubEnv("ABSTRACTS_FONT_PATH", madeFonts());
    const { warnings, served } = await printed("classic");
    expect(warnings).toEqual([]);
    expect(served.sort()).toEqual(["JP", "KR", "SC", "TC"].map((form) => `Noto Serif CJK ${form}`));
  });

  it.skipIf(!existsSync(debian))("has no missing glyph with Debian’s fonts-noto-cjk", async () => {
    vi.stubEnv("ABSTRACTS_FONT_PATH", debian);
    const { warnings, served, boxes } = await printed("modern");
    expect([warnings, boxes]).toEqual([[], []]);
    expect(served.length).toBe(4);
  });
});
