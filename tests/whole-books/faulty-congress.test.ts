// A congress of five hundred abstracts with one fault of each kind: it is printed, nothing is lost, and the report fits
// on a screen.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBook } from "../../scripts/make-book.mjs";
import { read } from "../pdf/read-back.ts";
import { abstracts, type Run, temporaryFolder, writeFiles } from "../support/run.ts";

const folder = temporaryFolder();
const book = join(folder.path, "book");
const size = 500;
/** Title → the kind of its fault. */
const faults: Readonly<Record<string, readonly [title: string, text: string | Buffer]>> = {
  "colon-in-title": ["Salt lakes: a survey", "title: Salt lakes: a survey\nauthors: [Nora Adams]\nabstract: Lost.\n"],
  "open-quote": ["The open quotation", 'title: "The open quotation\nauthors: [Nora Baker]\nabstract: Lost.\n'],
  "open-bracket": ["The open bracket", "title: The open bracket\nauthors: [Nora Clark\nabstract: Lost.\n"],
  "key-twice": ["A key given twice", "title: A key given twice\ntype: talk\ntype: poster\nabstract: Lost.\n"],
  "not-utf8": [
    "Écrit en latin",
    Buffer.from("title: Écrit en latin\nauthors: [Nora Évans]\nabstract: Lost.\n", "latin1"),
  ],
  "unknown-key": ["An unknown key", "title: An unknown key\nzzz: 1\nabstract: Kept.\n"],
  "misspelt-key": ["A misspelt key", "titlle: A misspelt key\nabstract: Kept.\n"],
  "wrong-type": ["An abstract as a list", "title: An abstract as a list\nauthors: [Nora Frost]\nabstract: [Kept.]\n"],
  "wrong-value": ["Withdrawn or not", "title: Withdrawn or not\nwithdrawn: perhaps\nabstract: Kept.\n"],
  "not-fields": ["not-fields", "- just\n- words\n"],
  "bad-id": ["An id of two words", "id: two words!\ntitle: An id of two words\nabstract: Kept.\n"],
  "math-error": ["A faulty formula", "title: A faulty formula\nabstract: Here $\\frac{a$ is.\n"],
  "missing-figure": [
    "A missing figure",
    "title: A missing figure\nabstract: Kept.\nfigures: [{ file: figures/gone.png, caption: Gone., alt: a }]\n",
  ],
  "broken-figure": [
    "A broken figure",
    "title: A broken figure\nabstract: Kept.\nfigures: [{ file: figures/broken.png, caption: Broken., alt: a }]\n",
  ],
  outside: [
    "A figure from outside",
    "title: A figure from outside\nabstract: Kept.\nfigures: [{ file: ../../etc/passwd, caption: Out., alt: a }]\n",
  ],
  "unknown-citation": ["An unknown citation", "title: An unknown citation\nabstract: As was said [@nobody1999].\n"],
  "unknown-reference": [
    "An unknown reference",
    "title: An unknown reference\nabstract: Kept.\nreferences: [nobody2000]\n",
  ],
  "bad-bibtex": [
    "A reference in bad BibTeX",
    'title: A reference in bad BibTeX\nabstract: Kept.\nreferences: [{ bibtex: "@article{" }]\n',
  ],
};

/** The titles of the whole book, as they were generated. */
function titlesWritten(): readonly string[] {
  const files = readdirSync(join(book, "abstracts"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => readFileSync(join(book, "abstracts", file), "utf8").match(/^(?:- )?title: .*$/gm) ?? [])
    .map((line) => line.replace(/^(?:- )?title: /, ""));
}

let run: Run;
let text = "";

beforeAll(async () => {
  makeBook(size, book);
  for (const [id, [, content]] of Object.entries(faults)) {
    writeFiles(book, { [`abstracts/faulty/${id}.yaml`]: "" });
    writeFileSync(join(book, `abstracts/faulty/${id}.yaml`), content);
  }
  const settings = readFileSync(join(book, "book.yaml"), "utf8");
  writeFiles(book, {
    "figures/broken.png": "\u0089PNG and nothing of it",
    "affiliations.yaml": "delta: { Delta ]\n",
    "people.yaml": "- name: { a ]\n",
    "references.bib":
      "@article{whole2001, title = {Whole}, author = {A. B.}, year = 2001}\n@article{half2002, title = {\n",
    "book.yaml": `${settings}bibliography: [references.bib]\ncover: { image: figures/none.jpg }\n`,
    "programme.yaml": `${readFileSync(join(book, "programme.yaml"), "utf8")}${session(Object.keys(faults))}`,
  });
  run = abstracts(folder.path, ["build", "book", "--keep-going", "-o", "book.pdf"]);
  const { pages } = await read(readFileSync(join(folder.path, "book.pdf")));
  text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n");
}, 600_000);

afterAll(() => folder.remove());

/** One more session, with an abstract that does not exist and one that is given twice. */
function session(ids: readonly string[]): string {
  const items = [...ids, "does-not-exist", ids[0]].map((id) => `          - ${id}\n`);
  return `  - date: 2026-02-30\n    sessions:\n      - title: What is wrong\n        items:\n${items.join("")}`;
}

describe("a congress with one fault of each kind", () => {
  it("prints, and fails", () => {
    expect(run.status).toBe(1);
    // One that the programme names and that does not exist is printed too.
    const count = size + Object.keys(faults).length + 1;
    expect(run.stdout).toMatch(new RegExp(`^book\\.pdf: \\d+ pages, ${count} abstracts`));
    expect(run.stdout).toMatch(/\nIt was printed in spite of \d+ errors in \d+ abstracts.* and .*\.\n$/);
  });

  it("has every title in it", () => {
    const flat = text.replace(/\s+/g, " ");
    for (const [, [title]] of Object.entries(faults)) expect(flat, title).toContain(title);
    for (const words of ["does-not-exist", "What is wrong", "2026-02-30", "Gone.", "Broken.", "Out.", "\\frac{a"])
      expect(flat).toContain(words);
    const letters = (words: string) => words.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
    const printed = letters(text);
    expect(titlesWritten().length).toBeGreaterThan(size);
    // Right-to-left words are read back in the order and form that they have on paper, so only the other words of such
    // a title are searched for.
    const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
    const isPrinted = (title: string) =>
      printed.includes(letters(title)) ||
      (rightToLeft.test(title) &&
        title.split(" ").every((word) => rightToLeft.test(word) || printed.includes(letters(word))));
    expect(titlesWritten().filter((title) => !isPrinted(title))).toEqual([]);
  });

  it("reports what is wrong on one screen", () => {
    const lines = `${run.stderr}${run.stdout}`.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(run.stderr).toMatch(
      /\n\d+ errors, \d+ warnings in \d+ files\n“abstracts check” shows them with their lines and hints\n$/,
    );
  });
});
