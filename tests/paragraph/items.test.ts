// Items as a structure of arrays: they grow, lose some at the end, and are reused.
import { describe, expect, it } from "vitest";
import { buildItems } from "../../src/paragraph/build-items.ts";
import { glueKind, hyphenFlag, type Items, wordKind } from "../../src/paragraph/items.ts";
import { openShop, paragraph, text } from "./set.ts";

const { fonts } = openShop();
const build = (value: string, into?: Items) => buildItems(paragraph([text(value)]), fonts, () => null, into);
const shown = (items: Items) =>
  Array.from({ length: items.count }, (_, i) => items.wordAt(i)?.text ?? (items.kind[i] === glueKind ? " " : "?")).join(
    "",
  );

describe("items", () => {
  it("are words and the spaces between them, without one at the end", () => {
    expect(shown(build("some  words "))).toBe("some words");
  });

  it("hold more than their initial capacity", () => {
    const long = "word ".repeat(3000).trim();
    expect(shown(build(long))).toBe(long);
  });

  it("are reused for the next paragraph, and nothing of the last is left", () => {
    const items = build("a longer paragraph with (many) words");
    expect(shown(build("short", items))).toBe("short");
    expect(items.wordAt(items.count)).toBeNull();
  });

  it("have parts of words after them, in the style and at the place of the word", () => {
    const items = build("divided");
    const word = items.shapingOf(0).record("divi-", false, null);
    const part = items.addPart(0, word, 0, true);
    expect(items.count).toBe(1);
    expect(part).toBe(1);
    expect([items.kind[part], items.flags[part]]).toEqual([wordKind, hyphenFlag]);
    expect(items.width[part]).toBeCloseTo((items.records.width(word) * items.sizeOf(0)) / 1000);
    expect(items.originOf(part)).toBe(items.originOf(0));
  });
});
