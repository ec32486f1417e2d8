import { describe, expect, it } from "vitest";
import { licenceMark } from "../../src/compose/licence-mark.ts";
import { inkOf } from "../../src/vector/bounds.ts";

describe("the marks of a licence", () => {
  it.each([
    ["CC BY 4.0", 2],
    ["cc-by-nc-sa-4.0", 4],
    ["CC BY-NC-ND", 4],
    ["CC0 1.0", 2],
  ])("%s is drawn as circles inside the drawing", (written, count) => {
    const mark = licenceMark(written);
    const rings = mark?.shapes.filter((shape) => shape.kind === "path" && shape.stroke !== null);
    expect(rings).toHaveLength(count);
    const ink = inkOf(mark?.shapes ?? []);
    expect(ink && [ink.left >= 0, ink.right <= (mark?.width ?? 0)]).toEqual([true, true]);
  });

  it.each(["All rights reserved", "MIT", "", "CC"])("%j has none", (written) => {
    expect(licenceMark(written)).toBeNull();
  });
});
