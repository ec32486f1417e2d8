import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { read } from "../pdf/read-back.ts";
import { abstracts, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(join(folder.path, "book"), book);
});
afterEach(() => folder.remove());

const book = {
  "book.yaml": "title: A Congress\n",
  "programme.yaml": `days:
  - date: 2031-06-02
    sessions:
      - { title: Morning, start: "09:00", items: [{ abstract: first, duration: 20 }, { abstract: second, duration: 20 }] }
      - { title: Posters, kind: posters, prefix: P, items: [wall, board] }
`,
  "abstracts/first.yaml": "title: The first talk\nauthors: [Ann Roe]\nabstract: Text.\n",
  "abstracts/second.yaml": "title: The second talk\nauthors: [Bo Lee]\nabstract: Text  with two spaces.\n",
  "abstracts/wall.yaml": "title: { a ]\n",
  "abstracts/board.yaml": "title: A board\nauthors: [Cy Poe]\nabstract: Text.\n",
};

const run = (...words: readonly string[]) => abstracts(folder.path, ["build", ...words]);

async function textOf(path: string): Promise<string> {
  const { pages } = await read(readFileSync(join(folder.path, path)));
  return pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join("\n");
}

describe("build --only", () => {
  it("prints a single abstract with its time, beside the book, whatever is wrong with others", async () => {
    const { status, stdout, stderr } = run("book", "--only", "second");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^out\/a-congress-second\.pdf: 1 page, 1 abstract/);
    expect(stderr).toContain("[double-space]");
    expect(stderr).not.toContain("wall.yaml");
    const text = await textOf("out/a-congress-second.pdf");
    expect(text).toContain("The second talk");
    expect(text).toContain("09:20–09:40");
    expect(text).not.toContain("The first talk");
    expect(existsSync(join(folder.path, "out/a-congress.pdf"))).toBe(false);
  });

  it("keeps the numbers of posters", async () => {
    expect(run("book", "--only", "board").status).toBe(0);
    expect(await textOf("out/a-congress-board.pdf")).toMatch(/P2/);
  });

  it.each([
    [["book", "--only", "first", "board"]],
    [["--only", "first,board", "--", "book"]],
    [["--only", "first", "board", "book"]],
    [["book", "--only", "book/abstracts/first.yaml", "--only", "board"]],
  ])("accepts several, as ids or files: %j", async (words) => {
    expect(run(...words).stdout).toMatch(/^out\/a-congress-selection\.pdf: \d pages?, 2 abstracts/);
    const text = await textOf("out/a-congress-selection.pdf");
    expect(text).toContain("The first talk");
    expect(text).toContain("A board");
  });

  it("stops at the faults of the abstract itself, and prints it with --keep-going", () => {
    const wrong = run("book", "--only", "wall");
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain("because of 1 error in 1 abstract;");
    expect(run("book", "--only", "wall", "--keep-going").stdout).toMatch(/^out\/a-congress-wall\.pdf/);
  });

  it("reports an unknown abstract, and suggests the one that was meant", () => {
    const { status, stderr } = run("book", "--only", "secnod");
    expect(status).toBe(1);
    expect(stderr).toBe(
      "error: unknown abstract “secnod” [unknown-abstract]\n  hint: did you mean “second”?\n\n1 error\n",
    );
  });
});
