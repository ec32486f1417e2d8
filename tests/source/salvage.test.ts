import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { salvage, salvageItems } from "../../src/source/salvage.ts";
import { source } from "../../src/source/source.ts";
import { entryOf, toData, type YamlNode } from "../../src/source/yaml-node.ts";

const read = (text: string) => {
  const node = salvage(source("a.yaml", text));
  return node ? toData(node) : null;
};

describe("what is left of a file that is not YAML", () => {
  it.each<[string, string, unknown]>([
    [
      "a colon in a title",
      "title: Water: a study\nauthors: [Ann Roe]\n",
      { title: "Water: a study", authors: ["Ann Roe"] },
    ],
    ["an open quotation mark", 'title: "Water\nauthors: [Ann Roe]\n', { title: "Water", authors: ["Ann Roe"] }],
    ["an apostrophe in single quotes", "title: 'Ohm's law'\ntype: talk\n", { title: "Ohm's law", type: "talk" }],
    [
      "an open bracket",
      "title: Water\nauthors: [Ann Roe, Bo Lee\ntype: talk\n",
      { title: "Water", authors: ["Ann Roe", "Bo Lee"], type: "talk" },
    ],
    [
      "open braces",
      'authors:\n  - {name: Ann Roe, affiliation: "Elsewhere}\n  - Bo Lee\n',
      { authors: [{ name: "Ann Roe", affiliation: "Elsewhere" }, "Bo Lee"] },
    ],
    ["a reserved character", "title: @home\nkeywords: [a]\n", { title: "@home", keywords: ["a"] }],
    ["tabs", "title: Water\nauthors:\n\t- Ann Roe\n", { title: "Water", authors: ["Ann Roe"] }],
    ["a key that is given twice", "title: Water\ntitle: Ice\n", { title: "Water" }],
    ["a value of a wrong escape", 'title: "Water \\q"\ntype: talk\n', { title: "Water \\q", type: "talk" }],
  ])("is everything except %s", (_, text, expected) => {
    expect(readYaml(source("a.yaml", text), new Diagnostics()).broken).toBe(true);
    expect(read(text)).toEqual(expected);
  });

  it("is every item of a list, unchanged if it has no fault", () => {
    const text =
      "- title: One\n  abstract: |\n    Text: of it\n- title: Two: bad\n  authors: [Ann Roe]\n- title: Three\n";
    const items = salvageItems(source("a.yaml", text)).map(({ node, isIntact }) => ({ isIntact, data: toData(node) }));
    expect(items).toEqual([
      { isIntact: true, data: { title: "One", abstract: "Text: of it\n" } },
      { isIntact: false, data: { title: "Two: bad", authors: ["Ann Roe"] } },
      { isIntact: true, data: { title: "Three" } },
    ]);
  });

  it("is the readable ones of several documents", () => {
    const text = "title: One\n---\ntitle: Two: bad\n---\ntitle: Three\n";
    expect(salvageItems(source("a.yaml", text)).map(({ isIntact }) => isIntact)).toEqual([true, false, true]);
  });

  it("is all but the smallest part, deep in a programme", () => {
    const text =
      "days:\n  - date: 2026-05-01\n    sessions:\n      - title: A: B\n        items: [x]\n      - title: C\n        items:\n          - { abstract: y, duration: 20\n          - z\n";
    expect(read(text)).toEqual({
      days: [
        {
          date: "2026-05-01",
          sessions: [
            { title: "A: B", items: ["x"] },
            { title: "C", items: [{ abstract: "y", duration: 20 }, "z"] },
          ],
        },
      ],
    });
  });

  it("has its place in the file", () => {
    const text = "type: talk\ntitle: Water: a study\nauthors: [Ann Roe\n";
    const node = salvage(source("a.yaml", text)) as YamlNode;
    const at = (found: YamlNode | undefined) => found && text.slice(found.start, found.end);
    expect(at(entryOf(node, "title")?.value)).toBe("Water: a study");
    const authors = entryOf(node, "authors")?.value;
    expect(authors?.kind === "sequence" && at(authors.items[0])).toBe("Ann Roe");
  });

  it.each(["", "\n\n", "just words\n", "[[[[", "{".repeat(5000), "- ".repeat(3000), ": : :\n", "a:\n b:\n  c: [\n"])(
    "is found without failing in %j",
    (text) => {
      expect(() => salvageItems(source("a.yaml", text))).not.toThrow();
    },
  );
});

describe("the faults of a file that is not YAML", () => {
  it.each<[string, string, number]>([
    ["an open quotation mark", 'title: "Water\nauthors:\n  - {name: Ann, affiliation: "X}\n', 1],
    ["tabs", "title: Water\nauthors:\n\t- name: Ann\n\t  presenting: true\nabstract: |\n\tText\n", 1],
    ["two titles with colons", "- title: One: a\n- title: Two: b\n", 2],
  ])("are only the causes: %s", (_, text, count) => {
    const diagnostics = new Diagnostics();
    readYaml(source("a.yaml", text), diagnostics);
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(Array(count).fill("yaml-syntax"));
  });
});
