import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { scalarText } from "../../src/source/scalar-text.ts";
import { source } from "../../src/source/source.ts";
import { entryOf } from "../../src/source/yaml-node.ts";

/** What the file holds at the place of `word` in the value of `a`. */
function found(yaml: string, word: string): string {
  const file = source("test.yaml", yaml);
  const node = readYaml(file, new Diagnostics()).documents[0];
  const value = node && entryOf(node, "a")?.value;
  if (value?.kind !== "scalar") throw new Error("a is no scalar");
  const text = scalarText(file, value);
  const at = text.value.indexOf(word);
  expect(at).toBeGreaterThanOrEqual(0);
  const { start, end } = text.spanAt(at, at + word.length);
  return yaml.slice(start, end);
}

describe("a word in a scalar is found in its file", () => {
  it.each([
    ["a: one two", "two"],
    ["a: 'it''s two'", "two"],
    ['a: "one two"', "two"],
    ['a: "t\\u0061b\\tx \\"two\\""', "two"],
    ["a: |\n  one\n\n    two\n  three\n", "two"],
    ["a: |\n  one\n\n    two\n  three\n", "three"],
    ["a: |2\n    one\n   two\n", "two"],
    ["a: |\r\n  one\r\n  two\r\n", "two"],
    ["a: >\n  one\n  two\n\n  three\n", "three"],
    ["a: one\n  two\n  three", "three"],
    ['a: "one\n  two \\\n  three"', "three"],
    ["b: 1\na: |-\n  Ångström\n  two", "two"],
    ["a: A\u030angstro\u0308m two", "two"],
  ])("of %j", (yaml, word) => {
    expect(found(yaml, word)).toBe(word);
  });

  it("in NFC, with its letter and mark", () => {
    expect(found("a: e\u0301tude", "é")).toBe("e\u0301");
  });
});
