// The diagnostics of a file that is not YAML: one for each cause, with what to type instead.
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { placeOf, source } from "../../src/source/source.ts";

function faultsOf(text: string): readonly string[] {
  const diagnostics = new Diagnostics();
  readYaml(source("a.yaml", text), diagnostics);
  return diagnostics.sorted().map(({ message, hint, span }) => {
    return `${span && placeOf(span.source, span.start).line}: ${message.replace("this is not YAML: ", "")} (${hint})`;
  });
}

describe("a fault of YAML", () => {
  it.each([
    [
      "title: Birds\n  authors: [Ann]\nabstract: x\n",
      "1: a text contains a colon followed by a space, or ends with a colon (put quotes around the text)",
    ],
    [
      "authors: - b\n",
      "1: a list begins on the line of its field (begin the list on the next line; or put quotes around a text that begins with a dash)",
    ],
  ])("is reported once: %j", (text, told) => {
    expect(faultsOf(text)).toEqual([told]);
  });
});

describe("YAML that nests absurdly deep", () => {
  it.each([
    ["in brackets", `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`],
    ["in braces", `a: ${"{ b: ".repeat(5000)}${"}".repeat(5000)}\n`],
    ["in dashes of one line", `a:\n  ${"- ".repeat(5000)}x\n`],
    ["in keys of its mappings", `${"? ".repeat(5000)}x\n`],
  ])("%s gives a diagnostic, even with a warm library, when V8 could not compile on a full stack", (_, text) => {
    const tagged = "- !!str a\n- &b { c: [1, 2] }\n";
    for (let read = 0; read < 200; read++) expect(faultsOf(tagged)).toEqual([]);
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("the file nests deeper than 64 levels");
  });
});
