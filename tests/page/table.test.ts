import { describe, expect, it } from "vitest";
import type { Paragraph, Table, TableRow } from "../../src/compose/block.ts";
import { black, heading, lineItems, lines, paginated, paragraph, root, textOf } from "./blocks.ts";

const tag = { role: "Table", parent: root } as const;

function row(...cells: readonly (string | Paragraph)[]): TableRow {
  const blocks = cells.map((cell) => (typeof cell === "string" ? paragraph(cell) : cell));
  return {
    cells: blocks.map((block) => ({ blocks: [block], columnSpan: 1, tag: { role: "TD", parent: tag } })),
    ...{ keepWithNext: false, background: null, tag: { role: "TR", parent: tag } },
  };
}

function table(rows: readonly TableRow[], look: Partial<Table> = {}): Table {
  const columns = (rows[0]?.cells ?? []).map(() => ({ width: null }));
  const rules = { outerRule: null, headRule: null, spaceBefore: 0, spaceAfter: 0 };
  return { kind: "table", columns, headRows: 1, rows, columnGap: 10, ...rules, tag, span: null, ...look };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => row(`n${index}`, "x"));

describe("a table", () => {
  it("measures its columns and puts the rest of the measure between them, but no more than the eye can cross", () => {
    const { document } = paginated([table([row("aa", "bbbb"), row("c", "d")])]);
    // 10 and 20 points of text, and four gaps of 10 between them.
    expect(lineItems(document.pages[0]).map(({ text, x, baseline }) => [text, x, baseline])).toEqual([
      ["aa", 10, 28],
      ["bbbb", 60, 28],
      ["c", 10, 38],
      ["d", 60, 38],
    ]);
  });

  it("wraps long cells and keeps the width of short columns", () => {
    const { document } = paginated([table([row("1", "one two three four five six seven")])]);
    const found = lineItems(document.pages[0]);
    expect(found.length).toBeGreaterThan(2);
    expect(found[1]?.x).toBeLessThan(30);
  });

  it("repeats its head on every further page, as an artifact", () => {
    const { document } = paginated([table([row("Head", "H"), ...numbered(40)])]);
    expect(document.pages.map((page) => textOf(page).slice(0, 3))).toEqual([
      ["Head", "H", "n0"],
      ["Head", "H", "n19"],
      ["Head", "H", "n38"],
    ]);
    expect(
      lineItems(document.pages[1])
        .slice(0, 3)
        .map(({ artifact }) => artifact),
    ).toEqual(["pagination", "pagination", null]);
  });

  it("does not leave its head, or a heading above it, alone at the foot of a page", () => {
    const { document } = paginated([lines("a", 18), lines("h", 1, heading), table([row("Head", "H"), ...numbered(3)])]);
    expect(textOf(document.pages[1])[0]).toBe("h1");
  });

  it("keeps a row with the next one if the template asks for it", () => {
    const rows = numbered(12).map((each, index) => ({ ...each, keepWithNext: index === 2 }));
    const { document } = paginated([lines("a", 17), table(rows, { headRows: 0 })]);
    expect(textOf(document.pages[1])[0]).toBe("n2");
  });

  it("is not broken if it is short", () => {
    const { document } = paginated([lines("a", 17), table(numbered(6))]);
    expect(textOf(document.pages[1])).toEqual(["n0", "x", "n1", "x", "n2", "x", "n3", "x", "n4", "x", "n5", "x"]);
  });

  it("breaks a row that is taller than a page line by line, and loses nothing", () => {
    const { document } = paginated([table([row("Head", "H"), row(lines("long", 45), lines("short", 2))])]);
    const all = document.pages.flatMap(textOf).filter((text) => text.startsWith("long"));
    expect(all).toEqual(Array.from({ length: 45 }, (_, index) => `long${index + 1}`));
    expect(document.pages.length).toBe(3);
    expect(Math.max(...document.pages.flatMap((page) => lineItems(page).map(({ baseline }) => baseline)))).toBeLessThan(
      220,
    );
  });

  it("has a rule above, under its head, and below", () => {
    const rule = { thickness: 1, colour: black, gap: 3 };
    const { document } = paginated([table([row("Head", "H"), row("a", "b")], { outerRule: rule, headRule: rule })]);
    const rules = document.pages[0]?.items.flatMap((item) => (item.kind === "rule" ? [item.y] : []));
    expect(lineItems(document.pages[0]).map(({ baseline }) => baseline)).toEqual([32, 32, 50.8, 50.8]);
    expect(rules).toEqual([20, 37, 55.8]);
  });

  it("has bands that meet if rows are coloured", () => {
    const colour = [1, 1, 0] as const;
    const rows = numbered(2).map((each) => ({ ...each, background: colour }));
    const { document } = paginated([table(rows, { headRows: 0 })]);
    const bands = document.pages[0]?.items.flatMap((item) => (item.kind === "field" ? [[item.y, item.height]] : []));
    expect(bands).toEqual([
      [20, 10],
      [30, 10],
    ]);
  });

  it("with sixty columns is still inside the measure", () => {
    const cells = Array.from({ length: 60 }, (_, index) => String(index));
    const { document } = paginated([table([row(...cells)])]);
    expect(Math.max(...lineItems(document.pages[0]).map(({ x }) => x))).toBeLessThan(110);
  });
});

describe("a table from right to left", () => {
  it("has its first column on the right", () => {
    const { document } = paginated([table([row("aa", "bbbb"), row("c", "d")], { direction: "rtl" })]);
    expect(lineItems(document.pages[0]).map(({ text, x }) => [text, x])).toEqual([
      ["aa", 100],
      ["bbbb", 40],
      ["c", 100],
      ["d", 40],
    ]);
  });
});

describe("a table with too much in it", () => {
  it("leaves short columns unwrapped and wraps the long one", () => {
    const { document } = paginated([table([row("ab cd", "one two three four five six seven")])]);
    expect(lineItems(document.pages[0])[0]?.text).toBe("ab cd");
  });

  it("is set in smaller type if even its narrowest columns are too wide, and reported", () => {
    const { document, diagnostics } = paginated([table([row("abcdefghijkl", "abcdefghijkl")])]);
    expect(lineItems(document.pages[0]).map(({ text }) => text)).toEqual(["abcdefghijkl", "abcdefghijkl"]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["table-shrunk", "the table is wider than the column and is printed at 75 %"],
    ]);
  });
});
