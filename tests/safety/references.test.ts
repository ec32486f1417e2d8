// Bibliographies that require more work than any book: one value grows exponentially, one title has more marks than a
// list has works. In: bibliographies. Out: the reports, and the other works unchanged.
import { afterEach, beforeEach, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { processorSeconds } from "../support/effort.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function said(bibliography: string, body = "As [@x] and [@sound, p. 3] say."): Promise<readonly string[]> {
  writeFiles(folder.path, {
    "book.yaml": "title: B\nparts: [abstracts: { group: none }]\nbibliography: refs.bib\n",
    "refs.bib": `${bibliography}\n@book{sound, author = {Ann Lee}, title = {Sound}, publisher = {P}, address = {Q}, year = 2000}\n`,
    "abstracts/a.yaml": `title: A\nauthors: [Ann Lee]\nabstract: ${JSON.stringify(body)}\n`,
  });
  const diagnostics = new Diagnostics();
  const compiled = await compile({ folder: folder.path }, diagnostics);
  const lists = compiled?.book.abstracts.map(
    (abstract) => compiled.materials.references.listOf(abstract).entries.length,
  );
  return [...diagnostics.sorted().map(({ code, severity }) => `${severity} ${code}`), `${lists?.[0]} listed`];
}

it("a title of quotation marks does not take minutes, and the others are listed", async () => {
  const seconds = await processorSeconds(async () => {
    expect(await said(`@book{x, title = "${'{"}'.repeat(100_000)}"}`)).toEqual(
      expect.arrayContaining(["error too-large", "1 listed"]),
    );
  });
  // Before there was a limit, it took more than a minute.
  expect(seconds).toBeLessThan(15);
});

it("strings made of strings are cut", async () => {
  const strings = Array.from({ length: 12 }, (_, i) => `@string{s${i + 1} = ${Array(10).fill(`s${i}`).join(" # ")}}`);
  const told = await said(
    `@string{s0 = {abcdefghij}}\n${strings.join("\n")}\n@book{x, author = {A B}, title = s12, year = 2000}`,
  );
  expect(told.join()).not.toContain("out-of-memory");
  expect(told).toEqual(expect.arrayContaining(["error too-large", "1 listed"]));
});

it("an abstract in a bibliography may have any length", async () => {
  const told = await said(
    `@book{x, author = {A B}, title = {T}, publisher = {P}, address = {Q}, year = 2000, abstract = {${"word ".repeat(9000)}}}`,
  );
  expect(told).toEqual(["2 listed"]);
});
