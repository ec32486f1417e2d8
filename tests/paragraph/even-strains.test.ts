import { describe, expect, it } from "vitest";
import { evenStrains, type Strained } from "../../src/paragraph/even-strains.ts";
import { spaceShrink, spaceStretch } from "../../src/paragraph/parameters.ts";

const [words, spaces] = [330, 30];
const line = (excess: number, more: Partial<Strained> = {}): Strained => ({
  ...{ excess, words, elastic: 11, glue: spaces * (excess >= 0 ? spaceStretch : spaceShrink) },
  ...more,
});
/** How much the spaces of a line grow, as a fraction of their width. */
const spaceOf = (excess: number, strain = 0) => (excess - strain * words) / spaces;

describe("the white of a line", () => {
  it("is taken by words and spaces together, in the same direction", () => {
    for (const excess of [6, -6]) {
      const [strain = 0] = evenStrains([line(excess)]);
      expect(Math.sign(strain)).toBe(Math.sign(excess));
      expect(Math.abs(strain)).toBeGreaterThan(0.008);
      expect(spaceOf(excess, strain) * Math.sign(excess)).toBeGreaterThan(0.015);
    }
    expect(evenStrains([line(0)])).toEqual([0]);
  });

  it("asks no more of words than they can give, and of spaces only what words cannot", () => {
    const [most = 0] = evenStrains([line(25)]);
    expect(most).toBeCloseTo(11 / words, 6);
    expect(spaceOf(25, most)).toBeLessThanOrEqual(spaceStretch + 1e-6);
    const [tight = 0] = evenStrains([line(-15)]);
    expect(spaceOf(-15, tight)).toBeGreaterThanOrEqual(-spaceShrink - 1e-6);
  });

  it("is left to the spaces if words are rigid, and to the words if there are no spaces", () => {
    expect(evenStrains([line(5, { elastic: 0 })])).toEqual([0]);
    expect(evenStrains([line(5, { glue: 0 })])[0]).toBeCloseTo(5 / words, 6);
  });

  it("differs less between neighbours than it would for each alone", () => {
    const [wide = 0] = evenStrains([line(11)]);
    const [narrow = 0] = evenStrains([line(-11)]);
    const [first = 0, second = 0] = evenStrains([line(11), line(-11)]);
    expect(first - second).toBeLessThan(0.9 * (wide - narrow));
    // Small differences are invisible: each line keeps its optimum.
    const alone = [line(3), line(-2)].flatMap((each) => evenStrains([each]));
    expect(evenStrains([line(3), line(-2)])).toEqual(alone);
  });

  it("is unchanged in a line of natural width, which its neighbour approaches", () => {
    const [full = 0] = evenStrains([line(12)]);
    const [before = 0, last] = evenStrains([line(12), null]);
    expect(last).toBe(0);
    expect(before).toBeLessThanOrEqual(full);
  });
});
