import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { placeOf } from "../../src/source/source.ts";
import { builtIn } from "../../src/template/load-template.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { contrast } from "../../src/vector/contrast.ts";
import { sampleBook } from "../compose/sample-book.ts";

function warnings(name: string, yaml: string | null = null): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "contrast-"));
  if (yaml !== null) writeFileSync(join(folder, name), yaml);
  const diagnostics = new Diagnostics();
  readStyle(sampleBook({ folder }), name, diagnostics);
  rmSync(folder, { recursive: true });
  return diagnostics.sorted().flatMap(({ code, message, span }) => {
    if (code !== "low-contrast") return [];
    return [`${span ? placeOf(span.source, span.start).line : 0}: ${message}`];
  });
}

describe("the contrast of a template's colours", () => {
  it("is computed as in WCAG 2.1", () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 6);
    expect(contrast([1, 1, 1], [0x77 / 255, 0x77 / 255, 0x77 / 255])).toBeCloseTo(4.48, 2);
  });

  it.each(builtIn)("is enough in “%s”", (name) => {
    expect(warnings(name)).toEqual([]);
  });

  it("is reported where the colour is named, once for each pair", () => {
    expect(warnings("pale.yaml", 'extends: classic\ncolours:\n  grey: "#999999"\n')).toEqual([
      expect.stringMatching(
        /^3: the type of “paragraphs\.[a-z-]+” has a contrast of 2\.8 : 1 to its ground, less than 4\.5 : 1$/,
      ),
    ]);
  });

  it("may be less for large type", () => {
    const cover = (size: string): string => `paragraphs:\n  part-title: { size: ${size}, colour: "#808080" }\n`;
    expect(warnings("large.yaml", cover("20pt")).filter((line) => line.includes("part-title"))).toEqual([]);
    expect(warnings("small.yaml", cover("12pt")).filter((line) => line.includes("part-title"))).toHaveLength(1);
  });

  it("is that of the ink to the field on a cover with one", () => {
    const found = warnings("cover.yaml", 'extends: modern\ncover: { ink: "#444444" }\n');
    expect(
      found.some((line) => line.includes("“paragraphs.cover-title”") || line.includes("“paragraphs.cover-kind”")),
    ).toBe(true);
  });
});

describe("the large-print template", () => {
  it("has sixteen points or more for everything that is read, and no italics", () => {
    const folder = mkdtempSync(join(tmpdir(), "large-"));
    const style = readStyle(sampleBook({ folder }), "large-print", new Diagnostics());
    rmSync(folder, { recursive: true });
    // Not read on their own: running heads, code, and what only the timetables use, which it leaves out.
    const small = [...(style?.paragraphs ?? [])].filter(
      ([name, { text }]) => !/^(?:running-head|code|grid-)/.test(name) && (text.size < 16 || text.italic),
    );
    expect(small.map(([name]) => name)).toEqual([]);
    // Italics remain where the note above an index explains them.
    const slanted = [...(style?.characters ?? [])].filter(
      ([name, { scale = 1, italic }]) => scale < 1 || (italic && !name.startsWith("index-")),
    );
    expect(slanted.map(([name]) => name)).toEqual([]);
    expect(style?.programme).toMatchObject({ overview: "never", week: "never" });
    const divided = [...(style?.paragraphs ?? [])].filter(
      ([name, one]) => !name.startsWith("grid-") && (one.align === "justify" || one.hyphenate),
    );
    expect(divided.map(([name]) => name)).toEqual([]);
  });
});
