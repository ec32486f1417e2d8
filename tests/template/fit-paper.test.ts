import { describe, expect, it } from "vitest";
import { parsePaper } from "../../src/model/paper.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { paragraphStyle, readStyle } from "../../src/template/read-style.ts";
import type { Style } from "../../src/template/style.ts";
import { sampleBook } from "../compose/sample-book.ts";

/** A template's style on some paper, without a warning. */
function styleOn(template: string, paper: string | null): Style {
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook(), template, diagnostics, null, paper === null ? null : parsePaper(paper));
  expect(diagnostics.sorted()).toEqual([]);
  if (!style) throw new Error(`no template ${template}`);
  return style;
}

const measureOf = ({ page: { width, margins } }: Style) => width - margins.inner - margins.outer;
const emsOf = (style: Style) => measureOf(style) / paragraphStyle(style, "body").text.size;

describe.each([
  ["classic", "a4"],
  ["modern", "a5"],
  ["large-print", "a4"],
] as const)("%s", (template, drawnFor) => {
  const own = styleOn(template, drawnFor);

  it.each(["a4", "a5", "letter", "170x240mm", "6x9in", "297x210mm", "a3"])("fits %s", (name) => {
    const paper = parsePaper(name);
    const style = styleOn(template, name);
    const { width, height, margins, headBaseline, footBaseline } = style.page;
    expect([width, height]).toEqual([paper?.width, paper?.height]);
    // Lines stay readable, the type is never smaller, and margins are margins.
    expect(emsOf(style)).toBeLessThanOrEqual(emsOf(own) * 1.13);
    expect(paragraphStyle(style, "body").text.size).toBeGreaterThanOrEqual(paragraphStyle(own, "body").text.size);
    for (const margin of Object.values(margins)) expect(margin).toBeGreaterThan(20);
    expect(margins.inner / margins.outer).toBeCloseTo(own.page.margins.inner / own.page.margins.outer, 6);
    expect(headBaseline).toBeGreaterThan(12);
    expect(headBaseline).toBeLessThan(margins.top);
    expect(footBaseline).toBeGreaterThan(height - margins.bottom);
    expect(footBaseline).toBeLessThan(height - 12);
    // Sheets in landscape use the same paper.
    expect(style.landscape.width).toBeCloseTo(height, 6);
  });

  it("is the same on its own paper", () => {
    const { page } = styleOn(template, null);
    expect(styleOn(template, `${page.width}x${page.height}pt`).page).toEqual(page);
  });
});

describe("larger paper", () => {
  it("has larger type, with everything else in proportion", () => {
    const [small, large] = [styleOn("modern", "a5"), styleOn("modern", null)].map((style) =>
      paragraphStyle(style, "body"),
    );
    const growth = (large?.text.size ?? 0) / (small?.text.size ?? 1);
    expect(growth).toBeGreaterThan(1.1);
    expect((large?.leading ?? 0) / (small?.leading ?? 1)).toBeCloseTo(growth, 6);
  });
});
