// The heights of a timetable: proportional to time, taller if text needs it, cut only where no box is cut.
import { describe, expect, it } from "vitest";
import { type Need, Rows, type Slice } from "../../../src/page/timetable/grid-rows.ts";

/** From 9:00, hourly. */
const hours = (count: number) => Array.from({ length: count + 1 }, (_, index) => 540 + 60 * index);
const need = (from: number, to: number, height: number): Need => ({ from, to, height });
const heights = ({ offsets }: Slice) => offsets.slice(1).map((offset, index) => offset - (offsets[index] ?? 0));

describe("the rows of a timetable", () => {
  it("are as tall as their time, and fill the page", () => {
    const rows = new Rows([540, 600, 720], [need(0, 1, 10), need(1, 2, 10)]);
    const [one = 0, two = 0] = heights(rows.whole(150) ?? { from: 0, to: 0, offsets: [] });
    expect(two / one).toBeCloseTo(2, 5);
    expect(one + two).toBeCloseTo(150, 0);
  });

  it("are no taller than a reader can use, however large the page", () => {
    const [one = 0] = heights(new Rows([540, 600], [need(0, 1, 10)]).whole(1000) ?? { from: 0, to: 0, offsets: [] });
    expect(one).toBeLessThanOrEqual(60 * 1.2);
  });

  it("grow where a text needs more, and then share it out among the intervals of its box", () => {
    const rows = new Rows([540, 570, 600, 660], [need(0, 2, 90), need(2, 3, 10)]);
    const [one = 0, two = 0] = heights(rows.whole(110) ?? { from: 0, to: 0, offsets: [] });
    expect(one).toBeCloseTo(two, 5);
    expect(one + two).toBeCloseTo(90, 5);
  });

  it("show long gaps short", () => {
    const rows = new Rows([540, 600, 900, 960], [need(0, 1, 5), need(2, 3, 5)]);
    const [one = 0, gap = 0] = heights(rows.whole(500) ?? { from: 0, to: 0, offsets: [] });
    expect(gap).toBeCloseTo(one / 2, 5);
  });

  it("do not fit where their boxes together are taller than the page", () => {
    expect(
      new Rows(
        hours(4),
        [0, 1, 2, 3].map((at) => need(at, at + 1, 100)),
      ).whole(399),
    ).toBeNull();
  });

  it("are cut between boxes, in slices of about equal heights", () => {
    const slices = new Rows(
      hours(4),
      [0, 1, 2, 3].map((at) => need(at, at + 1, 100)),
    ).cut(320, true);
    expect(slices?.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  it("are rather cut in a gap, which is then not shown", () => {
    const boxes = [0, 2, 3, 4].map((at) => need(at, at + 1, 100));
    const slices = new Rows(hours(5), boxes).cut(320, true) ?? [];
    expect(slices).toHaveLength(2);
    expect(slices[0]?.to === 1 || slices[1]?.from === 2).toBe(true);
    expect(slices.flatMap(heights).filter((height) => height > 0 && height < 60)).toEqual([]);
  });

  it("are not cut through a box unless there is no other way", () => {
    const boxes = [need(0, 4, 50), ...[0, 1, 2, 3].map((at) => need(at, at + 1, 100))];
    const rows = new Rows(hours(4), boxes);
    expect(rows.cut(320, true)).toBeNull();
    expect(rows.cut(320, false)).toHaveLength(2);
  });

  it("print as they are where not even one interval fits", () => {
    const rows = new Rows(hours(1), [need(0, 1, 500)]);
    expect(rows.cut(320, false)).toBeNull();
    expect(rows.least().offsets).toEqual([0, 500]);
  });
});
