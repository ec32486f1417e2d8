// The samples: each is a folder in the exact form of a system, with invented people. `book.txt` keeps the files that
// are written for each, `printed.txt` the pages printed from them; each book must pass `check` without an error, and a
// second import must not change a byte.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/import/formats/formats.ts";
import { expectGolden } from "../support/golden.ts";
import { repository, temporaryFolder } from "../support/run.ts";
import { bookAsText, importInto, printed } from "./support.ts";

const samples = join(repository, "tests/import/samples");
const names = readdirSync(samples).sort();
const goldens = ["book.txt", "printed.txt"];

describe("a sample", () => {
  it.each(names)("of %s is a book that passes `check`, and a second import changes nothing", async (name) => {
    const folder = temporaryFolder();
    try {
      const files = readdirSync(join(samples, name)).filter((file) => !goldens.includes(file));
      const paths = files.map((file) => join(samples, name, file));
      const first = await importInto(folder.path, paths);
      expect(first.imported, JSON.stringify(first.diagnostics.map(({ message }) => message))).not.toBeNull();
      expectGolden(bookAsText(folder.path, first), join(samples, name, "book.txt"));
      const book = await printed(folder.path);
      expect(book.errors).toEqual([]);
      expectGolden(book.text, join(samples, name, "printed.txt"));
      const second = await importInto(folder.path, paths);
      expect(second.written).toEqual([]);
      expect(second.text).toBe("nothing changed\n");
    } finally {
      folder.remove();
    }
  });

  // Samples of our own exports are in round-trip.test.ts.
  const foreign = formats.map(({ name }) => name).filter((name) => !name.startsWith("abstracts"));
  it.each(foreign)("exists for %s, and a second one", async (format) => {
    const found: string[] = [];
    for (const name of names) if (name.startsWith(`${format}-`)) found.push(name);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.every((name) => existsSync(join(samples, name, "book.txt")))).toBe(true);
  });
});
