import { expect, it } from "vitest";
import type { Word } from "../../src/text/word.ts";
import { WordTable } from "../../src/text/word-table.ts";

const wordOf = (text: string): Word => ({
  text,
  parts: [],
  width: text.length,
  letters: text.length,
  leftProtrusion: 0,
  rightProtrusion: 0,
  divisions: { plain: null, hyphenated: null },
  rtl: false,
  plain: null,
});

it("finds each of many words in the text around it, and none that was not added", () => {
  const table = new WordTable();
  const words = Array.from({ length: 5000 }, (_, i) => `word-${(i * 7919) % 5003}-${i % 7 === 0 ? "ä" : "a"}`);
  const known = new Map(words.map((word) => [word, wordOf(word)]));
  for (const [key, word] of known) table.add(key, word);
  for (const [key, word] of known) {
    expect(table.find(`before ${key} after`, 7, 7 + key.length)).toBe(word);
    expect(table.find(`${key}x`, 0, key.length + 1)).toBeUndefined();
  }
});

it("finds a word by its original text, and accepts the empty one", () => {
  const table = new WordTable();
  const capitals = wordOf("ABC");
  table.add("abc", capitals);
  expect(table.find("abc", 0, 3)).toBe(capitals);
  expect(table.find("ABC", 0, 3)).toBeUndefined();
  expect(table.find("abc", 1, 1)).toBeUndefined();
  table.add("", wordOf(""));
  expect(table.find("abc", 1, 1)?.text).toBe("");
});
