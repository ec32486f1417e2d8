import { describe, expect, it } from "vitest";
import type { Block, DisplayFormula, FigureBlock, Space } from "../../src/compose/block.ts";
import type { Page, Placed } from "../../src/page/document.ts";
import type { Drawing } from "../../src/vector/drawing.ts";
import { black, body, breakTo, lineItems, lines, paginated, root } from "./blocks.ts";

const drawing: Drawing = { kind: "drawing", width: 10, height: 10, shapes: [] };
const tag = { role: "Figure", parent: root } as const;

function figure(sizes: readonly (readonly [number, number])[], look: Partial<FigureBlock> = {}): FigureBlock {
  const pictures = sizes.map(([width, height]) => ({ picture: drawing, width, height, tag }));
  const space = { spaceBefore: 0, spaceAfter: 0, keepWithNext: false, span: null };
  return { kind: "figure", pictures, gap: 10, align: "center", ...space, ...look };
}

function pictures(blocks: readonly Block[]) {
  const { document, diagnostics } = paginated(blocks);
  const found = document.pages.map(({ items }) =>
    items.flatMap((item) => (item.kind === "picture" ? [[item.x, item.y, item.width, item.height]] : [])),
  );
  return { found, document, codes: diagnostics.map(({ code }) => code) };
}

describe("figures", () => {
  it("are side by side on one baseline, centred", () => {
    expect(
      pictures([
        figure([
          [20, 30],
          [30, 20],
        ]),
      ]).found,
    ).toEqual([
      [
        [30, 20, 20, 30],
        [60, 30, 30, 20],
      ],
    ]);
  });

  it("have their captions below, each as wide as its picture, and are read with them one by one", () => {
    const base = figure([
      [40, 20],
      [40, 20],
    ]);
    const pictures = base.pictures.map((picture, index) => ({
      ...picture,
      caption: lines(index === 0 ? "a" : "b", 2 - index, { spaceBefore: 5 }),
    }));
    const { document } = paginated([{ ...base, pictures }, lines("c", 1)]);
    const placed = document.pages[0]?.items.flatMap((item) => (item.kind === "line" ? lineTexts([item]) : item.kind));
    expect(placed).toEqual(["picture", "a1", "a2", "picture", "b1", "c1"]);
    const found = lineItems(document.pages[0]).map(({ text, x, baseline }) => [text, x, baseline]);
    expect(found.slice(0, 3)).toEqual([
      ["a1", 15, 53],
      ["a2", 15, 63],
      ["b1", 65, 53],
    ]);
  });

  it("that do not fit move to the next page, with their caption", () => {
    const { found, document } = pictures([
      lines("a", 10),
      figure([[50, 90]], { keepWithNext: true }),
      lines("caption", 2),
    ]);
    expect(found.map((page) => page.length)).toEqual([0, 1]);
    expect(lineItems(document.pages[1]).map(({ text }) => text)).toEqual(["caption1", "caption2"]);
  });

  it("that are too tall for a page are scaled down and reported, leaving room for the caption", () => {
    const { found, codes } = pictures([figure([[50, 360]], { keepWithNext: true }), lines("caption", 2)]);
    expect(found).toEqual([[[47.5, 20, 25, 180]]]);
    expect(codes).toEqual(["figure-shrunk"]);
  });

  it("that are too wide for the column are scaled to fit", () => {
    expect(pictures([figure([[200, 100]])]).found).toEqual([[[10, 20, 100, 50]]]);
  });
});

describe("a display formula", () => {
  const formula = { width: 5, height: 1, depth: 0.5, drawing, parts: [], alt: "", text: "x" };
  const block = (width: number): DisplayFormula => {
    return {
      kind: "display-formula",
      formula: { ...formula, width },
      style: { ...body, align: "center" },
      tag,
      span: null,
    };
  };

  it("is centred on a line of its own", () => {
    const { document, diagnostics } = paginated([block(5)]);
    const [item] = document.pages[0]?.items ?? [];
    expect(item).toMatchObject({ baseline: 30, line: { items: [{ x: 25, width: 50, scale: 0.01, height: 10 }] } });
    expect(diagnostics).toEqual([]);
  });

  it("is scaled down to the measure and reported", () => {
    const { document, diagnostics } = paginated([block(20)]);
    const [item] = document.pages[0]?.items ?? [];
    expect(item).toMatchObject({ line: { items: [{ x: 0, width: 100, scale: 0.005 }] } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["formula-too-wide"]);
  });
});

describe("space", () => {
  const space = (height: number, fill = 0): Space => ({ kind: "space", height, fill });

  it("that fills divides what is left of the page, even at its top", () => {
    const { document } = paginated([
      space(0, 1),
      lines("a", 1),
      space(0, 2),
      lines("b", 1),
      space(0, 0),
      breakTo("page"),
    ]);
    // 200 points less two lines: 180, a third above the first.
    expect(lineItems(document.pages[0]).map(({ baseline }) => baseline)).toEqual([88, 218]);
  });

  it("adds to the spaces of the blocks around it", () => {
    const { document } = paginated([lines("a", 1, { spaceAfter: 4 }), space(10), lines("b", 1, { spaceBefore: 6 })]);
    expect(lineItems(document.pages[0]).map(({ baseline }) => baseline)).toEqual([28, 28 + 10 + 16]);
  });
});

describe("rules", () => {
  it("vanish at the head of a page, like the space around them", () => {
    const style = { thickness: 1, colour: black, gap: 0 };
    const rule = { kind: "rule", rule: style, width: 50, align: "center", spaceBefore: 4, spaceAfter: 5 } as const;
    const { document } = paginated([lines("a", 3), rule, lines("b", 16), rule, lines("c", 3)]);
    const rules = document.pages.map(({ items }) =>
      items.flatMap((item) => (item.kind === "rule" ? [[item.x, item.y]] : [])),
    );
    expect(rules).toEqual([[[35, 54]], []]);
    expect(lineItems(document.pages[0])[3]?.baseline).toBe(68);
    expect(lineItems(document.pages[1])[0]?.baseline).toBe(28);
  });
});

describe("flush pages", () => {
  it("end on the same line because the spaces between paragraphs stretch", () => {
    const parts = { startRecto: false, raggedBottom: false };
    const blocks = Array.from({ length: 12 }, (_, index) => lines(`p${index}-`, 5, { spaceAfter: 8 }));
    const ends = (look: object) =>
      paginated(blocks, look).document.pages.map((page) => lineItems(page).at(-1)?.baseline ?? 0);
    expect(ends({ parts }).slice(0, -1)).toEqual(
      ends({ parts })
        .slice(0, -1)
        .map(() => expect.closeTo(218, 2)),
    );
    expect(ends({})[0]).toBeLessThan(218);
  });
});

function lineTexts(items: readonly Placed[]): readonly string[] {
  return lineItems({ items } as unknown as Page).map(({ text }) => text);
}
