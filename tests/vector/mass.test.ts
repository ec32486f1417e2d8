import { describe, expect, it } from "vitest";
import { transformPath } from "../../src/vector/bounds.ts";
import { coversSame, massOf } from "../../src/vector/mass.ts";
import { identity } from "../../src/vector/matrix.ts";
import { parsePath } from "../../src/vector/path-data.ts";

const pathOf = (data: string) => parsePath(data, identity).path;

function same(one: string, two: string): boolean {
  const [first, second] = [massOf(pathOf(one)), massOf(pathOf(two))];
  if (!first || !second) throw new Error("nothing covered");
  return coversSame(first, second, 2);
}

const square = "M0 0H400V400H0Z";
const ring = "M0 0H400V400H0ZM100 100V300H300V100Z";

describe("what two paths cover", () => {
  it("is the same in either direction and from any starting point", () => {
    expect(same(square, "M400 400V0H0V400Z")).toBe(true);
    expect(same(ring, "M100 100H300V300H100ZM0 0V400H400V0Z")).toBe(true);
  });

  it("is the same in one piece and in pieces that overlap", () => {
    expect(same("M150 0H250V150H400V250H250V400H150V250H0V150H150Z", "M150 0H250V400H150ZM0 150H400V250H0Z")).toBe(
      true,
    );
  });

  it("is the same with cubic and quadratic curves, except for rounding", () => {
    const cubic = "M0 200C0 90 90 0 200 0C310 0 400 90 400 200C400 310 310 400 200 400C90 400 0 310 0 200Z";
    const quadratic = "M0 200Q0 117 59 59T200 0Q283 0 341 59T400 200Q400 283 341 341T200 400Q117 400 59 341T0 200Z";
    expect(same(cubic, quadratic)).toBe(true);
    expect(same(cubic, square)).toBe(false);
  });

  it("distinguishes a hole, a rotated letter and a moved one", () => {
    expect(same(square, ring)).toBe(false);
    const wedge = "M0 0L400 200L0 400Z";
    expect(same(wedge, "M400 0L0 200L400 400Z")).toBe(false);
    expect(same(square, "M5 0H405V400H5Z")).toBe(false);
  });

  it("is nothing for a line or a path without steps", () => {
    expect(massOf([])).toBeNull();
    expect(massOf(pathOf("M0 0H400"))).toBeNull();
    expect(massOf(transformPath(pathOf(square), [1, 0, 0, 0, 0, 0]))).toBeNull();
  });
});
