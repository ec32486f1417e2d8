import { expect, it } from "vitest";
import type { Tag } from "../../src/compose/block.ts";
import { paragraphKey } from "../../src/paragraph/paragraph-key.ts";
import { paragraph, text } from "./set.ts";

const tags = (count: number): Tag[] => Array.from({ length: count }, () => ({ role: "Span", parent: null }));
const keyOf = (own: readonly (Tag | undefined)[]) =>
  paragraphKey(paragraph(own.map((tag) => ({ ...text("word "), tag: tag ?? null }))), 100, "");

it.each([2, 7, 8, 9, 20])("tells which of %i pieces share an element, whatever the elements are", (count) => {
  const own = tags(count);
  expect(keyOf(own)).toBe(keyOf(tags(count)));
  const repeated = [...own.slice(0, -1), own[count - 2]];
  const first = [...own.slice(0, -1), own[0]];
  expect(new Set([own, repeated, first].map(keyOf)).size).toBe(count === 2 ? 2 : 3);
});
