import { describe, expect, it } from "vitest";
import { body, group, lines, pageTexts, paginated, style } from "./blocks.ts";

/** Pages of 20 lines or more, with this much room from the last of them to the folio. */
function counts(of: number, foot: number, more = 0): readonly number[] {
  const height = style.page.height + more * body.leading;
  const page = { ...style.page, height, footBaseline: height - style.page.margins.bottom + foot };
  const paragraphs = new Map([...style.paragraphs, ["body", body] as const]);
  const { document } = paginated([lines("a", of)], { ...style, page, paragraphs });
  return pageTexts(document).map((texts) => texts.length);
}

describe("a part that would end with a nearly empty page", () => {
  it("has its pages a line deeper, if that absorbs it", () => {
    expect(counts(42, 30)).toEqual([21, 21]);
    expect(counts(62, 30)).toEqual([21, 21, 20]);
  });

  it("is not too much for a page that is a line deeper", () => {
    const page = { ...style.page, footBaseline: style.page.height - style.page.margins.bottom + 30 };
    const paragraphs = new Map([...style.paragraphs, ["body", body] as const]);
    const last = group([lines("b", 1)], { columns: 2 });
    const { document, diagnostics } = paginated([lines("a", 41), last], { ...style, page, paragraphs });
    expect(pageTexts(document).map((texts) => texts.length)).toEqual([21, 21]);
    expect(diagnostics).toEqual([]);
  });

  it("keeps its depth if its foot has no room, or one line per page is not enough", () => {
    expect(counts(42, 10)).toHaveLength(3);
    expect(counts(42, 10)[0]).toBeLessThanOrEqual(20);
    expect(Math.max(...counts(43, 30))).toBeLessThanOrEqual(20);
  });

  it("has its lines a hundredth closer, if that absorbs it", () => {
    expect(counts(241, 10, 100)).toEqual([121, 120]);
    expect(counts(243, 10, 100)).toHaveLength(3);
  });

  it("has its pages a line shallower, if its last page is then a fifth full", () => {
    expect(counts(83, 10)).toEqual([19, 19, 19, 19, 7]);
  });

  it("is left alone if its end is long enough", () => {
    expect(counts(46, 30)).toEqual([20, 20, 6]);
    expect(counts(12, 30)).toEqual([12]);
  });
});
