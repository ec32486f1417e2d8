import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { read } from "../pdf/read-back.ts";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** The size of the pages of a build, in millimetres. */
async function built(layout: string, ...words: readonly string[]): Promise<readonly number[]> {
  writeFiles(folder.path, { ...smallBook, "book.yaml": `${smallBook["book.yaml"]}${layout}` });
  expect(abstracts(folder.path, ["build", "-o", "book.pdf", ...words])).toMatchObject({ status: 0, stderr: "" });
  const { pages } = await read(readFileSync(join(folder.path, "book.pdf")));
  const [first] = pages;
  return [first?.width ?? 0, first?.height ?? 0].map((points) => Math.round((points * 25.4) / 72));
}

describe("paper", () => {
  it("is the book's, unless the command line gives another", async () => {
    expect(await built("layout: { paper: letter }\n")).toEqual([216, 279]);
    expect(await built("layout: { paper: letter }\n", "--paper", "a5")).toEqual([148, 210]);
    expect(await built("", "--paper", "170x240mm", "-t", "modern")).toEqual([170, 240]);
  });

  it("can hold the pages of a booklet, whose file has its own name", async () => {
    writeFiles(folder.path, smallBook);
    const run = abstracts(folder.path, ["build", "--profile", "pocket", "--impose", "a4", "--force"]);
    expect(run).toMatchObject({ status: 0 });
    const [name = ""] = readdirSync(join(folder.path, "out"));
    expect(name).toMatch(/-pocket-booklet\.pdf$/);
    const bytes = readFileSync(join(folder.path, "out", name));
    const { pages } = await read(bytes);
    expect(pages.length % 2).toBe(0);
    expect([pages[0]?.width, pages[0]?.height].map((points) => Math.round(((points ?? 0) * 25.4) / 72))).toEqual([
      210, 297,
    ]);
    const text = bytes.toString("latin1");
    expect(text).not.toContain("pdfuaid:part");
    // The same book gives the same sheets.
    abstracts(folder.path, ["build", "--profile", "pocket", "--impose", "a4", "-o", "again.pdf"]);
    expect(readFileSync(join(folder.path, "again.pdf")).equals(bytes)).toBe(true);
  });

  it("is reported if it is unknown", () => {
    writeFiles(folder.path, { ...smallBook, "book.yaml": `${smallBook["book.yaml"]}layout: { paper: a44 }\n` });
    const run = abstracts(folder.path, ["check"]);
    expect(run.stderr).toContain("“a44” is not a paper size [wrong-value]");
    expect(run.status).toBe(1);
    expect(abstracts(folder.path, ["build", "--paper", "folio"]).status).toBe(2);
  });
});
