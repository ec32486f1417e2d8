import { describe, expect, it } from "vitest";
import { anchor, group, heading, lineItems, lines, paginated } from "./blocks.ts";

/** Texts by page and column: columns of 45 points stand 55 points apart. */
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

  it("begin under a heading over the measure, and text follows below them", () => {
    const { document } = paginated([lines("h", 1, heading), group(entries(7), { columns: 2 }), lines("z", 2)]);
    expect(lineItems(document.pages[0]).map(({ text, x, baseline }) => [text, x, baseline])).toEqual([
      ["h1", 10, 28],
      ...[0, 1, 2, 3].map((entry) => [`e${entry}-1`, 10, 38 + 10 * entry]),
      ...[4, 5, 6].map((entry) => [`e${entry}-1`, 65, 38 + 10 * (entry - 4)]),
      ["z1", 10, 78],
      ["z2", 10, 88],
    ]);
  });

  it("go on over the page from the middle of one", () => {
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
