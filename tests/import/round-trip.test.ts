// A book written by `export` is imported again as the same book: with the same tables and the same JSON.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { abstracts, temporaryFolder } from "../support/run.ts";

const files = {
  "book.yaml": `title: Meeting of *Nobody*
subtitle: And of everybody else
dates: { start: 2026-09-14, end: 2026-09-15 }
place: Nowhere, Nolandia
timezone: Europe/Berlin
language: en
url: https://example.org/nobody
publisher: Nobody’s Press
`,
  "affiliations.yaml": "nowhere: Univ. of Nowhere, Nolandia\nlab: Lab of H~2~O; Water Street 1, Nolandia\n",
  "abstracts/glass.yaml": `title: Glass *towers* of H~2~O & $x^2$
type: keynote
number: K1
track: Towers
keywords: [glass, "towers; high"]
authors:
  - { given: Ada, family: Invented, affiliations: [nowhere, lab], presenting: true, orcid: 0000-0002-1825-0097 }
  - { given: Ludwig, family: van Fictive, affiliations: [lab] }
abstract: |
  First, a paragraph with **strong** words, 5 < 7, a_b and \\*stars\\*.

  - one
  - two, with $\\alpha_1$

  $$E = mc^2$$
references:
  - text: Invented, A. *J. Made Up* **1**, 2 (2020).
  - text: "Fictive, L.: On “nothing”, 2021."
acknowledgements: We thank *nobody*.
`,
  "abstracts/sand.yaml": `title: "Sand: towers #2"
type: poster
language: de
authors: [Cy Made]
abstract: Aus Sand gebaut.
`,
  "abstracts/paper.yaml": `title: = Paper towers
authors: [{ name: Di Unreal, affiliations: [nowhere] }]
withdrawn: true
abstract: Withdrawn.
`,
  "programme.yaml": `rooms: [Hall B, Hall A]
days:
  - date: 2026-09-14
    sessions:
      - title: High *things*
        room: Hall A
        chairs: [Ed Imagined, Flo Dreamt]
        track: Towers
        description: All that is high.
        start: "09:00"
        end: "10:30"
        items:
          - { abstract: glass, start: "09:00", end: "09:45" }
          - { title: Coffee, kind: break, start: "09:45", end: "10:00" }
          - { abstract: paper, start: "10:00", end: "10:30" }
      - { title: Lunch, kind: break, room: Hall B, start: "12:00", end: "13:00" }
  - date: 2026-09-15
    title: The *last* day
    sessions:
      - title: Posters
        id: on-paper
        kind: posters
        room: Hall B
        start: "14:00"
        end: "15:00"
        items: [sand]
`,
};

/** A book with all that a body can show. */
const shown = {
  "book.yaml": `title: Kites
language: en
licence: CC BY 4.0
doi: 10.5555/kites
kind: Proceedings
bibliography: [works.bib]
export: { site: "https://example.org/kites/", acronym: KT, dois: "10.5555/kites.{id}" }
`,
  "works.bib": "@book{made, author = {Made, Cy}, title = {Kites}, year = 1999, publisher = {Nobody}}\n",
  "abstracts/kite.yaml": `title: A kite
authors: [Cy Made]
figures: [{ file: figures/kite.png, caption: A *square*, width: 30% }]
abstract: |
  As was said [@made], a kite of 3
  000 m and “a ‘kite’
  of paper” fly.

  ![A square](figures/kite.png){width=40%}

  | Name | Size |
  | :--- | ---: |
  | one  | $a|b$ |

  ***

  3. third
  4. fourth
`,
};
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  for (const [name, of] of Object.entries({ book: files, shown: { ...shown, "figures/kite.png": pixel } }))
    for (const [path, content] of Object.entries(of)) {
      mkdirSync(dirname(join(folder.path, name, path)), { recursive: true });
      writeFileSync(join(folder.path, name, path), content);
    }
});
afterAll(() => folder.remove());

function run(...words: readonly string[]): string {
  const { status, stdout, stderr } = abstracts(folder.path, words);
  expect(status, stderr).toBe(0);
  return stdout + stderr;
}

const read = (path: string) => readFileSync(join(folder.path, path), "utf8");

describe("a book that was exported", () => {
  it("as JSON is imported again completely, and the same import changes nothing", () => {
    run("export", "json", "book", "-o", "out/book.json");
    run("import", "out/book.json", "--into", "json");
    run("export", "json", "json", "-o", "again/book.json");
    expect(JSON.parse(read("again/book.json"))).toEqual(JSON.parse(read("out/book.json")));
    expect(run("import", "out/book.json", "--into", "json")).toContain("nothing changed");
  });

  it("as JSON in a folder keeps its figures, even in a body, with their paths and widths", () => {
    run("export", "json", "shown", "-o", "shown-out/");
    run("import", "shown-out", "--into", "shown-in");
    run("export", "json", "shown-in", "-o", "shown-again/");
    expect(JSON.parse(read("shown-again/book.json"))).toEqual(JSON.parse(read("shown-out/book.json")));
    expect(read("shown-in/abstracts/kite.yaml")).toContain("![A square](<figures/kite.png>){width=40%}");
    expect(readFileSync(join(folder.path, "shown-in/figures/kite.png"))).toEqual(pixel);
  });

  it("leaves out pictures that are not beside the JSON, and can still be built", () => {
    run("export", "json", "shown", "-o", "alone/book.json");
    expect(run("import", "alone/book.json", "--into", "alone-in")).toContain(
      "“figures/kite.png” is not beside the file",
    );
    run("check", "alone-in");
  });

  it("keeps DOIs, citations, sides of tables and numbers of lists", () => {
    run("export", "json", "shown", "-o", "kept/");
    run("import", "kept", "--into", "kept-in");
    const [book, kite] = [read("kept-in/book.yaml"), read("kept-in/abstracts/kite.yaml")];
    expect(book).toContain('dois: "10.5555/kites.{id}"');
    expect(book).toContain("licence: CC BY 4.0");
    expect(kite).toContain("([1](#ref-kite-1))");
    expect(kite).toContain("| :--- | ---: |");
    expect(kite).toContain("3. third");
  });

  it.each(["csv", "xlsx"])("as %s is imported again as the same tables", (format) => {
    const out = format === "csv" ? "tables" : "tables.xlsx";
    run("export", format, "book", "-o", out);
    run("import", out, "--into", format);
    run("export", "csv", format, "-o", `${format}-again`);
    if (format === "xlsx") run("export", "csv", "book", "-o", "tables");
    for (const name of ["abstracts.csv", "authors.csv", "programme.csv"])
      expect(read(`${format}-again/${name}`)).toBe(read(`tables/${name}`));
    expect(run("import", out, "--into", format)).toContain("nothing changed");
  });

  it("merges the changes of a spreadsheet back into its book", () => {
    run("export", "csv", "book", "-o", "edited");
    const path = join(folder.path, "edited/abstracts.csv");
    run("import", "edited", "--into", "mine");
    writeFileSync(path, read("edited/abstracts.csv").replace("Aus Sand gebaut.", "Aus Sand und Wasser gebaut."));
    expect(run("import", "edited", "--into", "mine", "--dry-run")).toContain(
      "changed: sand “Sand: towers #2”: abstract",
    );
    run("import", "edited", "--into", "mine");
    expect(read("mine/abstracts/sand.yaml")).toContain("Aus Sand und Wasser gebaut.");
  });
});

describe("the sample book", () => {
  const sample = fileURLToPath(new URL("../../data", import.meta.url));
  type Abstract = Readonly<Record<string, unknown>> & { readonly id: string };
  /** By their ids, without the pages on which they are printed, since the free pages before them are not imported. */
  const exported = (path: string) => {
    const { abstracts: list, ...rest } = JSON.parse(read(path)) as { readonly abstracts: readonly Abstract[] };
    return { rest, abstracts: new Map(list.map((one) => [one.id, { ...one, pages: null }])) };
  };

  it("as JSON is imported again with every body, figure and reference", () => {
    run("export", "json", sample, "-o", "sample/");
    run("import", "sample", "--into", "sample-in");
    run("export", "json", "sample-in", "-o", "sample-again/");
    const [before, after] = [exported("sample/book.json"), exported("sample-again/book.json")];
    expect(before.abstracts.size).toBeGreaterThan(40);
    for (const [id, one] of before.abstracts) expect(after.abstracts.get(id)).toEqual(one);
    expect(after.rest).toEqual(before.rest);
  });

  it.each(["csv", "xlsx"])(
    "as %s is imported again except for its figures, for which tables have no column",
    (format) => {
      const out = format === "csv" ? "sample-tables" : "sample.xlsx";
      run("export", "json", sample, "-o", `sample-of-${format}/`);
      run("export", format, sample, "-o", out);
      run("import", out, "--into", `sample-${format}-in`);
      run("export", "json", `sample-${format}-in`, "-o", `sample-${format}.json`);
      const [before, after] = [exported(`sample-of-${format}/book.json`), exported(`sample-${format}.json`)];
      for (const [id, one] of before.abstracts) expect(after.abstracts.get(id)).toEqual({ ...one, figures: [] });
    },
  );
});
