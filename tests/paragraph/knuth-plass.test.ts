// The published example: the paragraph of Knuth & Plass 1981 in Computer Modern, broken as TeX breaks it (the fixture and the
// TeX file that makes it are in knuth-plass/), by our breaker with plain TeX's parameters.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type BreakingParameters, breakLines } from "../../src/paragraph/break-lines.ts";
import { Breakpoints, forcedFlag, hyphenFlag, patternFlag, type Totals } from "../../src/paragraph/breakpoints.ts";

type Item =
  | { readonly kind: "box"; readonly width: number }
  | { readonly kind: "glue"; readonly width: number; readonly stretch: number; readonly shrink: number }
  | { readonly kind: "disc"; readonly pre: number; readonly post: number; readonly replace: number };

interface Fixture {
  readonly items: readonly Item[];
  readonly settings: readonly { readonly measure: number; readonly lastBoxes: readonly number[] }[];
}

const fixture: Fixture = JSON.parse(readFileSync(new URL("./knuth-plass/frog-prince.json", import.meta.url), "utf8"));
const scaled = 65536;
const hyphenPenalty = 50;
/** The measure at which two sets of breaks are nearly equal. */
const rounded = 260;

const plain: Omit<BreakingParameters, "measure" | "tolerance" | "hyphenate"> = {
  extraStretch: 0,
  linePenalty: 10,
  strainDemerits: 0,
  contrastDemerits: 0,
  adjacentDemerits: 10_000,
  doubleHyphenDemerits: 10_000,
  finalHyphenDemerits: 5000,
  lastLineMinimum: 0,
  shortLastLineDemerits: 0,
  final: false,
};

/** The breakpoints of TeX's items (TeX: The Program §866–869): glue after a box, discretionary breaks, the end. */
function pointsOf(items: readonly Item[]): Breakpoints {
  const breakpoints = new Breakpoints();
  const sums: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  const copy = (extra: number, more?: Partial<Totals>): Totals => ({ ...sums, ...more, width: sums.width + extra });
  breakpoints.add(-1, 0, 0, 0, 0, { end: copy(0), start: copy(0) });
  items.forEach((item, i) => {
    if (item.kind === "box") sums.width += item.width / scaled;
    else if (item.kind === "glue") {
      const width = item.width / scaled;
      const [stretch, shrink] = [sums.stretch + item.stretch / scaled, sums.shrink + item.shrink / scaled];
      breakpoints.add(i, 0, i + 1, 0, 0, { end: copy(0), start: copy(width, { stretch, shrink }) });
      Object.assign(sums, { width: sums.width + width, stretch, shrink });
    } else {
      const { pre, post, replace } = item;
      const flags = hyphenFlag | (pre === replace ? 0 : patternFlag);
      const [before, after] = [pre / scaled, (replace - post) / scaled];
      breakpoints.add(i, 0, i + 1, flags, hyphenPenalty, { end: copy(before), start: copy(after) });
      sums.width += replace / scaled;
    }
  });
  breakpoints.add(items.length, 0, items.length, forcedFlag, Number.NEGATIVE_INFINITY, {
    end: copy(0),
    start: copy(0),
  });
  return breakpoints;
}

/** Both passes of TeX; null if it would make an overfull line. */
function lastBoxesAt(breakpoints: Breakpoints, measure: number): readonly number[] | null {
  const breaks =
    breakLines(breakpoints, { ...plain, measure, tolerance: 100, hyphenate: false }) ??
    breakLines(breakpoints, { ...plain, measure, tolerance: 200, hyphenate: true });
  return breaks?.map((to) => (breakpoints.item[to] ?? 0) - 1) ?? null;
}

describe("the frog prince", () => {
  const breakpoints = pointsOf(fixture.items);
  const settings = fixture.settings.map(({ measure, lastBoxes }) => ({ measure: measure / scaled, lastBoxes }));

  it("is broken as TeX breaks it, at every measure that TeX sets without an overfull line", () => {
    const found = settings.map(({ measure }) => lastBoxesAt(breakpoints, measure));
    const set = settings.filter((_, i) => found[i] !== null);
    expect(set.length).toBe(25);
    for (const [i, { measure, lastBoxes }] of settings.entries()) {
      if (found[i] && measure !== rounded) expect({ measure, lastBoxes: found[i] }).toEqual({ measure, lastBoxes });
    }
  });

  it("is broken differently where TeX's rounding of badness decides between 6,115 and 6,121 demerits", () => {
    const found = lastBoxesAt(breakpoints, rounded);
    const theirs = settings.find(({ measure }) => measure === rounded)?.lastBoxes;
    expect(found).toEqual([22, 46, 76, 104, 134, 162, 188, 214, 240, 260]);
    expect(theirs).toEqual([22, 46, 76, 104, 134, 162, 188, 216, 242, 260]);
  });
});
