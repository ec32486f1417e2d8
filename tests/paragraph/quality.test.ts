// The evenness that readers see, in the running text of the sample book; LaTeX with microtype misses these limits.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import type { Line } from "../../src/paragraph/line.ts";
import { openShop, paragraph, textStyle, wordsOf } from "./set.ts";

/** Several measures around that of the templates, in millimetres, so that there are enough lines. */
const measures = [124, 126, 128, 130, 132, 134, 136];
const hyphen = /\p{L}[-\u2010]$/u;

interface Written {
  readonly abstract?: unknown;
  readonly language?: unknown;
}

/** English paragraphs of four lines and more, without formulas and lists. */
function sampleTexts(): readonly string[] {
  const folder = new URL("../../data/abstracts/", import.meta.url);
  const files = readdirSync(folder).sort();
  const read = (file: string) => parseAllDocuments(readFileSync(new URL(file, folder), "utf8"));
  const written = files.flatMap(read).flatMap((each) => each.toJS() as Written | Written[]);
  return written
    .filter(({ language }) => language === undefined || language === "en")
    .flatMap(({ abstract }) => (typeof abstract === "string" ? abstract.split(/\n\s*\n/) : []))
    .map((each) => each.replace(/\s+/g, " ").replace(/[*_]/g, "").trim())
    .filter((each) => each.length > 350 && !/[$|@[\]<>\\]/.test(each));
}

/** Word spaces of a line, as fractions of the natural one. */
function spacesOf(line: Line, natural: number): readonly number[] {
  const words = wordsOf(line);
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    return word.space && next ? [(next.x - word.x - word.width) / natural] : [];
  });
}

/**
 * How wide letters are set beside their size, as a fraction of what is drawn: a letter is half an em wide. The size of
 * stretched type is that of its area, as for a reader of the PDF, so that half of its stretch counts.
 */
function letterWidth(line: Line): number {
  const item = line.items.find((each) => each.kind === "glyphs");
  return item?.kind === "glyphs" ? Math.sqrt(item.scale) * (1 + item.tracking / 1000 / 0.5) : 1;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("running text", () => {
  const { typesetter, fonts } = openShop({ expansion: 0.028, letterspacing: 0.0025 });
  const natural = (fonts.shapingStyle(textStyle, "en").space * textStyle.size) / 1000;
  const texts = sampleTexts();
  const paragraphs = measures.flatMap((measure) =>
    texts.map((each) => typesetter.setParagraph(paragraph(each), (measure / 25.4) * 72, () => null).slice(0, -1)),
  );
  const lines = paragraphs.flat();
  const spaces = lines.map((line) => mean(spacesOf(line, natural)));
  const hyphenated = (line: Line) => {
    const last = wordsOf(line).at(-1);
    return last !== undefined && hyphen.test(last.run.text);
  };

  it("is long enough to measure", () => {
    expect(lines.length).toBeGreaterThan(300);
  });

  it("has even word spaces: standard deviation at most 0.12, none over 1.5, two per cent under 0.8", () => {
    const average = mean(spaces);
    const deviation = Math.sqrt(mean(spaces.map((space) => (space - average) ** 2)));
    expect(deviation).toBeLessThanOrEqual(0.12);
    expect(Math.max(...spaces)).toBeLessThanOrEqual(1.5);
    expect(spaces.filter((space) => space < 0.8).length / spaces.length).toBeLessThanOrEqual(0.02);
  });

  it("has neighbouring lines that are alike", () => {
    const contrasts = paragraphs.flatMap((set) => {
      const own = set.map((line) => mean(spacesOf(line, natural)));
      return own.slice(1).map((space, i) => Math.abs(space - (own[i] ?? space)));
    });
    expect(mean(contrasts)).toBeLessThanOrEqual(0.12);
  });

  it("has letters of one width: standard deviation at most one per cent, neighbours within three", () => {
    const widths = paragraphs.map((set) => set.map(letterWidth));
    const average = mean(widths.flat());
    expect(Math.sqrt(mean(widths.flat().map((width) => (width - average) ** 2)))).toBeLessThanOrEqual(0.01);
    const contrasts = widths.flatMap((own) => own.slice(1).map((width, i) => Math.abs(width - (own[i] ?? width))));
    expect(Math.max(...contrasts)).toBeLessThanOrEqual(0.03);
  });

  it("has at most four hyphens in a hundred lines, and never two in succession", () => {
    expect(lines.filter(hyphenated).length / lines.length).toBeLessThanOrEqual(0.04);
    for (const set of paragraphs) {
      for (const [i, line] of set.entries()) {
        const before = set[i - 1];
        expect(before !== undefined && hyphenated(before) && hyphenated(line)).toBe(false);
      }
    }
  });

  it("has no line that is too wide", () => {
    for (const line of lines) expect(line.overfull).toBe(0);
  });
});
