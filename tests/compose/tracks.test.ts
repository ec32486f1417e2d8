import { describe, expect, it } from "vitest";
import type { Paragraph } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Part } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import type { Style } from "../../src/template/style.ts";
import { abstract, sampleAssets, sampleBook } from "./sample-book.ts";
import { flat } from "./walk.ts";

const rule = { thickness: 3, colour: [0, 0, 0] as const, gap: 4 };
const parts: readonly Part[] = [
  { kind: "contents", span: null },
  { kind: "abstracts", group: "none", sort: "programme", order: [], span: null },
];

function printed(tracks: readonly (string | null)[], change: (style: Style) => Style = (style) => style) {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const abstracts = tracks.map((track, index) => abstract(`a${index}`, { track }));
  const laid = change({ ...style, tracks: { eyebrow: true, rule, contents: true, posters: true } });
  const composition = compose(sampleBook({ abstracts, parts, days: [] }), laid, sampleAssets());
  const lines = flat(composition.blocks).filter((block): block is Paragraph => block.kind === "paragraph");
  const named = (name: string) => lines.filter(({ style }) => style.name === name);
  return { composition, named, palette: style.programme.palette };
}

const textOf = ({ pieces }: Paragraph) => pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");

describe("the colour of a track", () => {
  it("is used for its name above the title, and for the rule above the head", () => {
    const { named, palette } = printed(["Tides", "Winds"]);
    const eyebrows = named("abstract-eyebrow").concat(named("abstract-eyebrow-first"));
    const tides = eyebrows.find((line) => textOf(line).includes("Tides"));
    const word = tides?.pieces.find((piece) => piece.kind === "text" && piece.text === "Tides");
    expect(word?.kind === "text" && word.style.colour).toEqual(palette[0]);
    expect(tides?.style.ruleAbove).toEqual({ ...rule, colour: palette[0] });
  });

  it("comes with a letter in the contents, and a key that explains it", () => {
    const { named } = printed(["Tides", "Winds", null]);
    const labels = named("contents-abstract").flatMap(({ label }) => (label ? [label.pieces] : []));
    expect(labels.map(([piece]) => piece?.kind === "text" && piece.text)).toEqual(["T", "W"]);
    expect(named("grid-legend").map(textOf).join()).toMatch(/T.*Tides.*W.*Winds/);
    // Titles are aligned, whether they have a letter or not.
    const roles = named("contents-abstract").flatMap(({ label }) => (label ? [label.tag?.role] : []));
    expect(new Set(roles)).toEqual(new Set(["Lbl"]));
    expect(new Set(named("contents-abstract").map(({ style }) => style.leftIndent)).size).toBe(1);
  });

  it("is not shown if there is only one track, which distinguishes nothing", () => {
    const { named } = printed(["Tides", "Tides"]);
    expect(named("grid-legend")).toEqual([]);
    expect(named("contents-abstract").every(({ label }) => label === null)).toBe(true);
  });

  it("is on the edge of its pages if the template has tabs by track", () => {
    const { composition } = printed(["Tides", "Winds"], (style) => ({
      ...style,
      tabs: { by: ["track"], width: 20, height: 50 },
    }));
    expect([...(composition.tabs ?? [])].map(([, { label, step, of }]) => [label, step, of])).toEqual([
      ["Tides", 0, 2],
      ["Winds", 1, 2],
    ]);
    const marks = flat(composition.blocks).filter((block) => block.kind === "mark" && block.slot === "tab");
    expect(marks.length).toBeGreaterThanOrEqual(2);
  });
});
