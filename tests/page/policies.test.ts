import { describe, expect, it } from "vitest";
import type { Block, Group } from "../../src/compose/block.ts";
import type { Style } from "../../src/template/style.ts";
import {
  anchor,
  body,
  breakTo,
  group,
  heading,
  lineItems,
  lines,
  mark,
  pageTexts,
  paginated,
  style,
} from "./blocks.ts";

const here = { source: { path: "a.yaml", text: "" }, start: 0, end: 0 } as unknown as NonNullable<
  Group["share"]
>["span"];
const counts = (texts: readonly (readonly string[])[]) => texts.map((page) => page.length);
const baselines = (blocks: readonly Block[], look: Partial<Style> = {}) =>
  paginated(blocks, look).document.pages.map((page) => lineItems(page).map(({ baseline }) => baseline));

describe("the end of a run", () => {
  it("is moved back by shrinking spaces if a line or two would be alone on a page", () => {
    const blocks = [lines("a", 9), lines("b", 9, { spaceBefore: 20 }), lines("c", 1)];
    const [only, ...more] = baselines(blocks);
    expect(more).toEqual([]);
    expect(only?.at(-1)).toBeLessThanOrEqual(218.001);
  });

  it("keeps its place if spaces cannot shrink that much", () => {
    expect(counts(pageTexts(paginated([lines("a", 19), lines("b", 3, { spaceBefore: 8 })]).document))).toEqual([19, 3]);
  });

  it("never shrinks the sink of an opening", () => {
    const sink = { kind: "space", height: 40, fill: 0 } as const;
    expect(baselines([sink, lines("a", 17)])[0]?.[0]).toBe(68);
  });

  it("does not leave the only line of a last paragraph alone on a page if room can be made above", () => {
    const { document } = paginated([lines("a", 3), lines("b", 17), lines("c", 1)]);
    expect(pageTexts(document).at(-1)?.length).toBeGreaterThan(1);
  });
});

describe("flush pages", () => {
  it("end at the same height: the spaces between paragraphs stretch, lines do not", () => {
    const blocks = Array.from({ length: 8 }, (_, index) =>
      lines(`p${index}-`, 6, { spaceAfter: 8, orphans: 4, widows: 4 }),
    );
    const ragged = baselines(blocks).slice(0, -1);
    const flush = baselines(blocks, { parts: { ...style.parts, raggedBottom: false } }).slice(0, -1);
    expect(ragged.some((page) => (page.at(-1) ?? 0) < 217)).toBe(true);
    for (const page of flush) expect(page.at(-1)).toBeCloseTo(218, 6);
    for (const page of flush)
      expect(
        steps(page)
          .filter((step) => step < 15)
          .every((step) => step === 10),
      ).toBe(true);
  });
});

function steps(page: readonly number[]): readonly number[] {
  return page.slice(1).map((baseline, index) => baseline - (page[index] ?? 0));
}

describe("ragged pages", () => {
  it("end level if their spaces need to stretch only a little", () => {
    const blocks = Array.from({ length: 8 }, (_, index) =>
      lines(`p${index}-`, 6, { spaceAfter: 9, orphans: 4, widows: 4 }),
    );
    for (const page of baselines(blocks).slice(0, -1)) expect(page.at(-1)).toBeCloseTo(218, 6);
  });

  it("keep their white space if they would stretch too much", () => {
    const blocks = Array.from({ length: 8 }, (_, index) =>
      lines(`p${index}-`, 6, { spaceAfter: 8, orphans: 4, widows: 4 }),
    );
    expect(baselines(blocks)[0]?.at(-1)).toBe(214);
  });
});

describe("the baseline grid", () => {
  const onGrid = {
    page: { ...style.page, grid: true },
    paragraphs: new Map([...style.paragraphs, ["body", body]]),
  };
  const small = { leading: 7, text: { ...body.text, size: 6 } };

  it("holds every line of running text on every page, whatever is in between", () => {
    const blocks = Array.from({ length: 9 }, (_, index) => [
      lines("h", 1, { ...heading, leading: 14, spaceBefore: 17, spaceAfter: 3 }),
      lines(`p${index}-`, 7),
      lines("r", 3, { ...small, spaceBefore: 5 }),
    ]).flat();
    const { document } = paginated(blocks, onGrid);
    const text = document.pages.flatMap((page) => lineItems(page)).filter(({ text }) => text.startsWith("p"));
    expect(document.pages.length).toBeGreaterThan(4);
    for (const { baseline } of text) expect((baseline - 28) % 10).toBeCloseTo(0, 6);
  });

  it("removes small spaces between paragraphs rather than turning them into blank lines", () => {
    const [page] = baselines(
      [lines("a", 2, { spaceAfter: 2 }), lines("b", 2, { spaceAfter: 4 }), lines("c", 1, { spaceBefore: 8 })],
      onGrid,
    );
    expect(page).toEqual([28, 38, 48, 58, 78]);
  });

  it("puts what is missing above a heading, not between it and its text", () => {
    const [page] = baselines(
      [lines("a", 2), lines("h", 1, { ...heading, leading: 14, spaceBefore: 5 }), lines("b", 2)],
      onGrid,
    );
    expect(page).toEqual([28, 38, 58, 68, 78]);
  });

  it("is only for running text: a heading of the same leading keeps its distance from the text below it", () => {
    const [page] = baselines(
      [lines("a", 2), lines("h", 1, { ...heading, spaceBefore: 4, spaceAfter: 3 }), lines("b", 2)],
      onGrid,
    );
    expect(page).toEqual([28, 38, 55, 68, 78]);
    const loose = lines("c", 3, { align: "center", spaceBefore: 2 });
    expect(baselines([loose, loose], onGrid)[0]).toEqual([28, 38, 48, 60, 70, 80]);
  });

  it("puts what is missing where the space is widest, and on both sides of displays", () => {
    const title = lines("t", 2, { ...heading, leading: 14 });
    const [page] = baselines(
      [title, lines("h", 1, { ...small, spaceBefore: 12, spaceAfter: 2 }), lines("b", 2)],
      onGrid,
    );
    // The title's two lines keep their leading.
    expect((page?.[1] ?? 0) - (page?.[0] ?? 0)).toBeCloseTo(14, 6);
    expect(((page?.[3] ?? 0) - 28) % 10).toBeCloseTo(0, 6);
    const picture = { kind: "drawing", width: 10, height: 10, shapes: [] } as const;
    const pictures = [{ picture, width: 50, height: 33, tag: null }];
    const space = { gap: 0, align: "left", spaceBefore: 4, spaceAfter: 4, keepWithNext: false, span: null } as const;
    const { document } = paginated([lines("a", 1), { kind: "figure", pictures, ...space }, lines("b", 1)], onGrid);
    const shown = document.pages[0]?.items.find(({ kind }) => kind === "picture");
    const [above, below] = lineItems(document.pages[0]).map(({ baseline }) => baseline);
    if (shown?.kind !== "picture") throw new Error("no picture");
    expect(shown.y - ((above ?? 0) + 2)).toBeCloseTo((below ?? 0) - 8 - (shown.y + 33), 6);
  });

  it("ignores regions without running text: columns of an index begin side by side", () => {
    const entries = Array.from({ length: 9 }, (_, index) => lines(`e${index}-`, 1, small));
    const { document } = paginated([group(entries, { columns: 2 })], onGrid);
    const tops = [10, 65].map((x) => lineItems(document.pages[0]).find((line) => line.x === x)?.baseline);
    expect(tops[0]).toBe(tops[1]);
  });

  it("also applies below columns", () => {
    const blocks = [lines("a", 1), group([lines("c", 5, small)], { columns: 2 }), lines("b", 2)];
    const { document } = paginated(blocks, onGrid);
    for (const { text, baseline } of lineItems(document.pages[0])) {
      if (text.startsWith("b")) expect((baseline - 28) % 10).toBeCloseTo(0, 6);
    }
  });
});

describe("abstracts that share a page", () => {
  const share = (name: string, count: number, of: number) =>
    group([lines(name, count)], { share: { of, name, span: here } });

  it("begin at their share of it", () => {
    const { document, diagnostics } = paginated([share("a", 3, 2), share("b", 4, 2)]);
    expect(lineItems(document.pages[0]).map(({ baseline }) => baseline)).toEqual([28, 38, 48, 128, 138, 148, 158]);
    expect(diagnostics).toEqual([]);
  });

  it("share what an opening leaves", () => {
    const { document } = paginated([lines("t", 4), share("a", 2, 2), share("b", 2, 2)]);
    expect(
      lineItems(document.pages[0])
        .map(({ baseline }) => baseline)
        .slice(4),
    ).toEqual([68, 78, 148, 158]);
  });

  it("are reported with the number of surplus lines", () => {
    const { diagnostics } = paginated([share("Long", 13, 2), share("b", 5, 2)]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["overflow", "“Long” is 3 lines longer than its share of the page, one in 2"],
    ]);
  });

  it("are reported in columns and on a page of their own", () => {
    const columns = group([lines("x", 50)], { columns: 2 });
    const alone = group([columns], { share: { of: 1, name: "Wide", span: here } });
    const { diagnostics } = paginated([alone, breakTo("page"), share("b", 20, 1)]);
    expect(diagnostics.map(({ message }) => message)).toEqual(["“Wide” is 10 lines longer than its page"]);
  });
});

describe("the tail of an abstract", () => {
  const lastOf = (...blocks: Parameters<typeof paginated>[0]) => pageTexts(paginated(blocks).document)[1];

  it("of one or two lines is not alone at the head of a page, but with two lines before it", () => {
    expect(lastOf(lines("a", 20), lines("keywords", 1))).toEqual(["a19", "a20", "keywords1"]);
    expect(lastOf(lines("a", 20), lines("keywords", 2))).toEqual(["a19", "a20", "keywords1", "keywords2"]);
    const references = Array.from({ length: 21 }, (_, index) => lines(`r${index}`, 1));
    expect(lastOf(...references)).toEqual(["r181", "r191", "r201"]);
  });

  it("is a tail too where the next session begins with its running head", () => {
    const session = [mark("session", "Next"), anchor("next", 1), lines("b", 3)];
    expect(lastOf(lines("a", 20), lines("keywords", 1), ...session)?.[0]).toBe("a19");
    expect(lastOf(lines("a", 20), lines("keywords", 1), mark("session", "Next"), lines("b", 3))?.[0]).toBe("keywords1");
  });

  it("takes two lines along too where it is a list under a heading", () => {
    const title = { ...lines("title", 1, heading), followsOn: true };
    const entries = Array.from({ length: 5 }, (_, index) => lines(`r${index}`, 1));
    expect(lastOf(lines("a", 20), title, ...entries)?.slice(0, 3)).toEqual(["a19", "a20", "title1"]);
    expect(lastOf(lines("a", 20), lines("title", 1, heading), ...entries)?.[0]).toBe("title1");
  });

  it("of more lines may be, like any other paragraph", () => {
    expect(lastOf(lines("a", 20), lines("thanks", 3))).toEqual(["thanks1", "thanks2", "thanks3"]);
  });
});

describe("what is kept with a heading", () => {
  it("is as many lines as it asks for", () => {
    const letter = (keepLines: number) => ({ ...lines("L", 1, { keepWithNext: true }), keepLines });
    const entries = [...["x", "y", "z"].map((name) => lines(name, 1)), lines("end", 4)];
    const last = (keepLines: number) =>
      pageTexts(paginated([lines("a", 18), letter(keepLines), ...entries]).document)[0];
    expect(last(1)?.at(-1)).toBe("x1");
    expect(last(2)?.at(-1)).toBe("a18");
  });
});
