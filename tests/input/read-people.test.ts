import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBook } from "../../src/input/read-book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "people-"));
  mkdirSync(join(folder, "abstracts"));
  writeFileSync(
    join(folder, "abstracts/a.yaml"),
    "title: A\nauthors: [{ name: Ada Lovelace, presenting: true }]\nabstract: Text.\n",
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(people: string | null, book = "title: A\n") {
  writeFileSync(join(folder, "book.yaml"), book);
  if (people !== null) writeFileSync(join(folder, "people.yaml"), people);
  const diagnostics = new Diagnostics();
  const found = readBook(folder, diagnostics);
  return { book: found, faults: diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`) };
}

describe("people.yaml", () => {
  it("is not needed", () => {
    expect(read(null).book?.people).toEqual([]);
  });

  it("gives the names of people, and their sort keys", () => {
    const { book, faults } = read(
      "- { name: Marie Skłodowska Curie, aliases: [Maria Skłodowska, M. Curie], orcid: https://orcid.org/0000-0002-1825-0097 }\n- { name: 湯川秀樹, sort: ゆかわ, aliases: Hideki Yukawa }\n",
    );
    expect(faults).toEqual([]);
    const [curie, yukawa] = book?.people ?? [];
    expect(curie).toMatchObject({ person: { family: "Curie", orcid: "0000-0002-1825-0097" }, sort: null });
    expect(curie?.aliases.map((alias) => alias.printed)).toEqual(["Maria Skłodowska", "M. Curie"]);
    expect(yukawa).toMatchObject({ sort: "ゆかわ", aliases: [{ printed: "Hideki Yukawa" }] });
  });

  it("is checked like every other file", () => {
    const { faults } = read("- { name: Ada Lovelace, alias: A. Lovelace }\n- { aliases: [X] }\n");
    expect(faults).toEqual([
      expect.stringContaining("unknown-key: “alias” is not a field of"),
      expect.stringContaining("missing-key"),
    ]);
  });
});

describe("an order of abstracts", () => {
  it("that names a missing one is an error", () => {
    const { faults } = read(null, "title: A\nparts: [abstracts: { order: [a, b] }]\n");
    expect(faults).toEqual([expect.stringContaining("unknown-abstract: unknown abstract “b”")]);
  });
});
