import fc from "fast-check";
import { forcedBreak, type InputItem, breakLines as oracle } from "tex-linebreak";
import { describe, expect, it } from "vitest";
import {
  adjustmentRatio,
  type BreakingParameters,
  badness,
  breakLines,
  demerits,
  fitness,
} from "../../src/paragraph/break-lines.ts";
import { Breakpoints, forcedFlag, hyphenFlag } from "../../src/paragraph/breakpoints.ts";
import { tries } from "../support/runs.ts";

const rules: BreakingParameters = {
  measure: 100,
  tolerance: 200,
  hyphenate: true,
  extraStretch: 0,
  linePenalty: 10,
  strainDemerits: 0,
  contrastDemerits: 0,
  adjacentDemerits: 0,
  doubleHyphenDemerits: 0,
  finalHyphenDemerits: 0,
  lastLineMinimum: 0,
  shortLastLineDemerits: 0,
  final: false,
};
const space = { width: 5, stretch: 2.5, shrink: 1.6 };

/** Words of given widths with spaces between, a break possible at each space. */
function pointsOf(words: readonly number[]): Breakpoints {
  const breakpoints = new Breakpoints();
  const none = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  breakpoints.add(-1, 0, 0, 0, 0, { end: none, start: none });
  let width = 0;
  words.forEach((word, i) => {
    width += word;
    const end = { width: width + i * space.width, stretch: i * space.stretch, shrink: i * space.shrink, elastic: 0 };
    const next = i + 1;
    const start = {
      width: width + next * space.width,
      stretch: next * space.stretch,
      shrink: next * space.shrink,
      elastic: 0,
    };
    const last = next === words.length;
    breakpoints.add(i, 0, next, last ? forcedFlag : 0, last ? Number.NEGATIVE_INFINITY : 0, { end, start });
  });
  return breakpoints;
}

/** The same paragraph for tex-linebreak; breaks are counted as words before them. */
function oracleBreaks(words: readonly number[], measure: number): number[] {
  const items: InputItem[] = [];
  words.forEach((width, i) => {
    items.push({ type: "box", width });
    if (i < words.length - 1) items.push({ type: "glue", ...space });
  });
  items.push({ type: "glue", width: 0, stretch: 1000, shrink: 0 }, forcedBreak());
  const options = { maxAdjustmentRatio: 1.26, initialMaxAdjustmentRatio: 1.26, adjacentLooseTightPenalty: 0 };
  return oracle(items, measure, options)
    .slice(1)
    .map((at) => items.slice(0, at).filter((item) => item.type === "box").length);
}

const hyphen = 3.3;
/** The demerits of tex-linebreak: (1 + badness) squared, with a badness of at most 100. */
const oracleRules: BreakingParameters = {
  ...rules,
  tolerance: 100,
  linePenalty: 1,
  adjacentDemerits: 3000,
  doubleHyphenDemerits: 3000,
};

/** Breaks are counted in syllables, at which they are numbered from 1. */
function dividedPointsOf(words: readonly (readonly number[])[]): Breakpoints {
  const breakpoints = new Breakpoints();
  const sums = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  breakpoints.add(-1, 0, 0, 0, 0, { end: sums, start: sums });
  const count = words.flat().length;
  let syllable = 0;
  for (const word of words) {
    word.forEach((width, i) => {
      syllable++;
      sums.width += width;
      const { width: at, stretch, shrink } = sums;
      if (syllable === count)
        breakpoints.add(syllable, 0, syllable, forcedFlag, Number.NEGATIVE_INFINITY, { end: sums, start: sums });
      else if (i < word.length - 1)
        breakpoints.add(syllable, 0, syllable, hyphenFlag, 0, { end: { ...sums, width: at + hyphen }, start: sums });
      else {
        const end = { ...sums };
        Object.assign(sums, {
          width: at + space.width,
          stretch: stretch + space.stretch,
          shrink: shrink + space.shrink,
        });
        breakpoints.add(syllable, 0, syllable, 0, 0, { end, start: sums });
      }
    });
  }
  return breakpoints;
}

function dividedOracleBreaks(words: readonly (readonly number[])[], measure: number): number[] | null {
  const items: InputItem[] = [];
  words.forEach((word, w) => {
    word.forEach((width, i) => {
      items.push({ type: "box", width });
      if (i < word.length - 1) items.push({ type: "penalty", width: hyphen, cost: 0, flagged: true });
    });
    if (w < words.length - 1) items.push({ type: "glue", ...space });
  });
  items.push({ type: "glue", width: 0, stretch: 1e12, shrink: 0 }, forcedBreak());
  const options = {
    maxAdjustmentRatio: 1,
    initialMaxAdjustmentRatio: 1,
    adjacentLooseTightPenalty: 3000,
    doubleHyphenPenalty: 3000,
  };
  try {
    return oracle(items, measure, options)
      .slice(1)
      .map((at) => items.slice(0, at).filter((item) => item.type === "box").length);
  } catch {
    return null; // if no line stays within its ratio
  }
}

/** Total demerits of a set of breaks, from the definitions alone. */
function cost(words: readonly number[], breaks: readonly number[], measure: number): number {
  let total = 0;
  let from = 0;
  for (const to of breaks) {
    const line = words.slice(from, to);
    const gaps = line.length - 1;
    const excess = measure - line.reduce((sum, word) => sum + word, 0) - gaps * space.width;
    const last = to === words.length;
    const ratio = excess >= 0 ? (last ? 0 : excess / (gaps * space.stretch)) : excess / (gaps * space.shrink);
    if (ratio < -1 - 1e-9 || badness(ratio) > 200.1) return Number.POSITIVE_INFINITY;
    total += demerits(badness(ratio), last ? Number.NEGATIVE_INFINITY : 0, 10);
    from = to;
  }
  return total;
}

describe("the terms of line breaking", () => {
  it("badness grows with the cube of the ratio and ends at 10,000", () => {
    expect(badness(0)).toBe(0);
    expect(badness(-1)).toBe(100);
    expect(badness(0.5)).toBe(12.5);
    expect(badness(9)).toBe(10_000);
  });

  it("fitness has the four classes of Knuth and Plass", () => {
    expect([-0.8, -0.2, 0.7, 1.2].map(fitness)).toEqual([0, 1, 2, 3]);
  });

  it("demerits add the square of a penalty and take that of a bonus away", () => {
    expect(demerits(20, 50, 10)).toBe(900 + 2500);
    expect(demerits(20, -20, 10)).toBe(900 - 400);
    expect(demerits(20, Number.NEGATIVE_INFINITY, 10)).toBe(900);
  });

  it("words stretch before spaces do, at little cost", () => {
    expect(adjustmentRatio(5, 10, 6)).toBeLessThan(0.05);
    expect(adjustmentRatio(16, 10, 6)).toBeCloseTo(1.02);
    expect(adjustmentRatio(5, 10, 0)).toBe(0.5);
  });
});

describe("total-fit line breaking", () => {
  const widths = fc.array(fc.integer({ min: 8, max: 40 }), { minLength: 1, maxLength: 70 });

  it("finds breaks that never cost more than those of tex-linebreak", () => {
    let compared = 0;
    fc.assert(
      fc.property(widths, fc.integer({ min: 150, max: 300 }), (words, measure) => {
        const breaks = breakLines(pointsOf(words), { ...rules, measure });
        let theirs: number[];
        try {
          theirs = oracleBreaks(words, measure);
        } catch {
          return; // tex-linebreak gives up if no line stays within its ratio
        }
        const dearest = cost(words, theirs, measure);
        if (breaks === null) {
          expect(dearest).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        compared++;
        expect(cost(words, breaks, measure)).toBeLessThanOrEqual(dearest + 1e-6);
      }),
      tries(300),
    );
    expect(compared).toBeGreaterThan(100);
  });

  it("breaks words with hyphens where tex-linebreak does, counting hyphens and contrasts alike", () => {
    // Syllables of uneven widths, so that no two sets of breaks cost the same; one to four per word.
    const syllables = fc.array(fc.double({ min: 6, max: 19, noNaN: true }), { minLength: 1, maxLength: 4 });
    let compared = 0;
    let hyphens = 0;
    fc.assert(
      fc.property(
        fc.array(syllables, { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 120, max: 260 }),
        (words, measure) => {
          const breaks = breakLines(dividedPointsOf(words), { ...oracleRules, measure });
          const theirs = dividedOracleBreaks(words, measure);
          expect(breaks === null).toBe(theirs === null);
          if (!breaks || !theirs) return;
          compared++;
          const all = words.flatMap((word) => word.map((_, i) => i < word.length - 1));
          hyphens += theirs.filter((end) => all[end - 1]).length;
          expect(breaks).toEqual(theirs);
        },
      ),
      tries(400),
    );
    expect(compared).toBeGreaterThan(200);
    expect(hyphens).toBeGreaterThan(200);
  });

  it("finds exactly the breaks that an exhaustive search finds", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 15, max: 45 }), { minLength: 2, maxLength: 12 }), (words) => {
        const breaks = breakLines(pointsOf(words), rules);
        let least = Number.POSITIVE_INFINITY;
        for (let ways = 0; ways < 2 ** (words.length - 1); ways++) {
          const way = words.map((_, i) => i + 1).filter((end) => end === words.length || (ways >> (end - 1)) & 1);
          least = Math.min(least, cost(words, way, 100));
        }
        if (breaks === null) expect(least).toBe(Number.POSITIVE_INFINITY);
        else expect(cost(words, breaks, 100)).toBeCloseTo(least, 6);
      }),
      tries(200),
    );
  });

  it("accepts other costs rather than end two consecutive lines with hyphens", () => {
    const breakpoints = pointsOf([30, 30, 28, 30, 30, 28, 30, 30, 28]);
    breakpoints.flags[3] = 1;
    breakpoints.flags[6] = 1;
    const free = breakLines(breakpoints, { ...rules, tolerance: 10_000 });
    expect(free).toEqual([3, 6, 9]);
    const dear = breakLines(breakpoints, { ...rules, tolerance: 10_000, doubleHyphenDemerits: 1e9 });
    expect(dear).not.toEqual([3, 6, 9]);
  });
});
