// Words that a later build shapes again have the numbers that they had, and no place of their own.
import { describe, expect, it } from "vitest";
import { KeptLines } from "../../src/paragraph/kept-lines.ts";
import { LineTable } from "../../src/paragraph/line-table.ts";
import { type Face, type GlyphRun, nextRunId } from "../../src/text/glyph-run.ts";

const face = (id: string) => ({ id }) as Face;
const runOf = (text: string, more: Partial<GlyphRun> = {}): GlyphRun => ({
  ...{
    id: nextRunId(),
    face: face("Serif/Regular"),
    glyphs: [1, 2],
    advances: [5, 6],
    offsets: null,
    clusters: [0, 1],
  },
  ...{ text, rtl: false, width: 11 },
  ...more,
});

describe("a table of words", () => {
  it("knows a word again that another build has shaped", () => {
    const table = new LineTable(true);
    const first = runOf("light");
    const number = table.run(first);
    expect(table.run(first)).toBe(number);
    table.turn();
    const again = runOf("light");
    expect(table.run(again)).toBe(number);
    expect(table.known(again.id)).toBe(number);
    expect(table.runOf(number)).toBe(first);
  });

  it("tells words apart by all that is printed of them", () => {
    const table = new LineTable(true);
    const words = [
      ...[runOf("light"), runOf("night"), runOf("light", { face: face("Serif/Italic") })],
      ...[runOf("light", { advances: [5, 5], width: 10 }), runOf("light", { offsets: [{ x: 0, y: 1 }] })],
    ];
    const numbers = words.map((run) => table.run(run));
    expect(new Set(numbers).size).toBe(words.length);
    table.turn();
    expect(words.map(({ id: _id, ...run }) => table.run({ ...run, id: nextRunId() }))).toEqual(numbers);
  });

  it("numbers words of an earlier build that are used again", () => {
    const table = new LineTable(true);
    const old = runOf("light");
    table.turn();
    expect(table.run(runOf("night"))).toBe(0);
    expect(table.run(old)).toBe(1);
    expect(table.run(old)).toBe(1);
  });
});

describe("kept lines", () => {
  it("are packed by one packer for all builds of a setting", () => {
    const lines = new KeptLines();
    const packers = ["serif", "serif", "sans"].map((setting) => {
      lines.turn();
      return lines.under(setting).packer;
    });
    expect(packers[0]).not.toBeNull();
    expect(packers[1]).toBe(packers[0]);
    expect(packers[2]).not.toBe(packers[0]);
    expect(new KeptLines(true).under("serif").packer).toBeNull();
  });
});
