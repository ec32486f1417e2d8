import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { read } from "../pdf/read-back.ts";
import { abstracts, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const programme = `days:
  - date: 2031-06-02
    sessions:
      - title: Morning
        start: "09:00"
        items: [{ abstract: sound, duration: 20 }, { abstract: rivers, duration: 20 }, { abstract: nobody, duration: 20 }]
      - title: Posters
        kind: posters
        prefix: P
        items: [open, who, ink]
`;

const faulty = {
  "book.yaml":
    "title: A Faulty Congress\nlanguage: de\nparts: [contents, programme, abstracts, posters, index: authors]\n",
  "programme.yaml": programme,
  "abstracts/sound.yaml": "title: Nothing is wrong here\nauthors: [Ina Recht]\nabstract: A text.\n",
  "abstracts/rivers.yaml":
    "title: 'Rivers: their ways'\nauthors: [{ name: Lena Fluss, affiliation: Delta Institute }]\n   type: talk\nabstract: Lost.\n",
  "abstracts/open.yaml": "title: An open end\nauthors: [Otto Offen]\n   type: talk\nabstract: Lost.\n",
  "abstracts/ink.yaml":
    "titlle: A key misspelt\nauthors: [{ nam: Karla Tinte }]\nabstrct: What was meant is beyond doubt.\n",
};

/** The printed text of a book, built in spite of its faults. */
async function printed(files: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<string> {
  writeFiles(folder.path, files);
  const run = abstracts(folder.path, ["build", "--keep-going", "-o", "book.pdf", ...words]);
  expect(run.status).toBe(1);
  const { pages } = await read(readFileSync(join(folder.path, "book.pdf")));
  return pages.map(({ lines }) => lines.map(({ text }) => text).join("\n")).join("\n");
}

const count = (text: string, words: string) => text.split(words).length - 1;

describe("build --keep-going", () => {
  it("prints the final book with everything in its place, and fails", async () => {
    const text = await printed(faulty);
    for (const title of ["Nothing is wrong here", "Rivers: their ways", "An open end", "A key misspelt"]) {
      // Contents and programme, or the list of posters, and the abstract itself.
      const isPoster = title.startsWith("A");
      expect(count(text, title), title).toBeGreaterThanOrEqual(isPoster ? 2 : 3);
    }
    for (const name of ["Fluss, Lena", "Offen, Otto", "Tinte, Karla"]) expect(text).toContain(name);
    expect(text).toContain("Delta Institute");
    expect(count(text, "Der Text lag bei Drucklegung nicht vor.")).toBe(2);
    expect(text).toContain("What was meant is beyond doubt.");
    expect(text).not.toContain("Lost.");
    // An abstract that does not exist keeps its time and its number.
    expect(text).toMatch(/09:40\s+nobody/);
    expect(text).toMatch(/P2\s+who/);
    expect(text).toMatch(/P3\s+A key misspelt/);
    expect(text).not.toContain("Entwurf");
  });

  it("ends with a note, and with the number of errors and abstracts", () => {
    writeFiles(folder.path, faulty);
    const run = abstracts(folder.path, ["build", "--keep-going", "-o", "book.pdf"]);
    expect(run.stdout).toMatch(
      /^book\.pdf: \d+ pages, 4 abstracts, .*\nIt was printed in spite of 7 errors in 3 abstracts and programme\.yaml\.\n$/,
    );
  });

  it("is suggested, with the draft, when a build fails", () => {
    writeFiles(folder.path, faulty);
    writeFileSync(join(folder.path, "book.pdf"), "the old one");
    const { status, stdout } = abstracts(folder.path, ["build", "-o", "book.pdf"]);
    expect(status).toBe(1);
    expect(stdout).toContain("because of 7 errors in 3 abstracts and programme.yaml");
    expect(stdout).toContain("--draft");
    expect(stdout).toContain("--keep-going");
    expect(readFileSync(join(folder.path, "book.pdf"), "utf8")).toBe("the old one");
  });

  it("cannot be combined with --draft", () => {
    writeFiles(folder.path, faulty);
    expect(abstracts(folder.path, ["build", "--keep-going", "--draft"]).status).toBe(2);
  });

  it("prints an abstract whose file is not UTF-8, or only its name", async () => {
    writeFiles(folder.path, { ...faulty, "abstracts/list.yaml": "[1, 2, [\n", "abstracts/empty-map.yaml": "{}\n" });
    writeFileSync(
      join(folder.path, "abstracts/rivers.yaml"),
      Buffer.from("title: Flüsse\nauthors: [Jürgen Groß]\n", "latin1"),
    );
    const text = await printed({});
    expect(count(text, "Flüsse")).toBeGreaterThanOrEqual(3);
    expect(text).toContain("Groß, Jürgen");
    for (const name of ["list", "empty-map"]) expect(text).toContain(name);
  });

  it("keeps both of two abstracts with one id", async () => {
    const text = await printed({
      ...faulty,
      "abstracts/second.yaml": "id: sound\ntitle: The second of its name\nabstract: Text.\n",
    });
    expect(text).toContain("The second of its name");
  });

  it.each([
    [
      "book.yaml",
      "title: A Faulty Congress: of rivers\nlanguage: de\nparts: [contents, programme, abstracts, posters, index: authors]\n",
      "Rivers: their ways",
    ],
    ["book.yaml", "just words\n", "Nothing is wrong here"],
    ["programme.yaml", programme.replace("title: Morning", "title: Morning: early"), "09:40"],
    ["programme.yaml", programme.replace("2031-06-02", "2 June"), "2 June"],
    ["affiliations.yaml", "delta: Delta: Institute\nx: [\n", "Rivers: their ways"],
    ["people.yaml", "- name: [\n", "Rivers: their ways"],
    ["references.bib", "@article{x, title = {", "Rivers: their ways"],
  ])("prints the rest where %s is broken", async (path, text, expected) => {
    const shown = await printed({ ...faulty, [path]: text });
    expect(shown).toContain(expected);
    expect(shown).toContain("Lena Fluss");
  });

  it("keeps the place of a missing free page", async () => {
    const parts = "parts: [contents, { chapter: General, pages: [pages/venue-and-travel.md] }, abstracts]\n";
    const text = await printed({ ...faulty, "book.yaml": `title: T\n${parts}` });
    expect(count(text, "Venue and travel")).toBe(2);
    expect(text).toContain("The text was not available at the time of printing.");
  });

  it("uses a template of the program if the book's cannot be read", async () => {
    const text = await printed({ ...faulty, "book.yaml": `${faulty["book.yaml"]}template: mine.yaml\n` });
    expect(text).toContain("Rivers: their ways");
  });

  it("prints faulty formulas as their source and missing figures as their captions", async () => {
    const text = await printed({
      ...faulty,
      "abstracts/sound.yaml":
        'title: Half right\nabstract: |\n  So $\\frac{a$ it is.\n\n  $$\\nonsense{x}$$\n\n  ![](figures/none.png "What it would show.")\nfigures: [{ file: figures/gone.svg, caption: Another one., alt: a }]\n',
    });
    for (const words of ["\\frac{a", "\\nonsense{x}", "What it would show.", "Another one."])
      expect(text).toContain(words);
  });

  it("prints references that cannot be resolved as typed, without reporting each if their file has the fault", async () => {
    const text = await printed({
      ...faulty,
      "book.yaml": `${faulty["book.yaml"]}bibliography: [gone.bib]\n`,
      "abstracts/sound.yaml":
        "title: Half right\nabstract: As was said [@euler1748].\nreferences: [gauss1801, { doi: 10.1000/182 }]\n",
    });
    for (const words of ["[@euler1748]", "gauss1801", "doi:10.1000/182"]) expect(text).toContain(words);
    const run = abstracts(folder.path, ["check", "--format", "json"]);
    const codes = JSON.parse(run.stdout).map(({ code }: { code: string }) => code);
    expect(codes).toContain("file-not-found");
    expect(codes).not.toContain("unknown-citation");
    expect(codes).not.toContain("unknown-reference");
  });
});

describe("build --draft", () => {
  it("keeps the places too", () => {
    writeFiles(folder.path, faulty);
    expect(abstracts(folder.path, ["build", "--draft", "-o", "book.pdf"]).status).toBe(1);
    expect(existsSync(join(folder.path, "book-draft.pdf"))).toBe(true);
  });
});
