// A book written by `export` is imported again as the same book: with the same tables and the same JSON.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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
    sessions:
      - title: Posters
        kind: posters
        room: Hall B
        start: "14:00"
        end: "15:00"
        items: [sand]
`,
};

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, "book", path)), { recursive: true });
    writeFileSync(join(folder.path, "book", path), text);
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
  it("as JSON comes in again with all that it had, and the same import changes nothing", () => {
    run("export", "json", "book", "-o", "out/book.json");
    run("import", "out/book.json", "--into", "json");
    run("export", "json", "json", "-o", "again/book.json");
    expect(JSON.parse(read("again/book.json"))).toEqual(JSON.parse(read("out/book.json")));
    expect(run("import", "out/book.json", "--into", "json")).toContain("nothing changed");
  });

  it.each(["csv", "xlsx"])("as %s comes in again as the same tables", (format) => {
    const out = format === "csv" ? "tables" : "tables.xlsx";
    run("export", format, "book", "-o", out);
    run("import", out, "--into", format);
    run("export", "csv", format, "-o", `${format}-again`);
    if (format === "xlsx") run("export", "csv", "book", "-o", "tables");
    for (const name of ["abstracts.csv", "authors.csv", "programme.csv"])
      expect(read(`${format}-again/${name}`)).toBe(read(`tables/${name}`));
    expect(run("import", out, "--into", format)).toContain("nothing changed");
  });

  it("brings the changes of a spreadsheet back into the book that it was made from", () => {
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
