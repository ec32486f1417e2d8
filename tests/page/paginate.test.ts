import { describe, expect, it } from "vitest";
import type { Piece } from "../../src/compose/block.ts";
import {
  anchor,
  breakTo,
  heading,
  lineItems,
  lines,
  pageNumber,
  pageTexts,
  paginated,
  paragraph,
  style,
  textOf,
  words,
} from "./blocks.ts";

const lineBreak = { kind: "line-break", tag: null, link: null, span: null } as const;
const counts = (texts: readonly (readonly string[])[]) => texts.map((page) => page.length);

describe("the distance of lines", () => {
  it("is the leading from baseline to baseline, within and between paragraphs, from the ascent of the first line on", () => {
    const { document } = paginated([lines("a", 2, { leading: 13 }), lines("b", 2, { leading: 13 })]);
    expect(lineItems(document.pages[0]).map((line) => line.baseline)).toEqual([28, 41, 54, 67]);
  });

  it("takes the larger of the space after one block and the space before the next, and none at the head of a page", () => {
    const { document } = paginated([
      lines("a", 1, { spaceBefore: 50, spaceAfter: 4 }),
      lines("b", 1, { spaceBefore: 6 }),
      lines("c", 17),
      lines("d", 4, { spaceBefore: 50 }),
    ]);
    const [first, second] = document.pages.map((page) => lineItems(page).map((line) => line.baseline));
    expect(first?.slice(0, 3)).toEqual([28, 44, 54]);
    expect(second).toEqual([28, 38, 48, 58]);
  });
});

describe("a page break", () => {
  it("fills the page", () => {
    expect(counts(pageTexts(paginated([lines("a", 50)]).document))).toEqual([20, 20, 10]);
  });

  it("leaves no widow", () => {
    const { document } = paginated([lines("a", 10), lines("b", 11), lines("c", 5)]);
    expect(pageTexts(document)[1]?.slice(0, 3)).toEqual(["b10", "b11", "c1"]);
  });

  it("leaves no orphan", () => {
    const { document } = paginated([lines("a", 19), lines("b", 6)]);
    expect(pageTexts(document)[1]?.[0]).toBe("b1");
  });

  it("does not separate a heading from two lines of what follows", () => {
    const { document } = paginated([lines("a", 18), lines("h", 1, heading), lines("b", 6)]);
    expect(pageTexts(document)[1]?.[0]).toBe("h1");
  });

  it("wants two lines below a heading even if the first is a paragraph of its own", () => {
    const { document } = paginated([lines("a", 18), lines("h", 1, heading), lines("by", 1), lines("b", 6)]);
    expect(pageTexts(document)[1]?.[0]).toBe("h1");
  });

  it("keeps a title that is not a heading with only one line, so that lists of titles and names break anywhere", () => {
    const { document } = paginated([
      lines("a", 18),
      lines("t", 1, { keepWithNext: true }),
      lines("by", 1),
      lines("b", 6),
    ]);
    expect(pageTexts(document)[1]?.[0]).toBe("b1");
  });

  it("falls where a heading of several blocks begins", () => {
    const { document } = paginated([lines("a", 17), lines("g", 1, heading), lines("h", 1, heading), lines("b", 6)]);
    expect(pageTexts(document)[1]?.[0]).toBe("g1");
  });

  it("does not split a paragraph that is kept together", () => {
    const { document } = paginated([lines("a", 15), lines("b", 10, { keepTogether: true })]);
    expect(counts(pageTexts(document))).toEqual([15, 10]);
  });

  it("splits what is kept together if it is longer than a page", () => {
    const { document } = paginated([lines("a", 15), lines("b", 25, { keepTogether: true })]);
    expect(counts(pageTexts(document))).toEqual([20, 20]);
  });
});

describe("the last line of a page", () => {
  it("does not end with a hyphen if a blank line avoids it", () => {
    const ended = (last: string) => {
      const pieces = ["a", "b", "c", "d", last, "f", "g"].flatMap((word): Piece[] => [words(word), lineBreak]);
      return pageTexts(paginated([lines("x", 15), paragraph(pieces.slice(0, -1))]).document).map((page) => page.at(-1));
    };
    expect(ended("e")).toEqual(["e", "g"]);
    expect(ended("e-")).toEqual(["d", "g"]);
  });
});

describe("a forced break", () => {
  it("to a page begins one, and twice in a row only one", () => {
    const { document } = paginated([lines("a", 3), breakTo("page"), breakTo("page"), lines("b", 3), breakTo("page")]);
    expect(counts(pageTexts(document))).toEqual([3, 3]);
  });

  it("to a recto leaves an empty verso", () => {
    const { document } = paginated([lines("a", 3), breakTo("recto"), lines("b", 3), breakTo("recto"), lines("c", 1)]);
    expect(counts(pageTexts(document))).toEqual([3, 0, 3, 0, 1]);
    expect(document.pages[1]?.items).toEqual([]);
  });

  it("swaps the inner and the outer margin of facing pages", () => {
    const { document } = paginated([lines("a", 1), breakTo("page"), lines("b", 1)]);
    expect(document.pages.map((page) => lineItems(page)[0]?.x)).toEqual([10, 30]);
  });
});

describe("a destination", () => {
  it("is at the top of the line that follows, on that line's page", () => {
    const { document } = paginated([lines("a", 19), anchor("here"), lines("b", 3)]);
    expect(document.destinations).toContainEqual({ name: "here", page: 1, y: 20 });
  });

  it("moves across a forced break to what it names", () => {
    const { document } = paginated([lines("a", 1), anchor("here"), breakTo("page"), lines("b", 3)]);
    expect(document.destinations).toContainEqual({ name: "here", page: 1, y: 20 });
  });

  it("inside a paragraph is at its line", () => {
    const inline = { kind: "anchor", name: "note", tag: null, link: null, span: null } as const;
    const { document } = paginated([lines("a", 19), paragraph([words("b b"), inline, words(" c")], { widows: 1 })]);
    expect(document.destinations).toContainEqual({ name: "note", page: 0, y: 210 });
  });

  it("exists for every page, and the first of two with the same name counts", () => {
    const { document } = paginated([anchor("x"), lines("a", 1), anchor("x"), lines("b", 20)]);
    expect(document.destinations.filter(({ name }) => name === "x")).toEqual([{ name: "x", page: 0, y: 20 }]);
    expect(document.destinations).toContainEqual({ name: "p-2", page: 1, y: 0 });
  });
});

describe("page numbers", () => {
  it("settle even if printing them takes more lines and so moves the page they name", () => {
    // With one digit an entry fills its line, with two it needs a second one.
    const entries = Array.from({ length: 19 }, () => paragraph([words("abcdefghijklmnopqr "), pageNumber("end")]));
    const filler = Array.from({ length: 90 }, () => lines("b", 2));
    const { document, diagnostics } = paginated([...entries, ...filler, anchor("end"), lines("c", 1)]);
    const end = document.destinations.find(({ name }) => name === "end")?.page ?? 0;
    const printed = document.pages.flatMap(textOf).filter((text) => /^\d+$/.test(text));
    expect(end).toBe(10);
    expect(printed).toEqual(entries.map(() => String(end + 1)));
    expect(diagnostics).toEqual([]);
  });

  it("do not set again what prints none", () => {
    const entries = Array.from({ length: 5 }, () => paragraph([words("see "), pageNumber("end")]));
    const filler = Array.from({ length: 50 }, () => lines("b", 2));
    const { typesetter } = paginated([...entries, ...filler, anchor("end"), lines("c", 1)]);
    expect(typesetter.calls).toBe(5 + 50 + 1 + 5);
  });

  it("of an unknown destination are reported", () => {
    const { diagnostics } = paginated([paragraph([pageNumber("nowhere")])]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-destination"]);
  });
});

describe("the outline", () => {
  it("is nested by the levels of the anchors", () => {
    const { document } = paginated([
      anchor("a", 1),
      lines("a", 1),
      anchor("b", 2),
      lines("b", 1),
      anchor("c", 1),
      lines("c", 1),
    ]);
    expect(document.outline.map(({ title, children }) => [title, children.map((child) => child.title)])).toEqual([
      ["a", ["b"]],
      ["c", []],
    ]);
  });
});

describe("links", () => {
  it("are one area per line", () => {
    const link = { target: { kind: "uri", uri: "https://example.org" }, title: "there" } as const;
    const { document } = paginated([paragraph([words("see "), words("one two three four five", link)])]);
    const areas = document.pages[0]?.links.map(({ x, y, width, height }) => ({ x, y, width, height }));
    expect(areas).toEqual([
      { x: 30, y: 20, width: 70, height: 10 },
      { x: 10, y: 30, width: 45, height: 10 },
    ]);
  });
});

it("refuses a template without a style for running heads", () => {
  expect(() => paginated([lines("a", 1)], { paragraphs: new Map() })).toThrow("running-head");
  expect(style.paragraphs.has("folio")).toBe(true);
});
