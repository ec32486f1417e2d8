import { describe, expect, it } from "vitest";
import { equalAreas } from "../../src/compose/equal-areas.ts";

const room = { width: 400, height: 40, gap: 20, mostRows: 3 };
const square = { width: 300, height: 300 };
const wide = { width: 400, height: 100 };

describe("logos side by side", () => {
  it("have the same area, whatever their shape and file size", () => {
    const [row = []] = equalAreas([square, wide, { width: 3, height: 6 }], { ...room, height: 30 });
    const areas = row.slice(0, 2).map(({ width, height }) => width * height);
    expect(areas[0]).toBeCloseTo(areas[1] ?? 0);
    // A tall one keeps to the row.
    expect(row[2]?.height).toBeCloseTo(30 * 1.15);
  });

  it("keep their proportions", () => {
    for (const { of, width, height } of equalAreas([square, wide], room).flat()) {
      expect(width / height).toBeCloseTo(of.width / of.height);
    }
  });

  it("continue in another row before they shrink, and then shrink together", () => {
    const many = Array.from({ length: 9 }, () => wide);
    const rows = equalAreas(many, room);
    expect(rows.map((row) => row.length)).toEqual([5, 4]);
    for (const row of rows) expect(row.reduce((sum, { width }) => sum + width + 20, -20)).toBeLessThanOrEqual(400.01);
    const crowd = equalAreas(
      Array.from({ length: 60 }, () => wide),
      room,
    );
    expect(crowd.length).toBeLessThan(13);
    for (const row of crowd) expect(row.reduce((sum, { width }) => sum + width + 20, -20)).toBeLessThanOrEqual(400.01);
  });
});
