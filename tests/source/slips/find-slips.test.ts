// Slips in YAML whose meaning is beyond doubt: what is read, what is reported, and what `check --fix` writes.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../../src/fix/fix.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { readYaml } from "../../../src/source/read-yaml.ts";
import { scalarText } from "../../../src/source/scalar-text.ts";
import { fieldNames } from "../../../src/source/slips/slip.ts";
import { source } from "../../../src/source/source.ts";
import { entryOf, toData, type YamlNode } from "../../../src/source/yaml-node.ts";

function reading(text: string) {
  const diagnostics = new Diagnostics();
  const file = source("a.yaml", text);
  const [node] = readYaml(file, diagnostics).documents;
  return { file, node, data: node ? toData(node) : null, list: diagnostics.sorted() };
}

/** The data, the diagnostics, and the file after all fixes. */
function mended(text: string) {
  const { data, list } = reading(text);
  const fixed = applyFixes(list)[0]?.text ?? text;
  return { data, codes: [...new Set(list.map(({ code, severity }) => `${severity} ${code}`))], fixed };
}

const slip = ["warning yaml-slip"];

describe("a value that was meant as a text", () => {
  it.each<[string, string]>([
    ["Water: a study", '"Water: a study"'],
    ['"Wet" roads', "'\"Wet\" roads'"],
    ['"Wet" and "dry"', '\'"Wet" and "dry"\''],
    ["@home", '"@home"'],
    ["%5 of all", '"%5 of all"'],
    ["[Invited] Ice", '"[Invited] Ice"'],
    ["[open ice", '"[open ice"'],
    ["*P. falciparum* in snow", '"*P. falciparum* in snow"'],
    ["**Ice**", '"**Ice**"'],
    ["&ice in the sea", '"&ice in the sea"'],
    ["& ice", '"& ice"'],
    ["!ice", '"!ice"'],
    ["#ice on roads", '"#ice on roads"'],
    ["`ls` and ice", '"`ls` and ice"'],
    ["- ice", '"- ice"'],
    ["> 5 lakes", '"> 5 lakes"'],
    ["Null", '"Null"'],
  ])("is read as it was typed, and quoted: title: %s", (typed, quoted) => {
    expect(mended(`title: ${typed}\nkeywords: [a]\n`)).toEqual({
      data: { title: typed, keywords: ["a"] },
      codes: slip,
      fixed: `title: ${quoted}\nkeywords: [a]\n`,
    });
  });

  it.each<[string, string]>([
    ['"Snow', "Snow"],
    ["'Ohm's law'", "Ohm's law"],
    ['"The "third" state"', 'The "third" state'],
    ["“Snow: a story”", "Snow: a story"],
  ])("has no quotation marks that were meant for YAML: %s", (typed, meant) => {
    const { data, codes, fixed } = mended(`title: ${typed}\ntype: talk\n`);
    expect({ data, codes }).toEqual({ data: { title: meant, type: "talk" }, codes: slip });
    expect(reading(fixed)).toMatchObject({ data: { title: meant, type: "talk" }, list: [] });
  });

  it("is also one in braces, and in a list", () => {
    const text =
      "items:\n  - { title: Panel: ice, snow and rain, duration: 30 }\n  - @x\n  - {title: Tea, duration: 5\n  - z\n";
    const data = {
      items: [{ title: "Panel: ice, snow and rain", duration: 30 }, "@x", { title: "Tea", duration: 5 }, "z"],
    };
    expect(mended(text)).toMatchObject({ data, codes: slip });
    expect(reading(mended(text).fixed)).toMatchObject({ data, list: [] });
  });

  it("is not an alias, an anchor that is used, a tag of YAML, or a list", () => {
    const text = "a: &x [1]\nb: *x\nc: !!str 5\nd: [e, f] # g\nj: k\n";
    expect(mended(text)).toMatchObject({ codes: [], data: { a: [1], b: [1], c: "5", d: ["e", "f"], j: "k" } });
  });

  it("has the places of its characters in the file", () => {
    const text = 'type: talk\ntitle: "Wet" Rivers: a study\nabstract: |\nIce on the Neva.\n\nMore ice.\n';
    const { node, file } = reading(text);
    const placed = (name: string, words: string) => {
      const value = entryOf(node as YamlNode, name)?.value;
      if (value?.kind !== "scalar") throw new Error("no text");
      const read = scalarText(file, value);
      const at = read.value.indexOf(words);
      const { start, end } = read.spanAt(at, at + words.length);
      return text.slice(start, end);
    };
    expect(placed("title", "Rivers")).toBe("Rivers");
    expect(placed("abstract", "Neva")).toBe("Neva");
    expect(placed("abstract", "More")).toBe("More");
  });
});

describe("a text of several lines", () => {
  it.each<[string, string]>([
    ["not indented at all", "abstract: |\nIce is: cold.\n\nSnow too.\ntype: talk\n"],
    ["indented less and less", "abstract: |\n    Ice is: cold.\n\n  Snow too.\ntype: talk\n"],
    ["that begins beside its key", "abstract: Ice is: cold.\n\n  Snow too.\ntype: talk\n"],
    ["beside its bar", "abstract: | Ice is: cold.\n\n  Snow too.\ntype: talk\n"],
    ["below a key without a bar", "abstract:\n  Ice is: cold.\n\n  Snow too.\ntype: talk\n"],
    ["indented with tabs", "abstract: |\n\tIce is: cold.\n\n\tSnow too.\ntype: talk\n"],
    ["indented with other spaces", "abstract: |\n\u00a0\u00a0Ice is: cold.\n\n\u00a0\u00a0Snow too.\ntype: talk\n"],
  ])("is read to its end: %s", (_, text) => {
    const data = { abstract: "Ice is: cold.\n\nSnow too.\n", type: "talk" };
    const { fixed, ...read } = mended(text);
    expect(read).toEqual({ data, codes: slip });
    expect(reading(fixed)).toMatchObject({ data, list: [] });
  });

  it("ends at the next field, even if that is misspelt", () => {
    const { data } = mended("abstract: |\nIce.\nMethods: none.\nkeyword: [a]\n");
    expect(data).toEqual({ abstract: "Ice.\nMethods: none.\n", keyword: ["a"] });
  });
});

describe("a key", () => {
  it.each(["title:Ice", "title:\u00a0Ice", "title：Ice", "title = Ice"])("is seen in %j", (line) => {
    expect(mended(`type: talk\n${line}\n`)).toEqual({
      data: { type: "talk", title: "Ice" },
      codes: slip,
      fixed: "type: talk\ntitle: Ice\n",
    });
  });

  it("may be given twice if it says the same, or nothing", () => {
    expect(mended("title: Ice\ntype: talk\ntitle: Ice\n")).toEqual({
      data: { title: "Ice", type: "talk" },
      codes: ["warning duplicate-key"],
      fixed: "title: Ice\ntype: talk\n",
    });
    expect(mended("title:\ntype: talk\ntitle: Ice\n").fixed).toBe("type: talk\ntitle: Ice\n");
    expect(mended("title: Ice\ntitle: Snow\n").codes).toEqual(["error duplicate-key"]);
  });
});

describe("an indentation", () => {
  it("with tabs is read if only one reading makes sense", () => {
    const text = "authors:\n\t- name: Ann\n\t  orcid: x\n\t- Bo\n";
    expect(mended(text)).toEqual({
      data: { authors: [{ name: "Ann", orcid: "x" }, "Bo"] },
      codes: slip,
      fixed: "authors:\n  - name: Ann\n    orcid: x\n  - Bo\n",
    });
  });

  it("keeps tabs within a text", () => {
    expect(mended("abstract: |\n  a\tb\n  \tc\ntitle: D: e\n").data).toEqual({
      abstract: "a\tb\n\tc\n",
      title: "D: e",
    });
  });
});

describe("typographic quotation marks", () => {
  it("are those of YAML where they cannot be part of the value", () => {
    const text = "start: “09:00”\ntitle: “Ice”\nitems: [“a”, „b“]\n";
    const data = { start: "09:00", title: "“Ice”", items: ["a", "b"] };
    expect(mended(text)).toEqual({ data, codes: slip, fixed: 'start: "09:00"\ntitle: “Ice”\nitems: ["a", "b"]\n' });
  });
});

describe("the names of fields", () => {
  it("are those of the schemas", () => {
    const names = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== "object" || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (/^csl/i.test(key)) continue;
        if (key === "properties") for (const name of Object.keys(value)) names.add(name);
        collect(value);
      }
    };
    for (const name of ["book", "abstract", "programme", "people"])
      collect(
        JSON.parse(readFileSync(new URL(`../../../src/input/schema/${name}.schema.json`, import.meta.url), "utf8")),
      );
    expect([...names].filter((name) => !fieldNames.has(name))).toEqual([]);
  });
});
