import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import type { Page } from "../../src/page/document.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstracts, temporaryFolder } from "../support/run.ts";

const text = `- id: a
  title: Energy
  authors: [Marie Curie]
  figures: [{ file: figures/gone.png, caption: A picture., alt: gone }]
  abstract: |
    The energy $E = \\undefinedmacro c^2$ of [@nobody].
`;

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, "abstracts"));
  writeFileSync(join(folder.path, "book.yaml"), "title: Faults\nparts: [cover, abstracts]\n");
  writeFileSync(join(folder.path, "abstracts", "a.yaml"), text);
});
afterEach(() => folder.remove());

describe("build --draft", () => {
  it("writes a draft beside the book, does not touch the book, and still fails", () => {
    mkdirSync(join(folder.path, "out"));
    const book = join(folder.path, "out", "faults.pdf");
    writeFileSync(book, "the previous one");
    const run = abstracts(folder.path, ["build", "--draft"]);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("faults-draft.pdf: 2 pages");
    expect(readFileSync(book, "utf8")).toBe("the previous one");
    expect(readFileSync(join(folder.path, "out", "faults-draft.pdf"), "latin1")).toMatch(/^%PDF/);
  });

  it("never overwrites the book, even with its name as output", () => {
    abstracts(folder.path, ["build", "--draft", "-o", "b.pdf"]);
    expect(existsSync(join(folder.path, "b.pdf"))).toBe(false);
    expect(existsSync(join(folder.path, "b-draft.pdf"))).toBe(true);
  });

  it("shows faults in red, a box for the missing figure, and “Draft” on every page", async () => {
    const compiled = await compile({ folder: folder.path, draft: true }, new Diagnostics());
    const document = compiled?.prints[0]?.document;
    expect(document?.info.title).toBe("Faults (Draft)");
    for (const page of document?.pages ?? []) expect(red(page)).toContain("Draft");
    const shown = red(document?.pages[1]).join(" ");
    for (const fault of ["\\undefinedmacro", "[@nobody]", "figures/gone.png"]) expect(shown).toContain(fault);
    const pictures = document?.pages[1]?.items.filter(({ kind }) => kind === "picture");
    expect(pictures).toHaveLength(1);
  });

  it("shows none of this in a book", async () => {
    const compiled = await compile({ folder: folder.path }, new Diagnostics());
    const document = compiled?.prints[0]?.document;
    expect(document?.info.title).toBe("Faults");
    expect(document?.pages.flatMap(red)).toEqual([]);
  });
});

/** The runs of a page that are printed in red. */
function red(page: Page | undefined): readonly string[] {
  return (page?.items ?? []).flatMap((item) => {
    if (item.kind !== "line") return [];
    const runs = item.line.items.filter((run) => run.kind === "glyphs" && run.colour.join() === "0.75,0,0");
    return runs.length > 0
      ? [runs.map((run) => (run.kind === "glyphs" ? run.runs.map((each) => each.text).join(" ") : "")).join("")]
      : [];
  });
}
