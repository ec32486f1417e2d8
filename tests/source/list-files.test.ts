// Files below a folder are listed in one order on every system, and never outside the book.
import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readInside, readSource, shownPath } from "../../src/source/book-folder.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { filesBelow, listFiles } from "../../src/source/list-files.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let book: string;
beforeEach(() => {
  folder = temporaryFolder();
  book = join(folder.path, "book");
  writeFiles(folder.path, {
    ...{ "book/texts/b.yaml": "b: 1\n", "book/texts/a/c.yaml": "c: 1\n", "book/texts/B.yaml": "B: 1\n" },
    ...{ "book/texts/note.txt": "no\n", "book/texts/.hidden.yaml": "no\n", "secret.yaml": "secret: 1\n" },
  });
});
afterEach(() => folder.remove());

describe("files below a folder", () => {
  it("are in byte order of their paths, even past U+FFFF", () => {
    writeFiles(book, { "texts/\u{1f600}.yaml": "", "texts/\ufb01.yaml": "" });
    const names = ["B.yaml", "a/c.yaml", "b.yaml", "\ufb01.yaml", "\u{1f600}.yaml"];
    expect(filesBelow(book, "texts", [".yaml"])).toEqual(names.map((name) => `texts/${name}`));
  });

  it("are read through links that stay inside, and never through others", () => {
    symlinkSync(join(book, "texts", "b.yaml"), join(book, "texts", "inside.yaml"));
    symlinkSync(join(folder.path, "secret.yaml"), join(book, "texts", "outside.yaml"));
    mkdirSync(join(folder.path, "other"));
    symlinkSync(join(folder.path, "other"), join(book, "texts", "folder"));
    const listed = listFiles(book, "texts", [".yaml"]);
    const read = (path: string) => {
      const diagnostics = new Diagnostics();
      const file = listed.find((one) => one.path === path) ?? path;
      return readSource(book, file, null, diagnostics)?.text ?? diagnostics.sorted().map(({ code }) => code);
    };
    expect(read("texts/inside.yaml")).toBe("b: 1\n");
    expect(read("texts/outside.yaml")).toEqual(["outside-book"]);
    expect(read("texts/a/c.yaml")).toBe("c: 1\n");
  });

  it("are not followed out of the book if they become links after they were listed", () => {
    const [file] = listFiles(book, "texts", [".yaml"]).filter(({ path }) => path === "texts/b.yaml");
    renameSync(join(book, "texts", "b.yaml"), join(book, "texts", "old.txt"));
    symlinkSync(join(folder.path, "secret.yaml"), join(book, "texts", "b.yaml"));
    expect(file && readInside(book, file)).toMatchObject({ fault: { code: "outside-book" } });
  });
});

describe("the path that is shown", () => {
  const working = process.cwd();
  afterEach(() => process.chdir(working));

  it("is relative to the working directory, wherever that is", () => {
    process.chdir(folder.path);
    expect(shownPath(book, "texts/b.yaml")).toBe("book/texts/b.yaml");
    expect(shownPath(book, "./texts/../x.yaml")).toBe("book/x.yaml");
    process.chdir(book);
    expect(shownPath(book, "texts/b.yaml")).toBe("texts/b.yaml");
    expect(shownPath(book, ".")).toBe("");
    process.chdir(join(book, "texts"));
    expect(shownPath(book, "texts/b.yaml")).toBe("b.yaml");
    expect(shownPath(book, "book.yaml")).toBe("../book.yaml");
  });
});
