// The published example: the paragraph of Knuth & Plass 1981 in Computer Modern, broken as TeX breaks it (the fixture and the
// TeX file that makes it are in knuth-plass/), by our breaker with plain TeX's parameters.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type BreakingParameters, breakLines } from "../../src/paragraph/break-lines.ts";
import { Breakpoints, BY_PATTERN, FLAGGED, FORCED_BREAK, type Totals } from "../../src/paragraph/breakpoints.ts";

type Item =
  | { readonly kind: "box"; readonly width: number }
  | { readonly kind: "glue"; readonly width: number; readonly stretch: number; readonly shrink: number }
  | { readonly kind: "disc"; readonly pre: number; readonly post: number; readonly replace: number };

interface Fixture {
  readonly items: readonly Item[];
  readonly settings: readonly { readonly measure: number; readonly lastBoxes: readonly number[] }[];
}

const fixture: Fixture = JSON.parse(readFileSync(new URL("./knuth-plass/frog-prince.json", import.meta.url), "utf8"));
const SCALED = 65536;
const HYPHEN_PENALTY = 50;
/** The measure at which two ways are nearly equal. */
const ROUNDED = 260;

const PLAIN: Omit<BreakingParameters, "measure" | "tolerance" | "hyphenate"> = {
  extraStretch: 0,
  linePenalty: 10,
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
  breakpoints.add(-1, 0, 0, 0, 0, copy(0), copy(0));
  items.forEach((item, i) => {
    if (item.kind === "box") sums.width += item.width / SCALED;
    else if (item.kind === "glue") {
      const width = item.width / SCALED;
      const [stretch, shrink] = [sums.stretch + item.stretch / SCALED, sums.shrink + item.shrink / SCALED];
      breakpoints.add(i, 0, i + 1, 0, 0, copy(0), copy(width, { stretch, shrink }));
      Object.assign(sums, { width: sums.width + width, stretch, shrink });
    } else {
      const { pre, post, replace } = item;
      const flags = FLAGGED | (pre === replace ? 0 : BY_PATTERN);
      const [before, after] = [pre / SCALED, (replace - post) / SCALED];
      breakpoints.add(i, 0, i + 1, flags, HYPHEN_PENALTY, copy(before), copy(after));
      sums.width += replace / SCALED;
    }
  });
  breakpoints.add(items.length, 0, items.length, FORCED_BREAK, Number.NEGATIVE_INFINITY, copy(0), copy(0));
  return breakpoints;
}

/** Both passes of TeX; null where it would make an overfull line. */
function lastBoxesAt(breakpoints: Breakpoints, measure: number): readonly number[] | null {
  const breaks =
    breakLines(breakpoints, { ...PLAIN, measure, tolerance: 100, hyphenate: false }) ??
    breakLines(breakpoints, { ...PLAIN, measure, tolerance: 200, hyphenate: true });
  return breaks?.map((to) => (breakpoints.item[to] ?? 0) - 1) ?? null;
}

describe("the frog prince", () => {
  const breakpoints = pointsOf(fixture.items);
  const settings = fixture.settings.map(({ measure, lastBoxes }) => ({ measure: measure / SCALED, lastBoxes }));

  test("is broken as TeX breaks it, at every measure that TeX sets without an overfull line", () => {
    const found = settings.map(({ measure }) => lastBoxesAt(breakpoints, measure));
    const set = settings.filter((_, i) => found[i] !== null);
    expect(set.length).toBe(25);
    for (const [i, { measure, lastBoxes }] of settings.entries()) {
      if (found[i] && measure !== ROUNDED) expect({ measure, lastBoxes: found[i] }).toEqual({ measure, lastBoxes });
    }
  });

  test("is broken otherwise where TeX's rounding of badness decides between 6,115 and 6,121 demerits", () => {
    const found = lastBoxesAt(breakpoints, ROUNDED);
    const theirs = settings.find(({ measure }) => measure === ROUNDED)?.lastBoxes;
    expect(found).toEqual([22, 46, 76, 104, 134, 162, 188, 214, 240, 260]);
    expect(theirs).toEqual([22, 46, 76, 104, 134, 162, 188, 216, 242, 260]);
  });
});
