import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareBooks } from "../../src/diff/changes.ts";
import { writeChanges } from "../../src/diff/write-changes.ts";
import { readBook } from "../../src/input/read-book.ts";
import type { Book } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const programme = (start: string, room: string, items: string) =>
  `days:\n  - date: 1905-05-11\n    sessions:\n      - title: Morning\n        room: ${room}\n        start: "${start}"\n        items: [${items}]\n`;
const abstract = (title: string, authors: string, more = "") =>
  `title: ${title}\nauthors: [${authors}]\nabstract: Text.\n${more}`;

const before = {
  ...smallBook,
  "programme.yaml": programme("09:00", "Hall", "{ abstract: motion, duration: 20 }, { abstract: light, duration: 20 }"),
  "abstracts/motion.yaml": abstract("Motion", "Albert Einstein"),
  "abstracts/light.yaml": abstract("Light", "Max Planck"),
  "abstracts/ether.yaml": abstract("Ether", "Hendrik Lorentz"),
};

function book(name: string, files: Readonly<Record<string, string>>): Book {
  writeFiles(join(folder.path, name), files);
  const read = readBook(join(folder.path, name), new Diagnostics());
  if (!read) throw new Error("the book cannot be read");
  return read;
}

function changes(after: Readonly<Record<string, string>>): string {
  const { "abstracts/ether.yaml": ether, ...rest } = before;
  const old = book("old", before);
  return writeChanges(
    compareBooks(
      old,
      book("new", { ...rest, ...(after["abstracts/ether.yaml"] ? { "abstracts/ether.yaml": ether } : {}), ...after }),
    ),
    "text",
  );
}

const kept = { "abstracts/ether.yaml": before["abstracts/ether.yaml"] };

describe("what changed between two books:", () => {
  it("nothing, if only comments and file layout did", () => {
    expect(changes({ ...kept, "abstracts/light.yaml": `# a comment\n${before["abstracts/light.yaml"]}` })).toBe(
      "nothing changed\n",
    );
  });

  it("a title, people and a text", () => {
    const text = 'title: On light\nauthors: [Max Planck, Max von Laue]\nabstract: "Another text."\n';
    expect(changes({ ...kept, "abstracts/light.yaml": text })).toBe(
      "new title: light: Light → On light\npeople: light “On light”: Max Planck* → Max Planck*, Max von Laue\ntext changed: light “On light”\n\n3 changes\n",
    );
  });

  it("what was added, removed and withdrawn", () => {
    const said = changes({
      "abstracts/quanta.yaml": abstract("Quanta", "Max Born"),
      "abstracts/light.yaml": abstract("Light", "Max Planck", "withdrawn: true\n"),
    });
    expect(said).toContain("withdrawn: light “Light” (was: 1905-05-11 09:20–09:40, Hall)\n");
    expect(said).toContain("added: quanta “Quanta”: Max Born*\n");
    expect(said).toContain("removed: ether “Ether” (was: Hendrik Lorentz*)\n");
  });

  it("a session that moved, once, with the talks that keep their places in it", () => {
    const said = changes({
      ...kept,
      "programme.yaml": programme(
        "10:00",
        "Hall",
        "{ abstract: motion, duration: 20 }, { abstract: light, duration: 20 }",
      ),
    });
    expect(said).toBe("session moved: morning “Morning”: 1905-05-11 09:00 → 1905-05-11 10:00\n\n1 change\n");
  });

  it("a talk that moved, only because of the new order", () => {
    const order = "{ abstract: light, duration: 20 }, { abstract: motion, duration: 20 }";
    expect(changes({ ...kept, "programme.yaml": programme("09:00", "Hall", order) })).toContain(
      "moved: light “Light”: 1905-05-11 09:20–09:40, Hall → 1905-05-11 09:00–09:20, Hall\n",
    );
  });

  it("a room, once for the session and not for each of its talks", () => {
    const items = "{ abstract: motion, duration: 20 }, { abstract: light, duration: 20 }";
    expect(changes({ ...kept, "programme.yaml": programme("09:00", "Library", items) })).toBe(
      "other room: morning “Morning”: Hall → Library\n\n1 change\n",
    );
  });

  it("as Markdown in which titles cannot form links, mentions or HTML", () => {
    const old = book("old", before);
    const now = book("new", {
      ...before,
      "abstracts/light.yaml": 'title: "\\\\[click](https://evil.example) \\\\<b> @everybody"\nabstract: Text.\n',
    });
    const markdown = writeChanges(compareBooks(old, now), "markdown");
    expect(markdown).toContain("## Titles");
    expect(markdown).not.toMatch(/(?<!\\)\[click|(?<!\\)<b>|@everybody/);
  });
});

describe("abstracts diff", () => {
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...words], {
      cwd: folder.path,
      stdio: "pipe",
    });

  it("compares folders and git revisions, as JSON too", () => {
    writeFiles(join(folder.path, "data"), before);
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    expect(abstracts(folder.path, ["diff", "HEAD:data", "data"])).toMatchObject({
      status: 0,
      stdout: "nothing changed\n",
    });
    writeFileSync(join(folder.path, "data/abstracts/light.yaml"), abstract("Light quanta", "Max Planck"));
    const run = abstracts(folder.path, ["diff", "HEAD:data", "data", "--format", "json"]);
    expect(JSON.parse(run.stdout)).toMatchObject([
      { kind: "retitled", id: "light", old: "Light", new: "Light quanta" },
    ]);
    expect(abstracts(join(folder.path, "data"), ["diff", "HEAD:.", "."]).stdout).toContain("new title: light");
  });

  it("prints a change sheet", () => {
    writeFiles(join(folder.path, "old"), before);
    writeFiles(join(folder.path, "new"), before);
    rmSync(join(folder.path, "new/abstracts/ether.yaml"));
    const run = abstracts(folder.path, ["diff", "old", "new", "--change-sheet", "sheet.pdf"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(execFileSync("head", ["-c", "5", join(folder.path, "sheet.pdf")]).toString()).toBe("%PDF-");
  });

  it.each(["nowhere", "nowhere:data", "--output=x:data"])("reports that there is no book %s", (name) => {
    writeFiles(join(folder.path, "data"), before);
    const run = abstracts(folder.path, ["diff", "--", name, "data"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("[no-book]");
  });
});
