import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breakColumns,
  type ColumnShape,
  columnDemerits,
  easyEffort,
  needsOf,
} from "../../../src/page/breaking/break-columns.ts";
import { Measures } from "../../../src/page/breaking/measures.ts";
import { overflow, shortEnd } from "../../../src/page/breaking/penalties.ts";
import { type Box, noLead } from "../../../src/page/galley/galley.ts";
import { tries } from "../../support/runs.ts";

const pageOnly = {
  ...{ firstHeight: 0, firstColumns: 0, height: 100, pageHeight: 100, freshStart: Infinity },
  ...{ reserve: 0, isEnd: true, effort: easyEffort },
};

function box(height: number, lead: Partial<Box["lead"]> = {}, head = 0): Box {
  const nothing = {
    content: [],
    repeat: head > 0 ? { boxes: [], height: head, below: 1 } : null,
    band: null,
    destinations: null,
    links: null,
    attachments: null,
    span: null,
  };
  return { ...nothing, height, inset: 0, lead: { ...noLead, ...lead } };
}

/** Tries every set of breaks: the definition of what the breaker must find. */
function exhaustive(boxes: readonly Box[], penalties: readonly number[], shape: ColumnShape): number {
  const last = boxes.length;
  const needs = needsOf(new Measures(boxes), penalties);
  const from = (start: number, column: number): number => {
    let best = Infinity;
    for (let end = start + 1; end <= last; end++) {
      const own = cost(boxes.slice(start, end), end === last ? null : (needs[end] ?? 0), start, column, shape);
      if (own === Infinity) continue;
      const rest = end === last ? 0 : (penalties[end] ?? 0) + from(end, column + 1);
      best = Math.min(best, own + rest);
    }
    return best;
  };
  const staying = from(0, 0);
  if (shape.firstColumns === 0 || shape.freshStart === Infinity) return staying;
  return Math.min(staying, shape.freshStart + from(0, shape.firstColumns));
}

/** `need`: the room that the next box needs; null at the end. */
function cost(column: readonly Box[], need: number | null, start: number, index: number, shape: ColumnShape): number {
  const full = index < shape.firstColumns ? shape.firstHeight : shape.height;
  const sum = (value: (box: Box) => number) => column.slice(1).reduce((total, box) => total + value(box), 0);
  const repeat = column[0]?.repeat;
  const natural =
    sum((box) => box.lead.height) +
    column.reduce((total, box) => total + box.height, repeat ? repeat.height + repeat.below : 0);
  const shrink = sum((box) => box.lead.shrink);
  const spare = full - natural;
  if (spare < -shrink - 0.005) return column.length === 1 ? overflow : Infinity;
  if (need !== null && sum((box) => box.lead.fill) > 0) return 100;
  if (need !== null)
    return columnDemerits(
      spare,
      sum((box) => box.lead.stretch),
      shrink,
      shape.pageHeight,
      need,
    );
  const demerits = spare < 0 ? columnDemerits(spare, 0, shrink, shape.pageHeight, 0) : 100;
  return start > 0 && spare > 0.9 * shape.height ? demerits + shortEnd : demerits;
}

const anyBox = fc
  .record({
    height: fc.integer({ min: 5, max: 60 }),
    glue: fc.integer({ min: 0, max: 20 }),
    fill: fc.constantFrom(0, 0, 0, 1),
    head: fc.constantFrom(0, 0, 10, 40),
  })
  .map(({ height, glue, fill, head }) =>
    box(height, { height: glue, stretch: glue * 0.6, shrink: glue * 0.2, fill }, head),
  );
const anyPenalty = fc.constantFrom(0, 0, 40, 20_000, 1e11);

describe("the page breaker", () => {
  it("finds what exhaustive search finds", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyBox, anyPenalty), { minLength: 1, maxLength: 11 }), (list) => {
        const boxes = list.map(([each]) => each);
        const penalties = list.map(([, penalty]) => penalty);
        const found = breakColumns(new Measures(boxes), penalties, pageOnly);
        expect(found.demerits / exhaustive(boxes, penalties, pageOnly)).toBeCloseTo(1, 9);
      }),
      tries(300),
    );
  });

  it("also finds it if the first columns are shorter, or may be left empty", () => {
    const anyShape = fc.record({
      firstHeight: fc.integer({ min: 10, max: 90 }),
      firstColumns: fc.constantFrom(1, 2, 3),
      freshStart: fc.constantFrom(Infinity, 100, 1e6),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyBox, anyPenalty), { minLength: 1, maxLength: 9 }), anyShape, (list, some) => {
        const boxes = list.map(([each]) => each);
        const penalties = list.map(([, penalty]) => penalty);
        const shape = { ...pageOnly, ...some };
        const found = breakColumns(new Measures(boxes), penalties, shape);
        expect(found.demerits / exhaustive(boxes, penalties, shape)).toBeCloseTo(1, 9);
      }),
      tries(300),
    );
  });

  it("looks ahead: it ends a page a line early if the next would have a single line", () => {
    // Greedily the first page takes ten boxes, and the eleventh is left alone above a tall one.
    const boxes = [...Array.from({ length: 11 }, () => box(10)), box(95)];
    const breaks = breakColumns(new Measures(boxes), new Array(12).fill(0), pageOnly);
    expect(breaks.starts).toEqual([0, 9, 11]);
  });

  it("fills a page if the next piece would have fitted, and leaves it short otherwise", () => {
    const heights = [30, 30, 30, 30, 80, 80];
    const breaks = breakColumns(new Measures(heights.map((height) => box(height))), new Array(6).fill(0), pageOnly);
    expect(breaks.starts).toEqual([0, 3, 4, 5]);
  });

  it("gives a box that is taller than the page a page of its own", () => {
    const boxes = [box(50), box(150), box(50)];
    expect(breakColumns(new Measures(boxes), [0, 0, 0], pageOnly).starts).toEqual([0, 1, 2]);
  });
});
