// A run that is laid out from the galley of an earlier one is what it is when laid out anew, whatever was changed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../src/compose/block.ts";
import { divideRuns, type Run } from "../../src/page/galley/divide-runs.ts";
import { type GalleySetting, layGalley, type StoppedGalley } from "../../src/page/galley/lay-galley.ts";
import { LineCache } from "../../src/page/galley/set-lines.ts";
import { KeptRuns } from "../../src/page/kept-runs.ts";
import { RecordedReports } from "../../src/source/diagnostic.ts";
import { tries } from "../support/runs.ts";
import { anchor, body, group, heading, lines, mark, root } from "./blocks.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

const plain: GalleySetting = {
  measure: 100,
  pageHeight: 200,
  flush: true,
  grid: null,
  footnotes: () => ({ above: 0, below: 0, rule: null, ruleWidth: 0 }),
};
const onGrid: GalleySetting = { ...plain, grid: { body, step: 10, ascent: 8 } };

/** What an abstract looks like: its place in the outline, its heads, its text, in one form or another. */
const unit = fc
  .record({
    name: fc.stringMatching(/^[a-z]{3}$/),
    marks: fc.boolean(),
    heads: fc.integer({ min: 0, max: 2 }),
    text: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    columns: fc.constantFrom(1, 1, 2),
    together: fc.boolean(),
    after: fc.constantFrom(0, 6),
  })
  .map(({ name, marks, heads, text, columns, together, after }): readonly Block[] => {
    const content = text.map((count, at) => lines(`${name}${at}-`, count, { spaceAfter: after }));
    const within = columns > 1 ? [group(content, { columns })] : content;
    return [
      anchor(name, 1),
      ...(marks ? [mark("chapter", name)] : []),
      ...Array.from({ length: heads }, (_, at) => lines(`${name}h${at}-`, 1, heading)),
      ...(together ? [group(within, { keepTogether: true })] : within),
    ];
  });

const drawing = { width: 10, height: 10, operations: [] } as never;
const picture = (width: number, keepWithNext: boolean): Block => ({
  ...{ kind: "figure", pictures: [{ picture: drawing, width, height: 33, tag: root }], gap: 0, align: "left" },
  ...{ spaceBefore: 3, spaceAfter: 3, keepWithNext, span: null },
});

/** A paragraph with a footnote at its end. */
function noted(name: string): Block {
  const plain = lines(name, 3);
  const place = { tag: null, link: null, span: null };
  const footnote = { sign: `sign-${name}`, blocks: [lines(`${name}n`, 2)] };
  return { ...plain, pieces: [...plain.pieces, { kind: "anchor", name: `mark-${name}`, footnote, ...place }] };
}

const name = fc.stringMatching(/^[a-z]{2}$/);
const count = fc.integer({ min: 1, max: 9 });
/** Everything that a group may hold, one inside the other. */
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(name, count, fc.constantFrom(0, 4, 7)).map(([own, many, spaceAfter]) => lines(own, many, { spaceAfter })),
    name.map((own) => lines(own, 1, heading)),
    name.map(noted),
    fc.tuple(fc.constantFrom(30, 95), fc.boolean()).map(([width, keeps]) => picture(width, keeps)),
    fc.constantFrom(0, 1).map((fill): Block => ({ kind: "space", height: 13, fill })),
    fc.tuple(name, fc.constantFrom(1, undefined)).map(([own, level]): Block => anchor(own, level)),
    fc
      .record({
        children: fc.array(tie("block"), { minLength: 1, maxLength: 4 }),
        columns: fc.constantFrom(1, 1, 2, 3),
        keepTogether: fc.boolean(),
        height: fc.constantFrom(undefined, undefined, 60),
        share: fc.constantFrom(null, null, null, { of: 2, name: "half", span: null as never }),
      })
      .map(({ children, columns, keepTogether, height, share }) =>
        group(children, { columns, keepTogether, share, ...(height && { height }) }),
      ),
  ),
}));
const oddUnit = fc.array(block, { maxLength: 3 }).map((blocks): readonly Block[] => [lines("first", 1), ...blocks]);

function laid(run: Run, setting: GalleySetting, kept: KeptRuns | null): StoppedGalley {
  const cache = new LineCache(fakeTypesetter(), root, "en");
  const made = layGalley(run, setting, cache, new RecordedReports(), kept?.similar(run, cache) ?? null);
  kept?.keep(run, { ...made, sheets: [] }, new RecordedReports(), cache);
  return made;
}

/** Without what this typesetter makes anew each time. */
const seen = (found: StoppedGalley) =>
  JSON.stringify(found.galley.regions, (key, value) => (/^(?:tag|id|face|advances)$/.test(key) ? 0 : value));

function expectAnew(run: Run, setting: GalleySetting, kept: KeptRuns): void {
  expect(seen(laid(run, setting, kept))).toBe(seen(laid(run, setting, null)));
}

const runOf = (units: readonly (readonly Block[])[]): Run => {
  const [run] = divideRuns(units.flat());
  if (!run) throw new Error("nothing is printed");
  return run;
};

describe.each([
  ["without a grid", plain],
  ["on a grid", onGrid],
])("a run that was edited, %s", (_, setting) => {
  it.each([
    ["abstracts", unit],
    ["blocks of all kinds", oddUnit],
  ])("is laid out as it would be anew: %s", (_, units) => {
    fc.assert(
      fc.property(
        fc.array(units, { minLength: 3, maxLength: 9 }),
        fc.array(fc.tuple(fc.nat(), fc.option(units), fc.boolean()), { minLength: 1, maxLength: 4 }),
        (given, edits) => {
          const kept = new KeptRuns();
          kept.begin(root);
          laid(runOf(given), setting, kept);
          let now = given;
          for (const [at, other, isMore] of edits) {
            const place = at % now.length;
            now = other ? now.toSpliced(place, isMore ? 0 : 1, other) : now.length > 2 ? now.toSpliced(place, 1) : now;
            kept.rest();
            kept.begin(root);
            const run = runOf(now);
            expectAnew(run, setting, kept);
          }
        },
      ),
      tries(25),
    );
  });

  const some = (name: string, count: number): readonly Block[] =>
    Array.from({ length: count }, (_, at) => lines(`${name}${at}-`, 1));
  const [few, many, last] = [some("a", 3), some("b", 12), some("c", 3)];
  const half = { of: 2, name: "half", span: { source: { path: "", text: "", lineStarts: [0] }, start: 0, end: 0 } };

  it.each<[string, readonly Block[], readonly Block[]]>([
    [
      "what looks at the page is added",
      [...many, ...last],
      [...many, group(few, { share: half }), group(last, { share: half })],
    ],
    [
      "groups change places around the same blocks",
      [...few, group([group(many, { columns: 2 }), ...last])],
      [...few, group([group(many), ...last], { columns: 2 })],
    ],
    [
      "a line is inserted before one that ends an entry",
      [...few.slice(1), anchor("b", 1), ...last],
      [...few, anchor("b", 1), ...last],
    ],
    ["all but the first block is deleted", [...many, ...last], many.slice(0, 1)],
    ["the first block is deleted", [...many, ...last], [...many.slice(1), ...last]],
    ["everything is replaced but the last block", [...many, ...last], [...few, ...last.slice(-1)]],
  ])("is laid out as it would be anew: %s", (_, before, after) => {
    const kept = new KeptRuns();
    kept.begin(root);
    for (const blocks of [before, after, before]) {
      kept.rest();
      kept.begin(root);
      expectAnew(runOf([blocks]), setting, kept);
    }
  });

  it("has the boxes that are the same before and after the edit", () => {
    const units = Array.from({ length: 8 }, (_, at) => [anchor(`a${at}`, 1), lines(`h${at}`, 1), lines(`t${at}-`, 9)]);
    const kept = new KeptRuns();
    kept.begin(root);
    const [before] = laid(runOf(units), setting, kept).galley.regions;
    kept.begin(root);
    const edited = units.with(4, [anchor("a4", 1), lines("h4", 1), lines("other", 9)]);
    const [after] = laid(runOf(edited), setting, kept).galley.regions;
    const same = after?.boxes.filter((box, at) => box === before?.boxes[at]).length ?? 0;
    expect(after?.boxes.length).toBe(80);
    expect(same).toBeGreaterThanOrEqual(40);
  });
});
