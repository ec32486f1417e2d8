// A store that has lost some of its entries: they are made again beside the kept ones, and the book is the same.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Key, memoryStore, type Store } from "../../src/cache/store.ts";
import { compile } from "../../src/compile.ts";
import { dump } from "../../src/dump/dump.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  const formulas = ["x", "y^2", "\\sqrt{z}", "\\alpha + \\beta", "\\sum_i a_i", "\\frac12"];
  const text = formulas.map((tex) => `Here is $${tex}$, and a reference [@brown].`).join(" ");
  writeFiles(folder.path, {
    ...smallBook,
    "book.yaml": `${smallBook["book.yaml"]}bibliography: [references.bib]\n`,
    "references.bib": "@book{brown, author = {Robert Brown}, title = {On pollen}, year = 1828}\n",
    "abstracts/motion.yaml": `title: On motion\nauthors: [Ann Roe]\nabstract: |\n  ${text}\n`,
  });
});
afterAll(() => folder.remove());

async function printed(store: Store): Promise<string> {
  const compiled = await compile({ folder: folder.path, store }, new Diagnostics());
  return (compiled?.prints ?? []).map(({ document }) => dump(document)).join("\n");
}

/** A store over another one that loses one key in three, and counts the entries that it still returns. */
function forgetful(store: Store, seed: number) {
  let known = 0;
  const knows = (key: Key) => (Number.parseInt(key.slice(-6), 16) + seed) % 3 !== 0;
  return {
    folder: null,
    get(key: Key) {
      const found = knows(key) ? store.get(key) : null;
      if (found) known++;
      return found;
    },
    set: () => {},
    known: () => known,
  };
}

it("prints the same book from nothing, from everything and from any part", async () => {
  const store = memoryStore();
  const cold = await printed(store);
  expect(cold.length).toBeGreaterThan(500);
  expect(await printed(store)).toBe(cold);
  const parts = [0, 1, 2].map((seed) => forgetful(store, seed));
  for (const part of parts) expect(await printed(part)).toBe(cold);
  const known = parts.map((part) => part.known());
  expect(Math.max(...known)).toBeGreaterThan(0);
  // Each key is forgotten by one of the three.
  const all = forgetful(store, 0.5);
  await printed(all);
  expect(known.reduce((sum, one) => sum + one, 0)).toBe(2 * all.known());
});
