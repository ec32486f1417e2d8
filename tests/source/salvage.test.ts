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
    ["an alias without an anchor", "title: *water\nauthors: [Ann Roe]\n", { title: "*water", authors: ["Ann Roe"] }],
    ["a key that is given twice", "title: Water\ntitle: Ice\n", { title: "Water" }],
    ["a value of a wrong escape", 'title: "Water \\q"\ntype: talk\n', { title: "Water \\q", type: "talk" }],
  ])("is everything except %s", (_, text, expected) => {
    expect(readYaml(source("a.yaml", text), new Diagnostics()).broken).toBe(true);
    expect(read(text)).toEqual(expected);
  });

  it("is every item of a list, unchanged if it has no fault", () => {
    const text = "- title: One\n  abstract: |\n    Text: of it\n- title: *bad\n  authors: [Ann Roe]\n- title: Three\n";
    const items = salvageItems(source("a.yaml", text)).map(({ node, isIntact }) => ({ isIntact, data: toData(node) }));
    expect(items).toEqual([
      { isIntact: true, data: { title: "One", abstract: "Text: of it\n" } },
      { isIntact: false, data: { title: "*bad", authors: ["Ann Roe"] } },
      { isIntact: true, data: { title: "Three" } },
    ]);
  });

  it("is the readable ones of several documents", () => {
    const text = "title: One\n---\ntitle: *bad\n---\ntitle: Three\n";
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
