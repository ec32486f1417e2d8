// Ring 2: whole small books, one feature each. `dump.txt` is our document as text, `read-back.txt` what a PDF reader finds
// in the file: lines with their places, links, destinations, outline.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { dump } from "../../src/dump/dump.ts";
import { readBack } from "../pdf/read-back.ts";
import { expectGolden } from "../support/golden.ts";

const here = dirname(fileURLToPath(import.meta.url));
const books = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();

describe("the books of tests/books", () => {
  it.each(books)("%s prints as it was accepted, without a diagnostic", async (name) => {
    const folder = join(here, name);
    const diagnostics = new Diagnostics();
    const compiled = await compile({ folder }, diagnostics);
    expect(diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    const document = compiled?.prints[0]?.document;
    if (!document) throw new Error("no document");
    expectGolden(dump(document), join(folder, "dump.txt"));
    expectGolden(await readBack(await writePdf(document)), join(folder, "read-back.txt"));
  });

  it("have no golden file without its book", () => {
    const stray = books.filter((name) => !readdirSync(join(here, name)).includes("book.yaml"));
    expect(stray).toEqual([]);
  });
});
