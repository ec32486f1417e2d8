import { expect, it } from "vitest";
import { sharedClusters, sharedUnsafe } from "../../src/text/shared-arrays.ts";

it("gives words of the same pattern one array, and all others their own", () => {
  const patterns = [
    "",
    "0",
    "1",
    "00",
    "01",
    "10",
    "0001",
    "1000",
    "0".repeat(24),
    `${"0".repeat(23)}1`,
    "0".repeat(25),
  ];
  const arrayOf = (pattern: string) => [...pattern].map((bit) => bit === "1");
  const first = patterns.map((pattern) => sharedUnsafe(arrayOf(pattern)));
  expect(first).toEqual(patterns.map(arrayOf));
  for (const [at, pattern] of patterns.entries())
    if (pattern.length <= 24) expect(sharedUnsafe(arrayOf(pattern))).toBe(first[at]);
});

it("shares the clusters of words whose characters are one glyph each", () => {
  expect(sharedClusters([0, 1, 2])).toBe(sharedClusters([0, 1, 2]));
  const ligature = [0, 2, 3];
  expect(sharedClusters(ligature)).toBe(ligature);
});
