import { expect, it } from "vitest";
import { varied } from "../../src/compose/varied-style.ts";
import type { ParagraphStyle } from "../../src/template/style.ts";

const style = (name: string) => ({ name, spaceBefore: 4, spaceAfter: 2, keepWithNext: false }) as ParagraphStyle;

it("gives equal changes of a style one object, and all others their own", () => {
  const body = style("body");
  const kept = varied(body, { keepWithNext: true });
  expect(kept).toEqual({ ...body, keepWithNext: true });
  expect(varied(body, { keepWithNext: true })).toBe(kept);
  expect(varied(body, { keepWithNext: true, spaceAfter: 0 })).toEqual({ ...kept, spaceAfter: 0 });
  expect(varied(body, { spaceAfter: 0 })).toEqual({ ...body, spaceAfter: 0 });
  expect(varied(style("body"), { keepWithNext: true })).not.toBe(kept);
});

it("tells a value of nothing from a value that is not changed", () => {
  const body = style("body");
  const withoutRule = varied(body, { ruleAbove: null });
  expect(varied(body, { ruleBelow: null })).not.toBe(withoutRule);
  expect(withoutRule).toHaveProperty("ruleAbove", null);
});

it("remembers no more than a few, but makes any number", () => {
  const body = style("body");
  const made = Array.from({ length: 100 }, (_, at) => varied(body, { spaceBefore: at }));
  expect(made.map(({ spaceBefore }) => spaceBefore)).toEqual([...made.keys()]);
  expect(varied(body, { spaceBefore: 99 })).toEqual(made[99]);
});
