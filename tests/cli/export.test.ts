// `export` and `build --with` as people run them: what is written, what is kept, what is refused.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportFormats } from "../../src/export/formats.ts";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(join(folder.path, "data"), smallBook);
});
afterEach(() => folder.remove());

const run = (...words: string[]) => abstracts(folder.path, words);
const at = (path: string) => join(folder.path, path);
const breakBook = () =>
  writeFiles(folder.path, { "data/abstracts/bad.yaml": "title: Bad\nunheard-of: 1\nabstract: Text.\n" });

describe("export", () => {
  it("lists its formats", () => {
    const { stdout, status } = run("export", "list");
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(exportFormats.length);
    for (const { name } of exportFormats) expect(stdout).toMatch(new RegExp(`^${name} `, "m"));
  });

  it("refuses an unknown format, and suggests the one that was meant", () => {
    const { stderr, status } = run("export", "isc");
    expect([status, stderr]).toEqual([2, "abstracts: unknown export “isc”; did you mean “ics”?\n"]);
  });

  it("writes beside the book, or where -o says", () => {
    expect(run("export", "ics").stdout).toMatch(/^out\/a-small-congress\.ics: 1 abstract, /);
    expect(run("export", "ics", "data", "-o", "web/c.ics", "-q").status).toBe(0);
    expect(readFileSync(at("web/c.ics"), "utf8")).toBe(readFileSync(at("out/a-small-congress.ics"), "utf8"));
  });

  it.each([
    ["a folder that exists", "web"],
    ["one that exists, with a slash", "web/"],
    ["one that does not exist", "new/below/"],
  ])("writes a single file into %s, under its default name", (_, folderName) => {
    mkdirSync(at("web"));
    const path = join(folderName, "a-small-congress.bib");
    const { stdout, stderr, status } = run("export", "bibtex", "data", "-o", folderName);
    expect([status, stderr, stdout.startsWith(`${path}: 1 abstract, `)]).toEqual([0, "", true]);
    expect(readFileSync(at(path), "utf8")).toContain("@inproceedings{");
  });

  it("does the same with every form", () => {
    for (const { name, makes, ending, writeParts } of exportFormats) {
      const stderr = run("export", name, "data", "-o", `all/${name}/`, "--keep-going").stderr;
      if (stderr.includes("[export-impossible]")) continue;
      const names = readdirSync(at(`all/${name}`));
      if (makes === "file" && !writeParts) expect(names, name).toEqual([`a-small-congress.${ending}`]);
      else expect(names, name).toContain(".abstracts-export");
    }
  }, 60_000);

  it("names the file that is where a folder should be", () => {
    writeFiles(folder.path, { "web/file": "mine" });
    const of = (form: string, path: string) => run("export", form, "data", "-o", path).stderr;
    expect(of("csv", "web/file/")).toContain("it is a file, and this export is a folder [would-overwrite]");
    expect(of("csv", "web/file")).toContain("hint: name another folder with -o\n");
    expect(of("bibtex", "web/file/")).toContain("a part of the path is a file, not a folder [cannot-write]");
    expect(readFileSync(at("web/file"), "utf8")).toBe("mine");
  });

  it("writes nothing for a book with errors, and keeps what was there, unless it keeps going", () => {
    run("export", "ics", "-q");
    const before = readFileSync(at("out/a-small-congress.ics"), "utf8");
    breakBook();
    const { status, stdout } = run("export", "ics");
    expect([status, stdout]).toEqual([
      1,
      "Nothing was exported, because of 1 error in 1 abstract; an earlier export is kept.\nTo export in spite of errors: --keep-going.\n",
    ]);
    expect(readFileSync(at("out/a-small-congress.ics"), "utf8")).toBe(before);
    const kept = run("export", "csv", "--keep-going");
    expect([kept.status, kept.stdout.includes("It was exported in spite of 1 error")]).toEqual([1, true]);
    expect(readFileSync(at("out/a-small-congress-tables/abstracts.csv"), "utf8")).toContain("\r\nbad,");
  });

  it("overwrites nothing that it did not write, and never writes into the data", () => {
    writeFiles(folder.path, { "out/notes.ics": "mine", "tables/abstracts.csv": "mine" });
    expect(run("export", "ics", "data", "-o", "out/notes.ics").stderr).toContain("was not exported [would-overwrite]");
    expect(run("export", "csv", "data", "-o", "tables").stderr).toContain("“abstracts.csv” already exists");
    expect(run("export", "json", "data", "-o", "data/references.json").stderr).toContain("[would-overwrite]");
    expect(run("export", "csv", "data", "-o", "data/pages").stderr).toContain("it is a folder of the book");
    expect(readFileSync(at("out/notes.ics"), "utf8")).toBe("mine");
    expect(readFileSync(at("tables/abstracts.csv"), "utf8")).toBe("mine");
    expect(run("export", "csv", "data", "-o", "tables", "--force", "-q").status).toBe(0);
  });

  it("replaces its own files in a folder, removes obsolete ones, and touches nothing else", () => {
    writeFiles(folder.path, { "cal/CNAME": "meeting.example" });
    const list = () => readdirSync(at("cal"), { recursive: true, encoding: "utf8" }).sort();
    expect(run("export", "ics", "data", "-o", "cal/", "-q").status).toBe(0);
    expect(list()).toEqual([".abstracts-export", "CNAME", "programme.ics", "sessions", "sessions/morning.ics"]);
    writeFiles(join(folder.path, "data"), {
      "programme.yaml": (smallBook["programme.yaml"] ?? "").replace("Morning", "Dawn"),
    });
    expect(run("export", "ics", "data", "-o", "cal/", "-q").status).toBe(0);
    expect(list()).toEqual([".abstracts-export", "CNAME", "programme.ics", "sessions", "sessions/dawn.ics"]);
    expect(readFileSync(at("cal/CNAME"), "utf8")).toBe("meeting.example");
  });

  it("follows no link outside its folder", () => {
    mkdirSync(at("elsewhere"));
    run("export", "ics", "data", "-o", "cal/", "-q");
    // The list of files names a path that a link leads out of the folder.
    writeFileSync(at("elsewhere/victim.ics"), "mine");
    writeFileSync(
      at("cal/.abstracts-export"),
      "programme.ics\nsessions/morning.ics\nlinked/victim.ics\n../elsewhere/victim.ics\n",
    );
    symlinkSync("../elsewhere", at("cal/linked"));
    expect(run("export", "ics", "data", "-o", "cal/", "-q").status).toBe(0);
    expect(readFileSync(at("elsewhere/victim.ics"), "utf8")).toBe("mine");
    symlinkSync("elsewhere", at("link"));
    symlinkSync("/tmp", at("out-there"));
    expect(run("export", "csv", "data", "-o", "out-there/site").stderr).toContain("a link in its path leads outside");
  });

  it("leaves no temporary file", () => {
    run("export", "csv", "-q");
    run("export", "csv", "-q");
    expect(readdirSync(at("out")).filter((name) => name.startsWith("."))).toEqual([]);
    expect(readdirSync(at("out/a-small-congress-tables"))).not.toContainEqual(expect.stringContaining("tmp"));
  });

  it("reports faults on standard output, for programs", () => {
    const { stdout } = run("export", "ics", "data", "--format", "json");
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ code: "export-incomplete" })]);
  });
});

describe("build --with", () => {
  it("exports in the same run, beside the PDF", () => {
    const { status, stdout } = run("build", "data", "-o", "web/book.pdf", "--with", "ics,csv");
    expect([status, stdout.includes("web/book.pdf and 2 more")]).toEqual([0, true]);
    for (const path of ["book.pdf", "a-small-congress.ics", "a-small-congress-tables/abstracts.csv"])
      expect(existsSync(at(`web/${path}`)), path).toBe(true);
  });

  it("puts everything into the folder that -o names", () => {
    const { status, stdout } = run("build", "data", "-o", "web/", "--with", "ics");
    expect([status, stdout.startsWith("web/a-small-congress.pdf and 1 more: ")]).toEqual([0, true]);
    expect(run("build", "data", "-o", "web", "--profile", "print", "-q").status).toBe(0);
    expect(readdirSync(at("web")).sort()).toEqual([
      "a-small-congress-print.pdf",
      "a-small-congress.ics",
      "a-small-congress.pdf",
    ]);
  });

  it("refuses options that exclude each other, and unknown forms", () => {
    expect(run("build", "--with", "pdfs").stderr).toContain("unknown export “pdfs”");
    expect(run("build", "--with", "ics", "--draft").status).toBe(2);
  });
});
