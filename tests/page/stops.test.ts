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

function laid(run: Run, setting: GalleySetting, kept: KeptRuns | null): StoppedGalley {
  const cache = new LineCache(fakeTypesetter(), root, "en");
  const made = layGalley(run, setting, cache, new RecordedReports(), kept?.similar(run, cache) ?? null);
  kept?.keep(run, { ...made, sheets: [] }, new RecordedReports(), cache);
  return made;
}

/** Without what this typesetter makes anew each time. */
const seen = (found: StoppedGalley) =>
  JSON.stringify(found.galley.regions, (key, value) => (/^(?:tag|id|face|advances)$/.test(key) ? 0 : value));

const runOf = (units: readonly (readonly Block[])[]): Run => {
  const [run] = divideRuns(units.flat());
  if (!run) throw new Error("nothing is printed");
  return run;
};

describe.each([
  ["without a grid", plain],
  ["on a grid", onGrid],
])("a run that was edited, %s", (_, setting) => {
  it("is laid out as it would be anew", () => {
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 3, maxLength: 9 }),
        fc.array(fc.tuple(fc.nat(), fc.option(unit), fc.boolean()), { minLength: 1, maxLength: 4 }),
        (units, edits) => {
          const kept = new KeptRuns();
          kept.begin(root);
          laid(runOf(units), setting, kept);
          let now = units;
          for (const [at, other, isMore] of edits) {
            const place = at % now.length;
            now = other ? now.toSpliced(place, isMore ? 0 : 1, other) : now.length > 2 ? now.toSpliced(place, 1) : now;
            kept.rest();
            kept.begin(root);
            const run = runOf(now);
            expect(seen(laid(run, setting, kept))).toBe(seen(laid(run, setting, null)));
          }
        },
      ),
      tries(25),
    );
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
