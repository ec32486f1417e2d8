// The axis of a timetable: proportional to time, taller where text needs it, shortened at breaks and gaps, divided where
// nothing is cut through.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Axis, type Need, type Slice } from "../../../src/page/timetable/grid-axis.ts";

const gap = 16;
/** From 9:00, hourly. */
const hours = (count: number) => Array.from({ length: count + 1 }, (_, index) => 540 + 60 * index);
const need = (from: number, to: number, height: number, isBrief = false): Need => ({ from, to, height, isBrief });
const heights = ({ offsets }: Slice) => offsets.slice(1).map((offset, index) => offset - (offsets[index] ?? 0));
const nothing: Slice = { from: 0, to: 0, offsets: [], isCut: [], isEmpty: [], excess: 0 };

function fill(moments: readonly number[], needs: readonly Need[], height: number): Slice {
  const axis = new Axis(moments, needs);
  return axis.fill(axis.whole, height, { needs, gap }) ?? nothing;
}

function divide(moments: readonly number[], needs: readonly Need[], count: number, height: number) {
  return new Axis(moments, needs).divide(count, height, { needs, gap })?.map(({ from, to }) => [from, to]);
}

describe("the axis of a timetable", () => {
  it("is as tall as its time, and fills the page", () => {
    const slice = fill([540, 600, 720], [need(0, 1, 10), need(1, 2, 10)], 150);
    const [one = 0, two = 0] = heights(slice);
    expect(two / one).toBeCloseTo(2, 5);
    expect(one + two).toBeCloseTo(150, 0);
    expect(slice.isCut).toEqual([false, false]);
  });

  it("is no taller than a reader can use, however large the page", () => {
    const [one = 0] = heights(fill([540, 600], [need(0, 1, 10)], 1000));
    expect(one).toBeLessThanOrEqual(60 * 2);
  });

  it("grows where a text needs more, and divides that among the intervals of its box", () => {
    const slice = fill([540, 570, 600, 660], [need(0, 2, 90), need(2, 3, 10)], 110);
    const [one = 0, two = 0] = heights(slice);
    expect(one).toBeCloseTo(two, 5);
    expect(one + two).toBeCloseTo(90, 5);
    expect(slice.excess).toBeGreaterThan(0);
  });

  it("is as short as its text at a break, marked, and the sessions around it keep their proportions", () => {
    const slice = fill([540, 600, 690, 810], [need(1, 2, 20, true), need(0, 1, 10), need(2, 3, 10)], 300);
    const [before = 0, lunch = 0, after = 0] = heights(slice);
    expect(lunch).toBeCloseTo(20, 5);
    expect(after / before).toBeCloseTo(2, 5);
    expect(slice.isCut).toEqual([false, true, false]);
  });

  it("gives a break its full time if a session runs beside it", () => {
    const slice = fill([540, 600, 690], [need(1, 2, 20, true), need(0, 2, 10)], 300);
    const [before = 0, lunch = 0] = heights(slice);
    expect(lunch / before).toBeCloseTo(1.5, 5);
    expect(slice.isCut).toEqual([false, false]);
  });

  it("shows long gaps short and marks them, and short ones as they are", () => {
    const long = fill([540, 600, 900, 960], [need(0, 1, 5), need(2, 3, 5)], 500);
    expect(heights(long)[1]).toBe(gap);
    expect(long.isCut).toEqual([false, true, false]);
    expect(long.isEmpty).toEqual([false, true, false]);
    const short = fill([540, 600, 605, 665], [need(0, 1, 5), need(2, 3, 5)], 500);
    const [one = 0, pause = 0] = heights(short);
    expect(pause / one).toBeCloseTo(5 / 60, 5);
    expect(short.isCut).toEqual([false, false, false]);
  });

  it("does not fit if its boxes together are taller than the page", () => {
    const needs = [0, 1, 2, 3].map((at) => need(at, at + 1, 100));
    expect(fill(hours(4), needs, 399)).toBe(nothing);
  });

  it("is divided between boxes, into parts of about equal heights", () => {
    const needs = [0, 1, 2, 3].map((at) => need(at, at + 1, 100));
    expect(divide(hours(4), needs, 2, 320)).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(divide(hours(4), needs, 1, 320)).toBeUndefined();
  });

  it("is preferably divided in a gap, which is then not shown", () => {
    const needs = [0, 2, 3, 4].map((at) => need(at, at + 1, 100));
    const [first, second] = divide(hours(5), needs, 2, 320) ?? [];
    expect(first?.[1] === 1 || second?.[0] === 2).toBe(true);
    const axis = new Axis(hours(5), needs);
    const slice = axis.fill({ from: 1, to: 5 }, 320, { needs, gap }) ?? nothing;
    expect(heights(slice)[0]).toBe(0);
  });

  it("is not divided through a box if there is another way", () => {
    const needs = [need(0, 2, 50), ...[0, 1, 2, 3].map((at) => need(at, at + 1, 100))];
    expect(divide(hours(4), needs, 2, 320)).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(divide(hours(4), [need(0, 4, 50), ...needs.slice(1)], 2, 320)).toHaveLength(2);
  });

  it("is printed as it is if not even one interval fits", () => {
    const needs = [need(0, 1, 500)];
    const axis = new Axis(hours(1), needs);
    expect(axis.divide(1, 320, { needs, gap })).toBeNull();
    expect(axis.least(axis.whole, { needs, gap }).offsets).toEqual([0, 500]);
  });

  it("overflows only where it cannot be filled, and where boxes in a row are too tall", () => {
    const last = 6;
    const some = fc.record({
      from: fc.nat(last - 1),
      length: fc.integer({ min: 1, max: 3 }),
      height: fc.integer({ min: 1, max: 200 }),
      isBrief: fc.boolean(),
    });
    const span = fc.tuple(fc.nat(last - 1), fc.integer({ min: 1, max: last }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), span, fc.integer({ min: 50, max: 900 }), (boxes, at, height) => {
        const needs = boxes
          .map((box) => need(box.from, Math.min(last, box.from + box.length), box.height, box.isBrief))
          .sort((one, other) => one.to - one.from - (other.to - other.from));
        const range = { from: at[0], to: Math.min(last, at[0] + at[1]) };
        const axis = new Axis(hours(last), needs);
        const demand = { needs, gap };
        return !axis.overflows(range, height, demand) || axis.fill(range, height, demand) === null;
      }),
    );
    const needs = [need(0, 2, 100), need(0, 1, 10), need(2, 3, 100)];
    const axis = new Axis(hours(3), needs);
    expect(axis.overflows(axis.whole, 201, { needs, gap })).toBe(false);
    expect(axis.overflows(axis.whole, 199, { needs, gap })).toBe(true);
    expect(axis.overflows({ from: 0, to: 2 }, 199, { needs, gap })).toBe(false);
  });
});
