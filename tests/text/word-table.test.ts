import { expect, it } from "vitest";
import type { Word } from "../../src/text/word.ts";
import { noRecord, WordRecords } from "../../src/text/word-records.ts";
import { hashOf, WordTable } from "../../src/text/word-table.ts";

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

function open() {
  const records = new WordRecords();
  const table = new WordTable(records);
  const add = (key: string, word: Word) => {
    const record = records.add(key, word);
    table.add(record, hashOf(key, 0, key.length));
    return record;
  };
  return { records, table, add };
}

it("finds each of many words in the text around it, and none that was not added", () => {
  const { records, table, add } = open();
  const words = Array.from({ length: 5000 }, (_, i) => `word-${(i * 7919) % 5003}-${i % 7 === 0 ? "ä" : "a"}`);
  const known = new Map(words.map((word) => [word, wordOf(word)]));
  for (const [key, word] of known) add(key, word);
  for (const [key, word] of known) {
    expect(records.wordOf(table.find(`before ${key} after`, 7, 7 + key.length))).toBe(word);
    expect(table.find(`${key}x`, 0, key.length + 1)).toBe(noRecord);
  }
});

it("finds a word by its original text, and accepts the empty one", () => {
  const { records, table, add } = open();
  const capitals = add("abc", wordOf("ABC"));
  expect(table.find("abc", 0, 3)).toBe(capitals);
  expect(table.find("ABC", 0, 3)).toBe(noRecord);
  expect(table.find("abc", 1, 1)).toBe(noRecord);
  add("", wordOf(""));
  expect(records.wordOf(table.find("abc", 1, 1)).text).toBe("");
});

it("keeps what was recorded while it grows", () => {
  const { records, add } = open();
  const sizes = Array.from({ length: 3000 }, (_, i) => i + 1);
  const all = sizes.map((size) =>
    add(`${size} ${"x".repeat(size % 50)}`, { ...wordOf("(x-"), width: size / 3, letters: size }),
  );
  for (const [i, record] of all.entries()) {
    expect(records.width(record)).toBe((i + 1) / 3);
    expect(records.letters(record)).toBe(i + 1);
  }
});
