// Where a page must begin, unless hardly anything is above. Pages of 20 lines; an opening of five lines that may be
// below eight.
import { describe, expect, it } from "vitest";
import type { Backdrop, Block } from "../../src/compose/block.ts";
import { black, group, heading, lines, pageTexts, paginated } from "./blocks.ts";

const field = { kind: "field", x: 0, width: 140, colour: black } as const;
const backdrop: Backdrop = {
  kind: "backdrop",
  items: [{ ...field, y: 0, height: 70 }],
  bare: false,
  hasHead: false,
  opens: { most: 0.4, gap: 10, items: [{ ...field, y: 0, height: 50 }] },
};
const opening = (name: string): Block =>
  group([backdrop, lines(name, 2, heading)], { keepTogether: true, height: 50, atFoot: true });

const fields = ({ document }: ReturnType<typeof paginated>) =>
  document.pages.map(({ items }) =>
    items.flatMap((item) => (item.kind === "field" ? [{ y: item.y, height: item.height }] : [])),
  );
const starts = ({ document }: ReturnType<typeof paginated>) => pageTexts(document).map(([first]) => first);

describe("an opening", () => {
  it("begins a page if there is much above it, and the rest of that remains white", () => {
    const book = paginated([lines("a", 12), opening("o"), lines("b", 5)]);
    expect(starts(book)).toEqual(["a1", "o1"]);
    expect(fields(book)).toEqual([[], [{ y: 0, height: 70 }]]);
    // The foot of its text is 50 points below the head of the page.
    expect(book.document.pages[1]?.items.find(({ kind }) => kind === "line")).toMatchObject({ baseline: 58 });
  });

  it("is below what is above if that is little, with a field of its own", () => {
    const book = paginated([lines("a", 5), opening("o"), lines("b", 5)]);
    expect(starts(book)).toEqual(["a1"]);
    expect(fields(book)).toEqual([[{ y: 80, height: 50 }]]);
    const baselines = book.document.pages[0]?.items.flatMap((item) => (item.kind === "line" ? [item.baseline] : []));
    expect(baselines?.slice(4, 8)).toEqual([68, 118, 128, 138]);
  });

  it("begins a page if what it is kept with would not fit below little", () => {
    const book = paginated([lines("a", 7), opening("o"), lines("b", 9, { keepTogether: true })]);
    expect(starts(book)).toEqual(["a1", "o1"]);
  });

  it("does both in one chapter, and nothing at its beginning", () => {
    const book = paginated([opening("o"), lines("a", 19), opening("p"), lines("b", 15), opening("q"), lines("c", 5)]);
    expect(starts(book)).toEqual(["o1", "a16", "b11"]);
    expect(fields(book).map((page) => page.map(({ y }) => y))).toEqual([[0], [70], [80]]);
  });

  it("is looked at in the same way below columns", () => {
    const columns = (count: number) => group([lines("a", count)], { columns: 2, columnGap: 10 });
    expect(starts(paginated([columns(12), opening("o"), lines("b", 4)]))).toEqual(["a1"]);
    expect(starts(paginated([columns(24), opening("o"), lines("b", 4)]))).toEqual(["a1", "o1"]);
  });
});
