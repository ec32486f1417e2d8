import { describe, expect, it } from "vitest";
import type { Block, Paragraph } from "../../src/compose/block.ts";
import { flow } from "../../src/compose/flow.ts";
import { scopeOf } from "../../src/compose/scope.ts";
import { createSetting } from "../../src/compose/setting.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { flowOf } from "../input/markdown/support.ts";
import { sampleAssets, sampleBook } from "./sample-book.ts";

function blocksOf(markdown: string, language = "en"): readonly Block[] {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const setting = createSetting(sampleBook(), style, sampleAssets());
  return flow(flowOf(markdown), scopeOf({ setting, language, parent: setting.root, level: 2 }));
}

const paragraphsOf = (markdown: string) =>
  blocksOf(markdown).filter((block): block is Paragraph => block.kind === "paragraph");

/** The text of a paragraph and the space below it. */
const spaceAfter = (markdown: string) =>
  paragraphsOf(markdown).map(({ pieces, style }) => [
    pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""),
    style.spaceAfter,
  ]);

describe("a list", () => {
  it("that is loose has space after whole items, whatever they end with", () => {
    const found = new Map(spaceAfter("1. One.\n\n   More of one.\n\n2. Two.\n\nText.").map(([a, b]) => [a, Number(b)]));
    expect(found.get("More of one.")).toBeGreaterThan(0);
    expect(found.get("Two.")).toBeGreaterThanOrEqual(found.get("More of one.") ?? Infinity);
  });

  it("that is tight has none between its items", () => {
    expect(spaceAfter("- one\n- two\n- three\n\nText.").slice(0, 2)).toEqual([
      ["one", 0],
      ["two", 0],
    ]);
  });
});

describe("a list with labels that Markdown does not know", () => {
  const labelled = (markdown: string) =>
    paragraphsOf(markdown).map(({ label, pieces }) => {
      const written = (list: typeof pieces) => list.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
      return `${label ? written(label.pieces) : "-"} ${written(pieces)}`;
    });

  it("has the labels that were typed, in front of paragraphs or of lines", () => {
    expect(labelled("We ask:\n\n(a) *whether* it runs,\n\n(b) how fast.\n\nThen more.")).toEqual([
      "- We ask:",
      "(a) whether it runs,",
      "(b) how fast.",
      "- Then more.",
    ]);
    expect(labelled("We ask:\ni) why\nii) when\niii) where")).toEqual([
      "- We ask:",
      "i) why",
      "ii) when",
      "iii) where",
    ]);
    expect(labelled("(1) one\n\n(2) two\n\n(a) three\n\n(b) four")).toEqual([
      "(1) one",
      "(2) two",
      "(a) three",
      "(b) four",
    ]);
  });

  it("is none where a label stands alone or does not count on", () => {
    expect(labelled("(a) alone\n\nText.")).toEqual(["- (a) alone", "- Text."]);
    expect(labelled("(b) one\n\n(d) two")).toEqual(["- (b) one", "- (d) two"]);
    expect(labelled("As in (a) and\n\n(c) alone")).toEqual(["- As in (a) and", "- (c) alone"]);
  });

  it("has room for its longest label", () => {
    const indent = (markdown: string) => paragraphsOf(markdown)[0]?.style.leftIndent ?? 0;
    const roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"].map((label) => `(${label}) text`).join("\n\n");
    expect(indent(roman)).toBeGreaterThan(indent("(i) text\n\n(ii) text"));
  });
});

describe("a paragraph that ends with a colon", () => {
  const kept = (markdown: string) => paragraphsOf(markdown)[0]?.style.keepWithNext;

  it.each(["- a list", "1. one", "> words", "```\ncode\n```", "$$x$$", "| a |\n|---|\n| b |"])(
    "stays with what it introduces: %j",
    (next) => {
      expect(kept(`It says:\n\n${next}`)).toBe(true);
      expect(kept(`It says.\n\n${next}`)).toBe(false);
    },
  );

  it("is an ordinary paragraph before text, a heading or nothing", () => {
    expect(kept("It says:\n\nText.")).toBe(false);
    expect(kept("It says:\n\n## Heading")).toBe(false);
    expect(kept("It says:")).toBe(false);
  });
});

describe("the indent of a paragraph", () => {
  const indents = (language: string) =>
    blocksOf("一。\n\n二。\n\n- 三。", language).map((block) => {
      if (block.kind !== "paragraph") return null;
      return block.label ? null : block.style.firstIndent / block.style.text.size;
    });

  it("is two squares in Chinese and one in Japanese, even for the first", () => {
    expect(indents("zh-TW")).toEqual([2, 2, null]);
    expect(indents("ja")).toEqual([1, 1, null]);
    expect(indents("en")).toEqual([0, expect.closeTo(1.1), null]);
  });
});
