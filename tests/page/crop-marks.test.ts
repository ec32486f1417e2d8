import { describe, expect, it } from "vitest";
import { bleedOf, cropMarks } from "../../src/page/crop-marks.ts";
import type { PageGeometry } from "../../src/template/style.ts";

const page: PageGeometry = {
  width: 400,
  height: 600,
  margins: { top: 50, bottom: 50, inner: 40, outer: 40 },
  paper: null,
  facing: true,
  grid: false,
  bleed: 8.5,
  cropMarks: true,
  headBaseline: null,
  footBaseline: null,
};

describe("crop marks", () => {
  it("are at the corners, outside the bleed and on the paper", () => {
    const marks = cropMarks(page).flatMap((mark) => (mark.kind === "rule" ? [mark] : []));
    const margin = bleedOf(page)?.margin ?? 0;
    expect(marks).toHaveLength(8);
    for (const { x, y, width, height } of marks) {
      const inBleed = x + width > -8.5 && x < 408.5 && y + height > -8.5 && y < 608.5;
      expect(inBleed).toBe(false);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-margin);
      expect(x + width).toBeLessThanOrEqual(400 + margin);
      expect(y + height).toBeLessThanOrEqual(600 + margin);
    }
  });

  it("are absent, and so is the bleed, if the template asks for neither", () => {
    expect(cropMarks({ ...page, cropMarks: false })).toEqual([]);
    expect(bleedOf({ ...page, bleed: 0, cropMarks: false })).toBeNull();
    expect(bleedOf({ ...page, cropMarks: false })).toEqual({ width: 8.5, margin: 8.5 });
  });
});
