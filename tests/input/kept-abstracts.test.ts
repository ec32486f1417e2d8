// Files of abstracts that are read once for several builds: the same abstracts, the same reports, even if they depend
// on each other.
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KeptAbstracts } from "../../src/input/kept-abstracts.ts";
import type { Reading } from "../../src/input/read-abstracts.ts";
import { readBook } from "../../src/input/read-book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let kept: KeptAbstracts<Reading>;
beforeEach(() => {
  folder = temporaryFolder();
  kept = new KeptAbstracts();
});
afterEach(() => folder.remove());

function read(given: KeptAbstracts<Reading> | null) {
  const diagnostics = new Diagnostics();
  const book = readBook(folder.path, diagnostics, given);
  const told = diagnostics
    .sorted()
    .map(({ code, message, span }) => `${code} ${message} ${span?.source.path}:${span?.start}`);
  return { book, told };
}

/** Kept abstracts equal those that are read again. Returns the ids of the book. */
function agrees(): readonly string[] {
  const [first, anew] = [read(kept), read(null)];
  expect(first.told).toEqual(anew.told);
  expect(JSON.stringify(first.book?.abstracts)).toBe(JSON.stringify(anew.book?.abstracts));
  return first.book?.abstracts.map(({ id }) => id) ?? [];
}

const abstract = (id: string, more = "") =>
  `id: ${id}\ntitle: Of ${id}\nauthors: [{ name: Ada Byron, affiliation: lab }]\nabstract: Text.\n${more}`;

describe("files that are kept", () => {
  it("are the same objects if nothing has changed", () => {
    writeFiles(folder.path, {
      "book.yaml": "title: B\n",
      "abstracts/a.yaml": abstract("a"),
      "abstracts/b.yaml": abstract("b"),
    });
    const before = read(kept).book?.abstracts;
    writeFiles(folder.path, { "abstracts/b.yaml": abstract("b", "track: New\n") });
    const after = read(kept).book?.abstracts;
    expect(after?.[0]?.title).toBe(before?.[0]?.title);
    expect(after?.[1]?.title).not.toBe(before?.[1]?.title);
    expect(agrees()).toEqual(["a", "b"]);
  });

  it("are read anew if what they depend on has changed: affiliations, the language, the bibliography, a picture", () => {
    const figure = "figures: [{ file: figures/dot.svg, caption: A dot. }]\n";
    writeFiles(folder.path, {
      "book.yaml": "title: B\n",
      "abstracts/a.yaml": abstract("a", figure),
      "abstracts/b.yaml": abstract("b"),
    });
    agrees();
    const steps: readonly Readonly<Record<string, string>>[] = [
      { "affiliations.yaml": "lab: The **Lab\n" },
      { "affiliations.yaml": "lab: The Laboratory\n" },
      { "book.yaml": "title: B\nlanguage: de\n" },
      {
        "references.bib": "@article{ada, title = {T}, author = {A. B.}}\n",
        "abstracts/b.yaml": abstract("b", "references: [ada]\n"),
      },
      { "figures/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' },
    ];
    for (const files of steps) {
      writeFiles(folder.path, files);
      agrees();
    }
    rmSync(`${folder.path}/figures/dot.svg`);
    agrees();
  });

  it("are renamed while two have the same id, and no longer after that", () => {
    writeFiles(folder.path, {
      "book.yaml": "title: B\n",
      "abstracts/a.yaml": abstract("a"),
      "abstracts/b.yaml": abstract("b"),
    });
    agrees();
    writeFiles(folder.path, { "abstracts/b.yaml": abstract("a") });
    expect(agrees()).toEqual(["a", "a-2"]);
    writeFiles(folder.path, { "abstracts/b.yaml": abstract("b") });
    expect(agrees()).toEqual(["a", "b"]);
    rmSync(`${folder.path}/abstracts/a.yaml`);
    expect(agrees()).toEqual(["b"]);
  });

  it("report what is wrong with them each time", () => {
    writeFiles(folder.path, {
      "book.yaml": "title: B\n",
      "affiliations.yaml": "lab: Of <b>markup\nother: Nobody’s\n",
      "abstracts/a.yaml": abstract("a", "colour: red\n"),
      "abstracts/b.yaml": abstract("b", 'broken: "\n'),
    });
    expect(read(kept).told.length).toBeGreaterThan(1);
    agrees();
    writeFiles(folder.path, { "abstracts/a.yaml": abstract("a") });
    agrees();
  });
});
