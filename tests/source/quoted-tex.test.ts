import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { scalarText } from "../../src/source/scalar-text.ts";
import { source } from "../../src/source/source.ts";
import { entryOf } from "../../src/source/yaml-node.ts";

function read(value: string) {
  const diagnostics = new Diagnostics();
  const file = source("a.yaml", `title: ${value}\n`);
  const { documents, broken } = readYaml(file, diagnostics);
  const [node] = documents;
  const entry = node ? entryOf(node, "title") : undefined;
  const scalar = entry?.value.kind === "scalar" ? entry.value : null;
  return { value: scalar?.value, text: scalar && scalarText(file, scalar), diagnostics: diagnostics.sorted(), broken };
}

describe("TeX in double quotation marks", () => {
  it.each([
    ['"At $\\nu$ and $\\theta$"', "At $\\nu$ and $\\theta$"],
    ['"$\\beta\\neq\\rho$ of $\\sigma$"', "$\\beta\\neq\\rho$ of $\\sigma$"],
    ['"$\\Lambda_b$, \\alpha"', "$\\Lambda_b$, \\alpha"],
    ['"snake\\_case"', "snake\\_case"],
    ['"$\\frac{1}{2}$\\u0041\\\\x"', "$\\frac{1}{2}$A\\x"],
  ])("has the intended meaning in %s", (written, value) => {
    const { value: held, diagnostics, broken } = read(written);
    expect(held).toBe(value);
    expect(broken).toBe(false);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["tex-in-double-quotes", "warning"]]);
  });

  it.each([
    ['"one\\ntwo"', "one\ntwo"],
    ['"a\\tb \\"c\\""', 'a\tb "c"'],
    ['"\\u00e9"', "é"],
  ])("keeps the YAML escapes in %s", (written, value) => {
    expect(read(written)).toMatchObject({ value, diagnostics: [] });
  });

  it("has its place, and a fix", () => {
    const { diagnostics, text } = read('"A $\\nu$ B"');
    const [only] = diagnostics;
    expect(only?.fix?.map(({ span, text: to }) => [span.start, span.end, to])).toEqual([[11, 12, "\\\\"]]);
    expect(text?.spanAt(8, 9).start).toBe(16);
  });
});
