import { describe, expect, it } from "vitest";
import { jointBetween } from "../../src/text/joint.ts";
import { openShop, paragraph, text, textStyle } from "../paragraph/set.ts";

const { fonts, typesetter } = openShop();
const upright = fonts.shapingStyle(textStyle, "en");
const italic = fonts.shapingStyle({ ...textStyle, italic: true }, "en");
const bold = fonts.shapingStyle({ ...textStyle, weight: 700 }, "en");
const raised = fonts.shapingStyle({ ...textStyle, position: "superior" }, "en");

type Shape = typeof upright;
const joint = (a: Shape, before: string, b: Shape, after: string) =>
  jointBetween(a.word(before, false, null), b.word(after, false, null), a === b ? a : null);

describe("where two pieces of a word meet", () => {
  it("there is the kerning that the whole word would have", () => {
    for (const [before, after] of [
      ["A", "V"],
      ["T", "o"],
      ["xA", "Vx"],
    ] as const) {
      const whole = upright.word(before + after, false, null).width;
      const apart = upright.word(before, false, null).width + upright.word(after, false, null).width;
      expect(joint(upright, before, upright, after)).toBeCloseTo(whole - apart, 6);
      expect(whole).toBeLessThan(apart - 20);
    }
    expect(joint(upright, "n", upright, "m")).toBe(0);
  });

  it("no ligature is assumed: there is none across two pieces", () => {
    const serif = fonts.shapingStyle({ ...textStyle, family: "Noto Serif" }, "en");
    expect(serif.word("fi", false, null).parts[0]?.run.glyphs).toHaveLength(1);
    expect(joint(serif, "f", serif, "i")).toBe(0);
  });

  it("an overhanging letter is separated from a tall one in another face", () => {
    for (const markName of [")", "]", "”", "’", "!", "?"])
      expect(joint(italic, "f", upright, markName), markName).toBeGreaterThan(50);
    expect(joint(bold, "f", upright, "’")).toBeGreaterThan(20);
    expect(joint(italic, "f", raised, "2")).toBeGreaterThan(50);
  });

  it("but not from a low one, and letters without an overhang do not move", () => {
    for (const markName of [",", ".", "-"]) expect(joint(italic, "f", upright, markName), markName).toBe(0);
    expect(joint(italic, "a", upright, ")")).toBe(0);
    expect(joint(upright, "(", italic, "f")).toBe(0);
  });

  it("no line ends there, and the line is as wide as its pieces and the joint", () => {
    const pieces = [text("A"), text("V", { colour: [1, 0, 0] }), text("A")];
    const [line] = typesetter.setParagraph(paragraph(pieces), 300, () => null);
    const whole = typesetter.setParagraph(paragraph("AVA"), 300, () => null)[0];
    const right = (each: typeof line) => Math.max(...(each?.items ?? []).map((item) => item.x + item.width));
    expect(line?.items).toHaveLength(3);
    // The font kerns three letters slightly differently from two and two.
    expect(Math.abs(right(line) - right(whole))).toBeLessThan(0.1);
    expect(typesetter.setParagraph(paragraph(pieces), 12, () => null)).toHaveLength(1);
  });
});
