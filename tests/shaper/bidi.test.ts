import { describe, expect, it } from "vitest";
import { visualOrder } from "../../src/shaper/bidi.ts";
import { lineEnd, openShop, paragraph, text, wordsOf } from "../paragraph/set.ts";

const noFolio = () => null;

describe("rule L2 of UAX #9", () => {
  it("reverses runs from the highest level down to the lowest odd one", () => {
    expect(visualOrder([0, 0, 1, 1, 1, 0])).toEqual([0, 1, 4, 3, 2, 5]);
    expect(visualOrder([1, 1, 2, 2, 1])).toEqual([4, 2, 3, 1, 0]);
    expect(visualOrder([0, 0])).toEqual([0, 1]);
  });
});

describe("right-to-left text", () => {
  const { typesetter, diagnostics } = openShop();

  it("an Arabic name in an English line has its words in reverse order", () => {
    const pieces = [text("named ابن الهيثم of Basra")];
    const [line] = typesetter.setParagraph(paragraph(pieces, { align: "left" }), 300, noFolio);
    const words = wordsOf(line);
    expect(words.map((word) => word.run.text)).toEqual(["named", "الهيثم", "ابن", "of", "Basra"]);
    for (let i = 1; i < words.length; i++) {
      const [before, after] = [words[i - 1], words[i]];
      expect((after?.x ?? 0) - (before?.x ?? 0) - (before?.width ?? 0)).toBeGreaterThan(1);
    }
    expect(diagnostics.sorted()).toEqual([]);
  });

  it("a formula between Hebrew words runs from left to right", () => {
    const drawing = { kind: "drawing", width: 1000, height: 700, shapes: [] } as const;
    const part = { width: 1, height: 0.7, depth: 0, drawing };
    const parts = [
      { ...part, text: "a =", penalty: 500, space: 0.2 },
      { ...part, text: "b", width: 2, penalty: Number.POSITIVE_INFINITY, space: 0 },
    ];
    const first = text("ידוע ");
    if (first.kind !== "text") throw new Error("a text");
    const formula = { ...part, width: 3.2, parts, alt: "", text: "a = b" };
    const piece = { kind: "formula", formula, style: first.style, tag: null, link: null, span: null } as const;
    const [line] = typesetter.setParagraph(paragraph([first, piece, text(" כאן")]), 300, noFolio);
    const drawn = (line?.items ?? []).filter((item) => item.kind === "drawing");
    const byPlace = [...drawn].sort((a, b) => a.x - b.x);
    const { size } = first.style;
    expect(byPlace.map(({ width }) => width / size)).toEqual([1, 2]);
  });

  it("a Hebrew paragraph begins at the right edge", () => {
    const lines = typesetter.setParagraph(paragraph([text("שלום עולם", {}, "he")], { align: "justify" }), 300, noFolio);
    const [line] = lines;
    expect(line && lineEnd(line)).toBeCloseTo(300, 0);
    expect(wordsOf(line)[0]?.run.text).toBe("עולם");
  });

  it("Arabic letters join: the word is shaped as a whole, right to left", () => {
    const [line] = typesetter.setParagraph(paragraph([text("محمد", {}, "ar")]), 300, noFolio);
    const [item] = wordsOf(line);
    if (!item) throw new Error("a word was set");
    expect(item.run.rtl).toBe(true);
    expect(item.run.clusters).toEqual([...item.run.clusters].sort((a, b) => b - a));
    const alone = [..."محمد"].map((letter) => {
      const [single] = typesetter.setParagraph(paragraph([text(letter, {}, "ar")]), 300, noFolio);
      return wordsOf(single)[0]?.run.glyphs[0];
    });
    expect(item.run.glyphs).not.toEqual(alone.reverse());
  });
});
