// Many files at once: old and new ones, links kept, refusals reported.
import { mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replaceFiles } from "../../src/cli/replace-file.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe("files that are replaced together", () => {
  it("all exist, in created folders, and nothing else does", () => {
    const diagnostics = new Diagnostics();
    writeFileSync(join(folder.path, "old.txt"), "old");
    const files = new Map([
      [join(folder.path, "old.txt"), Buffer.from("new")],
      [join(folder.path, "a/b/first.txt"), Buffer.from("first")],
      [join(folder.path, "a/b/second.txt"), Buffer.from("second")],
    ]);
    replaceFiles(files, diagnostics);
    expect(diagnostics.sorted()).toEqual([]);
    expect(readFileSync(join(folder.path, "old.txt"), "utf8")).toBe("new");
    expect(readdirSync(join(folder.path, "a/b")).sort()).toEqual(["first.txt", "second.txt"]);
    expect(readdirSync(folder.path).sort()).toEqual(["a", "old.txt"]);
  });

  it("are written behind links, and a refused one does not prevent the others", () => {
    const diagnostics = new Diagnostics();
    mkdirSync(join(folder.path, "taken"));
    writeFileSync(join(folder.path, "real.txt"), "old");
    symlinkSync(join(folder.path, "real.txt"), join(folder.path, "link.txt"));
    replaceFiles(
      new Map([
        [join(folder.path, "taken"), Buffer.from("x")],
        [join(folder.path, "link.txt"), Buffer.from("new")],
      ]),
      diagnostics,
    );
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["cannot-write"]);
    expect(realpathSync(join(folder.path, "link.txt"))).toBe(realpathSync(join(folder.path, "real.txt")));
    expect(readFileSync(join(folder.path, "real.txt"), "utf8")).toBe("new");
  });
});
