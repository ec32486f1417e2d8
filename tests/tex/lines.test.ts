import { describe, expect, it } from "vitest";
import { isAligned, texLines } from "../../src/tex/lines.ts";

describe("lines of TeX", () => {
  it("end at breaks outside braces and environments", () => {
    expect(texLines("a \\\\ b \\newline c")).toEqual([
      { tex: "a", start: 0 },
      { tex: "b", start: 5 },
      { tex: "c", start: 16 },
    ]);
    expect(texLines("\\begin{matrix} a \\\\ b \\end{matrix}")).toHaveLength(1);
    expect(texLines("a \\\\[2mm]")).toEqual([{ tex: "a", start: 0 }]);
    expect(texLines("x")).toEqual([{ tex: "x", start: 0 }]);
  });

  it("are aligned if an ampersand is outside every environment", () => {
    expect(isAligned("a &= b")).toBe(true);
    expect(isAligned("\\begin{matrix} a & b \\end{matrix} \\&")).toBe(false);
  });
});
