import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";

const file = source("a.yaml", "title: A very long title of a talk\nabstract: Text.\n");

describe("one faulty text in several places of the book", () => {
  it("is reported once, at its worst place", () => {
    const diagnostics = new Diagnostics();
    const tell = (start: number, end: number, weight: number) =>
      diagnostics.warning("overfull-line", `a line is ${weight} pt too wide`, span(file, start, end), { weight });
    // Contents, programme, abstract; and another line.
    tell(7, 34, 3);
    tell(20, 34, 12);
    tell(7, 25, 5);
    tell(45, 50, 1);
    expect(diagnostics.sorted().map(({ message }) => message)).toEqual([
      "a line is 12 pt too wide",
      "a line is 1 pt too wide",
    ]);
  });

  it("hides nothing with another code or file, or without a weight", () => {
    const diagnostics = new Diagnostics();
    diagnostics.warning("overfull-line", "one", span(file, 7, 34), { weight: 3 });
    diagnostics.warning("broken-word", "two", span(file, 7, 34), { weight: 4 });
    diagnostics.warning("overfull-line", "three", span(source("b.yaml", file.text), 7, 34), { weight: 9 });
    diagnostics.warning("overfull-line", "four", span(file, 7, 34));
    expect(diagnostics.warnings).toBe(4);
  });
});

describe("what cannot be read at all", () => {
  it("is an error whatever rules and comments say", () => {
    const silenced = source("a.yaml", "# abstracts: ignore\ntitle: [\n");
    const diagnostics = new Diagnostics();
    diagnostics.setSeverities(new Map([["yaml-syntax", "off"]]));
    diagnostics.error("yaml-syntax", "this is not YAML", span(silenced, 20, 25));
    diagnostics.error("unknown-key", "no such field", span(silenced, 20, 25));
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["yaml-syntax"]);
  });
});
