import { describe, expect, it } from "vitest";
import type { Block } from "../../src/compose/block.ts";
import { anchor, group, heading, lineItems, lines, pageTexts, paginated } from "./blocks.ts";

/** Texts by page and column: columns of 45 points begin 55 points apart. */
function columns(blocks: Parameters<typeof paginated>[0]): string[][] {
  const { document } = paginated(blocks);
  return document.pages.flatMap((page) => {
    const byX = new Map<number, string[]>();
    for (const { x, text } of lineItems(page)) byX.set(x, [...(byX.get(x) ?? []), text]);
    return [...byX.values()];
  });
}

const entries = (count: number) => Array.from({ length: count }, (_, index) => lines(`e${index}-`, 1));

describe("columns", () => {
  it("are filled one after the other and balanced on the last page", () => {
    const found = columns([group(entries(50), { columns: 2 })]);
    expect(found.map((column) => column.length)).toEqual([20, 20, 5, 5]);
    expect(found[1]?.[0]).toBe("e20-1");
  });

  it("begin below a full-width heading, and are followed by text", () => {
    const { document } = paginated([lines("h", 1, heading), group(entries(7), { columns: 2 }), lines("z", 2)]);
    expect(lineItems(document.pages[0]).map(({ text, x, baseline }) => [text, x, baseline])).toEqual([
      ["h1", 10, 28],
      ...[0, 1, 2, 3].map((entry) => [`e${entry}-1`, 10, 38 + 10 * entry]),
      ...[4, 5, 6].map((entry) => [`e${entry}-1`, 65, 38 + 10 * (entry - 4)]),
      ["z1", 10, 78],
      ["z2", 10, 88],
    ]);
  });

  it("run from right to left if the text does", () => {
    const { document } = paginated([group(entries(4), { columns: 2, direction: "rtl" })]);
    expect(lineItems(document.pages[0]).map(({ text, x }) => [text, x])).toEqual([
      ["e0-1", 65],
      ["e1-1", 65],
      ["e2-1", 10],
      ["e3-1", 10],
    ]);
  });

  it("never leave one empty for the sake of a better break", () => {
    const plain = lines("p", 6);
    const pieces = plain.pieces.map((piece) => (piece.kind === "text" ? { ...piece, text: `${piece.text}-` } : piece));
    const typeset = columns([group([{ ...plain, pieces }], { columns: 2 })]);
    expect(typeset.map((column) => column.length)).toEqual([3, 3]);
  });

  it("hold at least two lines each of a continued paragraph, or move to the next page with their heading", () => {
    const found = columns([lines("a", 18), lines("h", 1, heading), group([lines("p", 9)], { columns: 2 })]);
    expect(found[0]?.at(-1)).toBe("a18");
    expect(found[1]?.[0]).toBe("h1");
  });

  it("continue on the next page from the middle of one", () => {
    const found = columns([lines("a", 15), group(entries(30), { columns: 2 })]);
    expect(found.map((column) => column.length)).toEqual([20, 5, 10, 10]);
  });

  it("take a heading that is kept with them to the next page", () => {
    const { document } = paginated([lines("a", 19), lines("h", 1, heading), group(entries(6), { columns: 2 })]);
    expect(lineItems(document.pages[1])[0]?.text).toBe("h1");
  });

  it("keep entries whole that are kept together, and destinations beside their lines", () => {
    const whole = (name: string) => [anchor(name), lines(name, 3, { keepTogether: true })];
    const { document } = paginated([group([...whole("a"), ...whole("b"), ...whole("c")], { columns: 2 })]);
    expect(
      lineItems(document.pages[0])
        .filter(({ x }) => x > 60)
        .map(({ text }) => text),
    ).toEqual(["c1", "c2", "c3"]);
    expect(document.destinations).toContainEqual({ name: "c", page: 0, y: 20 });
  });
});

describe("a group that is kept together", () => {
  it("moves to the next page with its columns", () => {
    const kept = group([lines("h", 2), group(entries(12), { columns: 2 })], { keepTogether: true });
    const { document } = paginated([lines("a", 13), kept]);
    expect(lineItems(document.pages[0]).map(({ text }) => text)).toHaveLength(13);
    expect(lineItems(document.pages[1])).toHaveLength(14);
  });

  it("stays if it has room", () => {
    const kept = group([lines("h", 2), group(entries(12), { columns: 2 })], { keepTogether: true });
    expect(paginated([lines("a", 10), kept]).document.pages).toHaveLength(1);
  });
});

describe("a block that is too wide for a column", () => {
  const tag = { role: "Figure", parent: null } as const;
  const picture = { kind: "drawing", width: 10, height: 10, shapes: [] } as const;
  const figure = (width: number): Block => ({
    ...{ kind: "figure", pictures: [{ picture, width, height: 30, tag }], gap: 0, align: "left" },
    ...{ spaceBefore: 0, spaceAfter: 0, keepWithNext: true, span: null },
  });

  it("spans all of them with its caption, between balanced columns", () => {
    const content = [...entries(4), figure(90), lines("caption", 1), ...entries(6)];
    const { document } = paginated([group(content, { columns: 2 })]);
    const found = lineItems(document.pages[0]).map(({ text, x, baseline }) => [text, x, baseline]);
    expect(found.slice(0, 5)).toEqual([
      ["e0-1", 10, 28],
      ["e1-1", 10, 38],
      ["e2-1", 65, 28],
      ["e3-1", 65, 38],
      ["caption1", 10, 78],
    ]);
    expect(found.slice(5).map(([, x]) => x)).toEqual([10, 10, 10, 65, 65, 65]);
  });

  it("is scaled down if it is only a little wider", () => {
    const { document } = paginated([group([figure(60), lines("caption", 1), ...entries(4)], { columns: 2 })]);
    const widths = document.pages[0]?.items.flatMap((item) => (item.kind === "picture" ? [item.width] : []));
    expect(widths).toEqual([45]);
  });
});

it("columns have the lines that a heading above them wants, if its space is shrunk for them", () => {
  // Six points of the heading's space can shrink; four of them make room for two lines in each column.
  const above = [lines("a", 15), lines("h", 1, { ...heading, spaceBefore: 24 })];
  const { document } = paginated([...above, group([lines("b", 8)], { columns: 2 })]);
  expect(pageTexts(document).map((page) => page.filter((text) => !text.startsWith("a")))).toEqual([
    ["h1", "b1", "b2", "b3", "b4"],
    ["b5", "b6", "b7", "b8"],
  ]);
});
