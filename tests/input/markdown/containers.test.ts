import { describe, expect, it } from "vitest";
import { parsePage } from "../../../src/input/markdown/containers.ts";
import { type Flow, plainFlow } from "../../../src/model/text.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { fileText } from "../../../src/source/scalar-text.ts";
import { source } from "../../../src/source/source.ts";

function page(text: string) {
  const diagnostics = new Diagnostics();
  const file = source("pages/a.md", text);
  const flows = parsePage(fileText(file), { diagnostics, headingDepth: 1, picture: (path) => path });
  return { flows, codes: diagnostics.effective.map(({ code }) => code), file };
}

const outline = (flows: readonly Flow[]): unknown[] =>
  flows.map((flow) => (flow.kind === "container" ? [flow.name, ...outline(flow.children)] : plainFlow([flow])));

describe("a container of a free page", () => {
  it("holds what is between its marks", () => {
    const { flows, codes } = page("Before.\n\n::: box\nInside.\n\nStill.\n:::\n\nAfter.\n");
    expect(outline(flows)).toEqual(["Before.", ["box", "Inside.", "Still."], "After."]);
    expect(codes).toEqual([]);
  });

  it("may hold another, and may say how many columns it has", () => {
    const { flows } = page("::: columns 3\nOne.\n::: box\nTwo.\n:::\nThree.\n:::\n");
    expect(outline(flows)).toEqual([["columns", "One.", ["box", "Two."], "Three."]]);
    expect(flows[0]).toMatchObject({ columns: 3 });
    expect(page("::: columns\nOne.\n:::").flows[0]).toMatchObject({ columns: 2 });
  });

  it("knows its place in the file", () => {
    const { flows, file } = page("One.\n\n::: people\nMary Somerville\n:::\n");
    expect(flows[1] && file.text.slice(flows[1].span.start, flows[1].span.end)).toBe("::: people\nMary Somerville\n");
  });

  it("is not a container in code, or without a name", () => {
    expect(outline(page("```\n::: box\n```\n").flows)).toEqual(["::: box"]);
    expect(outline(page("A line\n\n:::\n").flows)).toEqual(["A line", ":::"]);
  });

  it("is reported if it has no end or an unknown name; its text is printed", () => {
    expect(page("::: box\nInside.\n")).toMatchObject({ codes: ["open-container"] });
    const unknown = page("::: bax\nInside.\n:::\n");
    expect([outline(unknown.flows), unknown.codes]).toEqual([["Inside."], ["unknown-container"]]);
  });

  it("has bounded nesting", () => {
    const { flows } = page(`${"::: box\n".repeat(5000)}Inside.\n${":::\n".repeat(5000)}`);
    expect(JSON.stringify(flows.map(({ kind }) => kind))).toContain("container");
  });
});
