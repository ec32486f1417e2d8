import { describe, expect, it } from "vitest";
import type { Paragraph } from "../../src/compose/block.ts";
import { body, paginated, root, words } from "./blocks.ts";

/** The lines of a 10 pt title in a column of 100 pt, which may shrink to half its size or grow to twice. */
function titled(value: string, height = 200) {
  const fit = { least: 0.5, most: 2, height };
  const tag = { role: "H1", parent: root } as const;
  const title: Paragraph = {
    ...{ kind: "paragraph", style: { ...body, hyphenate: false }, pieces: [words(value)], label: null, fit },
    ...{ direction: "ltr", tag, span: null },
  };
  const pages = paginated([title]).document.pages;
  const items = pages.flatMap((page) => page.items.flatMap((item) => (item.kind === "line" ? [item] : [])));
  const sizes = items.flatMap(({ line }) => line.items.flatMap((item) => (item.kind === "glyphs" ? [item.size] : [])));
  return { size: Math.max(...sizes), lines: items.length, pages: pages.length };
}

describe("a title that may change its size", () => {
  it("is as large as allowed if it is short", () => {
    expect(titled("Tides")).toMatchObject({ size: 20, lines: 1 });
  });

  it("is smaller the longer it is", () => {
    const short = titled("Tides and winds of the sea");
    const long = titled("Tides and winds of the sea and of its coasts, and whatever else the moon may bring about");
    expect(long.size).toBeLessThan(short.size);
  });

  it("is never taller than its room if that can be avoided", () => {
    const text = "Tides and winds of the sea and of its coasts";
    expect(titled(text, 22).size * titled(text, 22).lines).toBeLessThanOrEqual(22);
    expect(titled(text.repeat(9), 10)).toMatchObject({ size: 5 });
  });
});
