// `layout` in book.yaml and the policies of a template, from the data to the pages.
import { describe, expect, it } from "vitest";
import { compose } from "../../src/compose/compose.ts";
import type { Layout } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleAssets, sampleBook } from "../compose/sample-book.ts";
import { flat } from "../compose/walk.ts";

const asTheTemplate: Layout = { abstracts: null, parts: null, bottom: null, paper: null, contents: {} };

function styleWith(layout: Partial<Layout>) {
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook({ layout: { ...asTheTemplate, ...layout } }), "classic", diagnostics);
  expect(diagnostics.sorted()).toEqual([]);
  if (!style) throw new Error("no style");
  return style;
}

describe("the layout that a book chooses", () => {
  it("is its template's by default", () => {
    const { abstract, parts } = styleWith({});
    expect([abstract.start, abstract.perPage]).toEqual(["run-on", null]);
    expect([parts.startRecto, parts.raggedBottom]).toEqual([false, true]);
  });

  it("decides how abstracts, parts and pages begin and end", () => {
    expect(styleWith({ abstracts: "keep" }).abstract.start).toBe("keep");
    expect(styleWith({ abstracts: 2 }).abstract.perPage).toBe(2);
    expect(styleWith({ parts: "recto", bottom: "flush" }).parts).toMatchObject({
      startRecto: true,
      raggedBottom: false,
    });
  });
});

describe("abstracts", () => {
  /** Page breaks, headings of sessions and titles of abstracts, in order. */
  function order(layout: Partial<Layout>): string {
    const signs: Readonly<Record<string, string>> = { "abstract-title": "a", "session-title": "s" };
    const { blocks } = compose(sampleBook(), styleWith(layout), sampleAssets());
    return flat(blocks)
      .map((block) =>
        block.kind === "break" ? "|" : block.kind === "paragraph" ? (signs[block.style.name] ?? "") : "",
      )
      .join("");
  }

  it("each begin a page, the heading of a session before the first of them", () => {
    expect(order({ abstracts: "page" })).not.toMatch(/a+a|as/);
    expect(order({ abstracts: "run-on" })).toMatch(/aa|as/);
  });

  it("are two to a page, across the borders of sessions", () => {
    const found = order({ abstracts: 2 });
    expect(found.replaceAll("s", "")).not.toMatch(/aaa/);
    expect(found.replaceAll("s", "")).toMatch(/aa/);
  });
});
