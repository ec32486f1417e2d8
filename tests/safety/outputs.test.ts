// Where the program writes: never through a stranger's link, over a file of the book, or over anything that is not a
// PDF, unless --force is given; and what a killed run leaves behind.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeOutput } from "../../src/cli/output.ts";
import { replaceFile } from "../../src/cli/replace-file.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let book: string;
let outside: string;
beforeEach(() => {
  folder = temporaryFolder();
  book = join(folder.path, "book");
  outside = join(folder.path, "outside");
  mkdirSync(outside);
  writeFiles(book, smallBook);
});
afterEach(() => folder.remove());

const pdf = Buffer.from("%PDF-1.7 a new one");

/** Writes as `build` does from the book folder; returns the reported codes. */
function write(path: string, kind: "pdf" | "dump" = "pdf", force = false): readonly string[] {
  const diagnostics = new Diagnostics();
  writeOutput({ path: join(book, path), kind, book, force }, pdf, diagnostics);
  return diagnostics.sorted().map(({ code, message }) => `${code}: ${message.replace(/^.*(?:written): /, "")}`);
}

const contents = (name: string) => (name.endsWith(".yaml") ? readFileSync(join(book, name), "utf8") : "");
const listing = (path: string) => readdirSync(path, { recursive: true, encoding: "utf8" }).sort();

describe("an output", () => {
  it.each<readonly [string, "pdf" | "dump", string]>([
    ["book.yaml", "pdf", "it is a file of the book"],
    ["abstracts/motion.yaml", "dump", "it is a file of the book"],
    ["abstracts/more.yaml", "pdf", "it would become a file of the book"],
    ["new/pages/more.md", "dump", "it would become a file of the book"],
    ["notes.txt", "pdf", "it already exists, and is not a PDF"],
    ["notes.txt", "dump", "it already exists, and is not a dump"],
    ["old.pdf", "dump", "it already exists, and is not a dump"],
    ["out/book.pdf", "pdf", "a link in its path leads outside the folder"],
    ["link.pdf", "pdf", "a link in its path leads outside the folder"],
    ["inner.pdf", "pdf", "it already exists, and is not a PDF"],
  ])("%s as a %s is refused, and written with --force", (path, kind, reason) => {
    writeFiles(book, { "notes.txt": "mine", "old.pdf": "%PDF-1.4 old" });
    writeFiles(outside, { "book.pdf": "%PDF-1.4 theirs" });
    symlinkSync(outside, join(book, "out"));
    symlinkSync(join(outside, "book.pdf"), join(book, "link.pdf"));
    symlinkSync("notes.txt", join(book, "inner.pdf"));
    const before = [listing(book), listing(outside), readFileSync(join(outside, "book.pdf"), "utf8")];
    expect(write(path, kind)).toEqual([`would-overwrite: ${reason}`]);
    expect([listing(book), listing(outside), readFileSync(join(outside, "book.pdf"), "utf8")]).toEqual(before);
    expect(write(path, kind, true)).toEqual([]);
    expect(readFileSync(join(book, path), "utf8")).toBe(pdf.toString());
  });

  it.each([
    "fresh.pdf",
    "old.pdf",
    "a/b/c.pdf",
    "empty",
    "old-without-an-ending",
    `${"n".repeat(251)}.pdf`,
    `${"é".repeat(115)}.pdf`,
  ])("%s is written", (path) => {
    writeFiles(book, { "old.pdf": "%PDF-1.4 old", empty: "", "old-without-an-ending": "%PDF-1.4 old" });
    expect(write(path)).toEqual([]);
    expect(readFileSync(join(book, path), "utf8")).toBe(pdf.toString());
  });

  it("replaces a dangling link, and never follows one with its temporary name", () => {
    symlinkSync(join(outside, "made.pdf"), join(book, "dangling.pdf"));
    // Their former names, with the number of the process.
    for (const name of [`.fresh.pdf.${process.pid}.abstracts-tmp`, ".abstracts-tmp"])
      symlinkSync(join(outside, "made.pdf"), join(book, name));
    expect(write("dangling.pdf", "pdf", true)).toEqual([]);
    expect(write("fresh.pdf")).toEqual([]);
    expect(listing(outside)).toEqual([]);
    expect(readFileSync(join(book, "dangling.pdf"), "utf8")).toBe(pdf.toString());
  });

  it.each([
    "/proc/abstracts/x.pdf",
    "/proc/self/x/y/z.pdf",
    "/dev/null/x.pdf",
    `/${"n".repeat(300)}.pdf`,
    "/sys/x/y.pdf",
  ])("that no system has fails at once: %s", (path) => {
    const diagnostics = new Diagnostics();
    expect(replaceFile(path, pdf, diagnostics)).toBe(false);
    const [said] = diagnostics.sorted();
    expect(said?.code).toBe("cannot-write");
    expect(said?.message).not.toMatch(/\bE[A-Z]{4,}\b|errno|undefined/);
  });

  it("that is a pipe without a reader is not waited for", () => {
    execFileSync("mkfifo", [join(book, "pipe")]);
    expect(write("pipe")).toEqual(["cannot-write: this pipe has no reader"]);
  });
});

describe("the command line", () => {
  it("refuses to overwrite a file that it did not write, suggests --force, and leaves the file alone", () => {
    const run = abstracts(book, ["build", "-o", "book.yaml"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/“book\.yaml” is not written: it is a file of the book \[would-overwrite\]/);
    expect(run.stderr).toContain("--force");
    expect(readFileSync(join(book, "book.yaml"), "utf8")).toBe(smallBook["book.yaml"]);
  });

  it.each([
    ["diff", ".", ".", "--change-sheet", "book.yaml"],
    ["diff", ".", ".", "--change-sheet", "abstracts/motion.yaml"],
    ["build", "--dump", "abstracts/motion.yaml"],
    ["export", "json", "-o", "abstracts/motion.yaml"],
  ])("replaces no file of the book: %s %s %s %s %s", (...words) => {
    const before = listing(book).map((name) => [name, contents(name)]);
    const run = abstracts(book, words);
    expect([run.status, run.stderr + run.stdout]).toEqual([1, expect.stringContaining("[would-overwrite]")]);
    const kept = before.map(([name]) => [name, contents(name ?? "")]);
    expect(kept).toEqual(before);
  });

  it("starts no book through a link", () => {
    const target = join(folder.path, "target");
    mkdirSync(target);
    symlinkSync(outside, join(target, "pages"));
    const run = abstracts(target, ["init"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("“pages” is a link");
    expect([listing(outside), readdirSync(target)]).toEqual([[], ["pages"]]);
    expect(readlinkSync(join(target, "pages"))).toBe(outside);
  });

  it.each(["/proc", "/dev", "/proc/self/fd"])("reports that the folder %s is not a book", (path) => {
    const { status, stderr } = spawnSync(process.execPath, [join(repository, "bin/abstracts.js"), "check", path], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(status).toBe(1);
    expect(stderr).toContain("[no-book]");
  });
});

describe("what a killed run leaves", () => {
  const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
  const gone = 4_194_303;

  it("is removed by the next one, but nothing that only looks like it", () => {
    const random = "0123456789abcdef01234567";
    const ours = `.abstracts-tmp-${machine}-${gone}-${random}`;
    const others = [
      `.abstracts-tmp-${machine}-${process.pid}-${random}`,
      `.abstracts-tmp-00000000-${gone}-${random}`,
      `.abstracts-tmp-${machine}-${gone}-${random}.yaml`,
      `.abstracts-tmp-${machine}-${gone}-short`,
    ];
    for (const name of [ours, ...others]) writeFileSync(join(book, name), "x");
    symlinkSync(join(outside, "x"), join(book, `.abstracts-tmp-${machine}-${gone}-${"f".repeat(24)}`));
    expect(write("fresh.pdf")).toEqual([]);
    expect(existsSync(join(book, ours))).toBe(false);
    expect(others.filter((name) => !existsSync(join(book, name)))).toEqual([]);
    expect(readdirSync(book).filter((name) => name.endsWith("f".repeat(24)))).toHaveLength(1);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("by %s is nothing, although it was writing", async (signal) => {
    writeFileSync(join(book, "book.pdf"), "%PDF-1.4 old");
    const child = spawn(process.execPath, [join(repository, "bin/abstracts.js"), "build", "-o", "book.pdf"], {
      cwd: book,
      stdio: "ignore",
      env: { ...process.env, ABSTRACTS_TEST_SLOW_WRITE: "20" },
    });
    const ended = new Promise<string | null>((resolve) => child.on("exit", (_, by) => resolve(by)));
    while (!readdirSync(book).some((name) => name.startsWith(".abstracts-tmp-")) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(readdirSync(book).filter((name) => name.startsWith(".abstracts-tmp"))).toEqual([]);
    expect(readFileSync(join(book, "book.pdf"), "latin1")).toMatch(/^%PDF-/);
  });
});
