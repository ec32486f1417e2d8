// The reports of changes in a folder: one for each burst, however editors save, and none for their own temporary files.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FolderWatch, isIgnored, watchFolder } from "../../src/watch/watch-folder.ts";
import { temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let told: string[][];
let watching: FolderWatch | null = null;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, "book/abstracts"), { recursive: true });
  told = [];
});
afterEach(async () => {
  await watching?.close();
  folder.remove();
});

const book = () => join(folder.path, "book");
const at = (name: string) => join(book(), name);
const start = async (poll: boolean | null) => {
  watching = await watchFolder(book(), poll, (paths) =>
    told.push(paths.map((path) => path.slice(book().length + 1)).sort()),
  );
};

async function hears(name: string): Promise<void> {
  for (let waited = 0; waited < 600; waited++) {
    if (told.flat().includes(name)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nothing was reported of ${name}: ${JSON.stringify(told)}`);
}

describe("a file that is saved twice", () => {
  it.each([1, 10, 30, 45])("within milliseconds is reported with its last words (%i ms later)", async (delay) => {
    writeFileSync(at("book.yaml"), "one");
    let read = "";
    watching = await watchFolder(book(), null, () => {
      read = readFileSync(at("book.yaml"), "utf8");
      // A formatter that runs when a file is saved.
      if (read === "two") setTimeout(() => writeFileSync(at("book.yaml"), "three"), delay);
    });
    writeFileSync(at("book.yaml"), "two");
    await expect.poll(() => read, { timeout: 30_000 }).toBe("three");
  });
});

describe.each([
  ["by what the system says", null],
  ["by looking", true],
])("a folder that is watched %s", (_, poll) => {
  it("reports what is saved, replaced, removed and created again", async () => {
    writeFileSync(at("abstracts/a.yaml"), "1");
    await start(poll);
    // A poller must have looked once before it can see changes.
    for (let count = 0; count < 50 && told.length === 0; count++) {
      writeFileSync(at("abstracts/a.yaml"), `two${count}`);
      await new Promise((done) => setTimeout(done, 400));
    }
    await hears("abstracts/a.yaml");
    told = [];
    // As editors save that keep the old file until the new one is complete.
    writeFileSync(at("abstracts/.a.yaml.new"), "three!");
    renameSync(at("abstracts/.a.yaml.new"), at("abstracts/a.yaml"));
    await hears("abstracts/a.yaml");
    told = [];
    rmSync(at("abstracts/a.yaml"));
    await hears("abstracts/a.yaml");
    told = [];
    mkdirSync(at("abstracts/new"));
    writeFileSync(at("abstracts/new/b.yaml"), "b");
    await hears("abstracts/new/b.yaml");
  });

  it("reports a folder that disappears and comes back, and what is saved in it then", async () => {
    await start(poll);
    renameSync(book(), join(folder.path, "elsewhere"));
    await hears("");
    told = [];
    renameSync(join(folder.path, "elsewhere"), book());
    await hears("");
    for (let count = 0; count < 100 && !told.flat().includes("abstracts/c.yaml"); count++) {
      writeFileSync(at("abstracts/c.yaml"), `c${count}`);
      await new Promise((done) => setTimeout(done, 100));
    }
    await hears("abstracts/c.yaml");
  });
});

describe("what is ignored", () => {
  it.each([
    ".git/index",
    "abstracts/.a.yaml.swp",
    "abstracts/a.yaml~",
    "out/book.pdf",
    "abstracts/4913",
    "node_modules/x/y.yaml",
    "book.pdf",
    ".abstracts-cache/x.pack",
  ])("%s", (path) => {
    expect(isIgnored(path)).toBe(true);
  });

  it.each(["", "book.yaml", "abstracts/a.yaml", "figures/out.svg", "pages/out/a.md"])("not “%s”", (path) => {
    expect(isIgnored(path)).toBe(false);
  });
});
