// Lines written as they are placed equal those written from items; foreign elements are detected.
import { expect, it } from "vitest";
import type { Tag } from "../../src/compose/block.ts";
import type { GlyphItem, Line } from "../../src/paragraph/line.ts";
import { LinePacker, type ParagraphPacker } from "../../src/paragraph/line-packer.ts";
import { LineTable } from "../../src/paragraph/line-table.ts";
import { openShop, paragraph, text } from "./set.ts";

const { typesetter } = openShop();
const words = "Some words, and more of them, to fill a line or two, or three, before the end comes.";
const tag: Tag = { role: "Span", parent: null };
const mixed = paragraph([text(words), { ...text(" emphasized words", { italic: true }), tag }]);

/** Packs a line again, item by item. */
function write(line: Line, into: ParagraphPacker): void {
  into.begin(line);
  for (const item of line.items) into.items.write(item);
  into.end(line);
}

function plain(line: Line) {
  const { items, width, ascent, descent, ratio, overfull, hyphenated, span } = line;
  return { items, width, ascent, descent, ratio, overfull, hyphenated, span };
}

it("packs lines again as they are, slab after slab", () => {
  const packer = new LinePacker(new LineTable());
  const lines = typesetter.setParagraph(mixed, 150, () => null);
  expect(lines.length).toBeGreaterThan(2);
  const all = Array.from({ length: 300 }, () => {
    const into = packer.begin(mixed);
    for (const line of lines) write(line, into);
    return into.finish();
  });
  for (const again of all) expect(again.map(plain)).toEqual(lines.map(plain));
});

it("holds a paragraph that is longer than a slab, and one without lines", () => {
  const packer = new LinePacker(new LineTable());
  const long = paragraph(`${words} `.repeat(2000).trim());
  const lines = typesetter.setParagraph(long, 150, () => null);
  const into = packer.begin(long);
  for (const line of lines) write(line, into);
  expect(into.finish().map(plain)).toEqual(lines.map(plain));
  expect(packer.begin(long).finish()).toEqual([]);
});

it("joins words of one look to one item, and each item has its own element", () => {
  const items = typesetter.setParagraph(mixed, 1000, () => null)[0]?.items ?? [];
  const [first, second] = items.filter((item): item is GlyphItem => item.kind === "glyphs");
  expect(items).toHaveLength(2);
  expect(first?.runs.map((run) => run.text).join(" ")).toBe(words);
  expect([first?.tag, second?.tag]).toEqual([mixed.tag, tag]);
  expect([first?.space, second?.space]).toEqual([true, false]);
  const at = first?.at ?? [];
  expect(at.every((x, i) => i === 0 || x > (at[i - 1] ?? 0))).toBe(true);
});

it("refuses a line that refers to the element of another paragraph", () => {
  const packer = new LinePacker(new LineTable()).begin(paragraph([text(words)]));
  for (const line of typesetter.setParagraph(mixed, 1000, () => null)) write(line, packer);
  expect(() => packer.finish()).toThrow("outside its paragraph");
});
