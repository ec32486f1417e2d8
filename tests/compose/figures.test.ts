import { describe, expect, it } from "vitest";
import type { Block, FigureBlock } from "../../src/compose/block.ts";
import { figureBlocks } from "../../src/compose/figures.ts";
import { flow } from "../../src/compose/flow.ts";
import { type Scope, scopeOf } from "../../src/compose/scope.ts";
import { createSetting } from "../../src/compose/setting.ts";
import type { Figure } from "../../src/model/text.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { flowOf } from "../input/markdown/support.ts";
import { sampleAssets, sampleBook, somewhere } from "./sample-book.ts";

const picture = { kind: "drawing", width: 200, height: 100, shapes: [] } as const;

function scope(): Scope {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const assets = {
    ...sampleAssets(),
    pictures: { sizeOf: () => null, get: (path: string) => (path === "none.png" ? null : picture) },
  };
  const setting = createSetting(sampleBook(), style, assets);
  return scopeOf({ setting, language: "en", parent: setting.root, level: 2, figures: { count: 0 } });
}

function figure(file: string, beside: boolean): Figure {
  return {
    file,
    caption: [{ kind: "text", value: "Caption", span: somewhere() }],
    alt: null,
    beside,
    span: somewhere(),
  };
}

/** The figures in blocks, groups opened. */
function figuresIn(blocks: readonly Block[]): readonly FigureBlock[] {
  return blocks.flatMap((block) =>
    block.kind === "group" ? figuresIn(block.children) : block.kind === "figure" ? [block] : [],
  );
}

it("a figure without a caption has as much white below it as one with a caption, alone and in a row", () => {
  const given = scope();
  const below = given.setting.style.paragraphs.get("caption")?.spaceAfter ?? 0;
  const bare = (file: string, beside: boolean) => ({ ...figure(file, beside), caption: [] });
  const rows = [[bare("a.png", false)], [bare("a.png", false), bare("b.png", true)]];
  for (const row of rows) {
    const blocks = figureBlocks(row, given);
    expect(figuresIn(blocks)[0]?.spaceAfter).toBe(below);
    expect(below).toBeGreaterThan(given.setting.style.figures.spaceAfter);
  }
  const [captioned] = figuresIn(figureBlocks([figure("a.png", false)], given));
  expect(captioned?.spaceAfter).toBe(given.setting.style.figures.spaceAfter);
});

describe("figures side by side", () => {
  it("are of one height, no wider together than the text, each with its caption and number", () => {
    const given = scope();
    const [row, ...others] = figuresIn(figureBlocks([figure("a.png", false), figure("b.png", true)], given));
    expect(others).toEqual([]);
    expect(row?.pictures).toHaveLength(2);
    const [first, second] = row?.pictures ?? [];
    expect(first?.height).toBe(second?.height);
    expect((first?.width ?? 0) + (row?.gap ?? 0) + (second?.width ?? 0)).toBeCloseTo(given.setting.measure, 6);
    const captions = row?.pictures.map(({ caption }) =>
      caption?.pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""),
    );
    expect(captions).toEqual(["Figure\u00a01  Caption", "Figure\u00a02  Caption"]);
  });

  it("are those of one paragraph; a hard break or a new paragraph begins another row", () => {
    const rows = (markdown: string) =>
      figuresIn(flow(flowOf(markdown), scope())).map(({ pictures }) => pictures.length);
    expect(rows("![](a.png) ![](b.png)\n![](c.png)")).toEqual([3]);
    expect(rows("![](a.png)\\\n![](b.png)")).toEqual([1, 1]);
    expect(rows("![](a.png)\n\n![](b.png)")).toEqual([1, 1]);
  });

  it("keep the place of one that cannot be used, as a frame with its caption", () => {
    const [row] = figuresIn(figureBlocks([figure("a.png", false), figure("none.png", true)], scope()));
    const [first, second] = row?.pictures ?? [];
    expect(second?.height).toBe(first?.height);
    expect(second?.caption).toBeUndefined();
    expect(second?.inside?.style.align).toBe("center");
    expect(second?.inside?.pieces.map((piece) => (piece.kind === "text" ? piece.text : ""))).toContain("Caption");
  });
});

describe("a figure that is missing", () => {
  it("is a frame as wide as the text, or of the size that its damaged file still gives", () => {
    const given = scope();
    const [block] = figuresIn(figureBlocks([figure("none.png", false)], given));
    expect(block?.pictures[0]?.width).toBeCloseTo(given.setting.measure, 6);
    expect(block?.pictures[0]?.picture.kind).toBe("drawing");
    const pictures = { ...given.setting.assets.pictures, sizeOf: () => ({ width: 120, height: 60 }) };
    const known = { ...given, setting: { ...given.setting, assets: { ...given.setting.assets, pictures } } };
    expect(figuresIn(figureBlocks([figure("none.png", false)], known))[0]?.pictures[0]).toMatchObject({
      width: 120,
      height: 60,
    });
  });
});
