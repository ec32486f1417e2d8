import { describe, expect, it } from "vitest";
import { parsePaper } from "../../src/model/paper.ts";
import { type Imposition, impose } from "../../src/pdf/imposition.ts";

const size = (name: string) => parsePaper(name) ?? { width: 0, height: 0 };
const booklet = (count: number, leaf = "a6", paper = "a4", bleed = 0, isRightToLeft = false) =>
  impose(count, { ...size(leaf), bleed }, size(paper), isRightToLeft);

/** The pages of a side, row by row from the top, from left to right; null: none. */
function rowsOf({ sides, height, width }: Imposition): readonly (readonly (readonly (number | null)[])[])[] {
  return sides.map(({ pages }) => {
    const tops = [...new Set(pages.map(({ y }) => Math.round(y)))].sort((a, b) => b - a);
    const at = (top: number, isLeft: boolean) =>
      pages.find(({ x, y }) => Math.round(y) === top && x < width / 2 - 1 === isLeft)?.page ?? null;
    expect(tops.every((top) => top < height)).toBe(true);
    return tops.map((top) => [at(top, true), at(top, false)]);
  });
}

/** Cuts the pile, lays the upper half on the lower, folds it, and reads it from cover to cover. */
function read(imposition: Imposition): readonly (number | null)[] {
  const sides = rowsOf(imposition);
  const rows = Math.max(...sides.map((side) => side.length));
  const sheets = Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    Array.from({ length: sides.length / 2 }, (_, sheet) => ({
      front: sides[2 * sheet]?.[row] ?? [null, null],
      back: sides[2 * sheet + 1]?.[row] ?? [null, null],
    })),
  );
  const first = sheets.flatMap(({ front, back }) => [front[1] ?? null, back[0] ?? null]);
  const second = sheets.reverse().flatMap(({ front, back }) => [back[1] ?? null, front[0] ?? null]);
  return [...first, ...second];
}

describe("a booklet", () => {
  it("of A6 has four pages per side of A4, in the order for cutting and folding", () => {
    const eight = booklet(8);
    expect(eight).toMatchObject({ scale: 1, turn: "long" });
    expect(rowsOf(eight)).toEqual([
      [
        [7, 0],
        [5, 2],
      ],
      [
        [1, 6],
        [3, 4],
      ],
    ]);
  });

  it.each([8, 16, 24, 40])("of %i pages is read in order", (count) => {
    expect(read(booklet(count))).toEqual(Array.from({ length: count }, (_, page) => page));
  });

  it.each([5, 9, 13, 31])("of %i pages ends with empty ones", (count) => {
    const pages = read(booklet(count));
    expect(pages.length % 8).toBe(0);
    expect(pages.slice(0, count)).toEqual(Array.from({ length: count }, (_, page) => page));
    expect(pages.slice(count).every((page) => page === null)).toBe(true);
  });

  it("has two pages per side if four would be too small, on landscape paper", () => {
    const a5 = booklet(4, "a5");
    expect(a5).toMatchObject({ scale: 1, turn: "short" });
    expect(a5.width).toBeGreaterThan(a5.height);
    expect(rowsOf(a5)).toEqual([[[3, 0]], [[1, 2]]]);
    expect(booklet(4, "a4").scale).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it("opens to the right if the book is read from the right", () => {
    expect(rowsOf(booklet(4, "a5", "a4", 0, true))).toEqual([[[0, 3]], [[2, 1]]]);
  });

  it("shows bleed and cut marks if the paper is larger, but no bleed in the fold", () => {
    const { sides, width } = booklet(4, "a5", "230x330mm", 9);
    const [left, right] = sides[0]?.pages ?? [];
    expect(left?.bleed).toEqual({ left: 9, right: 0, top: 9, bottom: 9 });
    expect(right?.bleed).toMatchObject({ left: 0 });
    const plain = booklet(4, "a5");
    expect(plain.sides[0]?.marks.map(({ kind }) => kind)).toEqual(["fold", "fold"]);
    expect(sides[0]?.marks.filter(({ kind }) => kind === "cut").length).toBeGreaterThan(1);
    expect(width).toBeGreaterThan(900);
  });
});
