import { describe, expect, it } from "vitest";
import type { Block, FigureBlock } from "../../src/compose/block.ts";
import { containerBlocks } from "../../src/compose/containers.ts";
import { scopeOf } from "../../src/compose/scope.ts";
import { createSetting } from "../../src/compose/setting.ts";
import type { Container, Flow } from "../../src/model/text.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { para, sampleAssets, sampleBook, somewhere, text } from "./sample-book.ts";

const sizes: Readonly<Record<string, readonly [number, number]>> = { "wide.svg": [400, 100], "square.svg": [90, 90] };

function composed(name: Container, children: readonly Flow[]): readonly Block[] {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const pictures = {
    sizeOf: () => null,
    get: (path: string) => {
      const [width, height] = sizes[path] ?? [0, 0];
      return width > 0 ? { kind: "drawing" as const, width, height, shapes: [] } : null;
    },
  };
  const setting = createSetting(sampleBook(), style, { ...sampleAssets(), pictures });
  const scope = scopeOf({ setting, language: "en", parent: setting.root, level: 2 });
  return containerBlocks({ kind: "container", name, columns: 2, children, span: somewhere() }, scope);
}

const figure = (file: string, alt: string, url?: string): Flow => ({
  kind: "figure",
  figure: { file, caption: [], alt, ...(url !== undefined && { url }), span: somewhere() },
  span: somewhere(),
});
const heading = (value: string): Flow => ({ kind: "heading", depth: 2, children: [text(value)], span: somewhere() });
const figuresOf = (blocks: readonly Block[]) => blocks.filter((block): block is FigureBlock => block.kind === "figure");

describe("people", () => {
  it("are portraits of one size with their names below, and silhouettes for people without one", () => {
    const rows = figuresOf(
      composed("people", [figure("square.svg", "Mary Anning, Lyme Regis"), para("Tycho Brahe, Hven")]),
    );
    const [first, second] = rows.flatMap(({ pictures }) => pictures);
    expect([first?.width, first?.height]).toEqual([second?.width, second?.height]);
    expect(first?.tag).toMatchObject({ role: "Figure", alt: "Mary Anning, Lyme Regis" });
    // A silhouette says nothing, so it is decoration.
    expect(second?.tag).toBeNull();
    const said = (second?.caption?.pieces ?? []).map((piece) => (piece.kind === "text" ? piece.text : piece.kind));
    expect(said).toEqual(["Tycho Brahe", "line-break", "Hven"]);
  });

  it("keep the formatting in their captions", () => {
    const caption: Flow = {
      kind: "paragraph",
      children: [{ kind: "emphasis", children: [text("Hypatia, chair")], span: somewhere() }],
      span: somewhere(),
    };
    const [row] = figuresOf(composed("people", [caption]));
    expect(row?.pictures[0]?.caption?.pieces).toHaveLength(1);
  });

  it("may be written as a list", () => {
    const list: Flow = {
      ...{ kind: "list", ordered: false, start: 1, loose: false, span: somewhere() },
      items: [[para("One")], [para("Two")], [para("Three")]],
    };
    expect(figuresOf(composed("people", [list])).flatMap(({ pictures }) => pictures)).toHaveLength(3);
  });
});

describe("sponsors", () => {
  it("are logos of one area in a tier and a smaller one in the next, and link to their addresses", () => {
    const [wall] = composed("sponsors", [
      heading("Gold"),
      figure("wide.svg", "Wide", "https://example.org"),
      figure("square.svg", "Square"),
      heading("Silver"),
      figure("square.svg", "Square"),
    ]);
    if (wall?.kind !== "group") throw new Error("no wall");
    const { children: blocks, keepTogether } = wall;
    expect(keepTogether).toBe(true);
    const [gold, silver] = figuresOf(blocks);
    expect(gold?.pictures[0]?.link?.target).toEqual({ kind: "uri", uri: "https://example.org" });
    expect(gold?.pictures[0]?.tag).toMatchObject({ alt: "Wide", parent: { role: "Link" } });
    expect(silver?.pictures[0]?.width).toBeLessThan(gold?.pictures[1]?.width ?? 0);
    expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "figure", "paragraph", "figure"]);
    expect(blocks[0]).toMatchObject({ style: { name: "sponsor-tier" }, tag: { role: "H3" } });
  });
});

describe("a box", () => {
  it("has one panel behind everything in it", () => {
    const group = composed("box", [para("One."), para("Two.")]).find(({ kind }) => kind === "group");
    expect(group?.kind === "group" && group.panel).toBeTruthy();
    expect(group?.kind === "group" && group.children).toHaveLength(2);
  });
});

describe("columns", () => {
  it("are balanced, and no paragraph is indented", () => {
    const blocks = composed("columns", [para("One."), para("Two.")]);
    const indents = { children: [{ style: { firstIndent: 0 } }, { style: { firstIndent: 0 } }] };
    expect(blocks).toMatchObject([{ kind: "group", columns: 2, ...indents }]);
  });
});
