// Words have one number each, whenever they were shaped.
import { expect, it } from "vitest";
import { LineTable } from "../../src/paragraph/line-table.ts";
import type { GlyphRun } from "../../src/text/glyph-run.ts";
import { openShop, textStyle } from "./set.ts";

const shaping = openShop().fonts.shapingStyle(textStyle, "en");
const runOf = (text: string): GlyphRun => {
  const run = shaping.word(text, false, null).parts[0]?.run;
  if (!run) throw new Error("a word has a run");
  return run;
};

it("numbers words that are older than the table like later ones", () => {
  const before = ["older", "words"].map(runOf);
  const table = new LineTable();
  const after = Array.from({ length: 3000 }, (_, i) => runOf(`later${i}`));
  const all = [...after.slice(0, 3), ...before, ...after.slice(3)];
  const numbers = all.map((run) => table.run(run));
  expect(numbers).toEqual(all.map((_, i) => i));
  expect(all.map((run) => table.run(run))).toEqual(numbers);
  expect(numbers.map((number) => table.runOf(number))).toEqual(all);
  expect(() => table.runOf(all.length)).toThrow(RangeError);
});
