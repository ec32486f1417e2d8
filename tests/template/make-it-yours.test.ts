// What docs/make-it-yours.md tells organizers to write is read, as they would write it, without a fault, and its pictures exist.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesIn } from "../../scripts/changes.mjs";
import { makeShowBook } from "../../scripts/make-show-book.mjs";
import { readBook } from "../../src/compile.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { repository, temporaryFolder } from "../support/run.ts";

const text = readFileSync(join(repository, "docs", "make-it-yours.md"), "utf8");
const changes = changesIn(text);
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

it("ten changes are described, each with lines to write and a picture", () => {
  expect(changes).toHaveLength(10);
  for (const { picture, variants } of changes) {
    expect(variants.length).toBeGreaterThan(0);
    expect(existsSync(join(repository, "docs", "pictures", `${picture}.png`))).toBe(true);
  }
  expect([...text.matchAll(/^```yaml\n/gm)]).toHaveLength(changes.flatMap(({ variants }) => variants).length);
});

describe.each(changes)("$title", ({ variants }) => {
  it.each(variants.map((variant, index) => [index + 1, variant] as const))("as in block %i", (_, variant) => {
    const path = join(folder.path, "book");
    makeShowBook(path, variant.settings, variant.template);
    const diagnostics = new Diagnostics();
    const book = readBook(path, diagnostics);
    const style = book && readStyle(book, null, diagnostics);
    expect(diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(style).not.toBeNull();
  });
});
