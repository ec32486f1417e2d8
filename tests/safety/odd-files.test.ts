// Names and files that no book has: too long, cyclic, endless, of other kinds. Each ends in a diagnostic, and none is
// waited for.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { report } from "../../src/report/report.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { nearest, renewSuggestions } from "../../src/source/did-you-mean.ts";
import { limits } from "../../src/source/limits.ts";
import { processorSeconds } from "../support/effort.ts";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, smallBook);
});
afterEach(() => folder.remove());

const said = async () => {
  const diagnostics = new Diagnostics();
  await compile({ folder: folder.path }, diagnostics);
  return diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`);
};

describe("a name that is longer than any file's", () => {
  const name = "n".repeat(70_000);

  it.each([
    ["check", [name], "no-book"],
    ["import", [name], "file-not-found"],
    ["diff", [name, "."], "no-book"],
    ["export", ["json", name], "no-book"],
  ])("is not a fault of the program: %s", (command, words, code) => {
    const { status, stdout, stderr } = abstracts(folder.path, [command, ...words]);
    expect([status, stderr + stdout]).toEqual([1, expect.stringContaining(`[${code}]`)]);
  });

  it("is as short in a report as any other, in time proportional to its length", async () => {
    const costOf = (length: number) =>
      processorSeconds(() => {
        const diagnostics = new Diagnostics();
        diagnostics.error("bad-id", `“${"ü".repeat(length)}” is no id`, null);
        expect(report(diagnostics.sorted(), "pretty").length).toBeLessThan(300);
      });
    await costOf(1000);
    // The segmenter by itself takes 9 s.
    expect(await costOf(200_000)).toBeLessThan(4);
  });
});

describe("a folder", () => {
  it("with cyclic links is read once", async () => {
    symlinkSync("..", join(folder.path, "abstracts/up"));
    symlinkSync("round.yaml", join(folder.path, "abstracts/round.yaml"));
    symlinkSync("../abstracts", join(folder.path, "abstracts/again"));
    expect((await said()).filter((line) => /internal|duplicate/.test(line))).toEqual([]);
  });

  it("with endlessly nested folders is not entered for ever", async () => {
    mkdirSync(join(folder.path, "abstracts", ...Array.from({ length: limits.folderDepth + 1 }, () => "d")), {
      recursive: true,
    });
    expect(await said()).toEqual([
      `too-large: folders are nested deeper than ${limits.folderDepth} levels in “abstracts”`,
    ]);
  });

  it.skipIf(process.platform === "win32")("with pipes in place of files does not wait for them", async () => {
    for (const name of ["abstracts/a.yaml", "people.yaml", "affiliations.yaml", "references.lock.json", "refs.bib"])
      execFileSync("mkfifo", [join(folder.path, name)]);
    writeFileSync(join(folder.path, "book.yaml"), `${smallBook["book.yaml"]}bibliography: refs.bib\n`);
    expect((await said()).join()).toContain("refs.bib");
  });

  it("with sparse files of many gigabytes refuses them by their size", async () => {
    for (const name of ["abstracts/a.yaml", "refs.bib", "f.png"]) {
      writeFileSync(join(folder.path, name), "");
      truncateSync(join(folder.path, name), 5e9);
    }
    writeFileSync(
      join(folder.path, "book.yaml"),
      `${smallBook["book.yaml"]}bibliography: refs.bib\ncover: { image: f.png }\n`,
    );
    const sizes = (await said()).filter((line) => line.startsWith("file-too-large"));
    expect(sizes).toHaveLength(3);
  });
});

describe.skipIf(process.platform === "win32")("an import", () => {
  const run = (command: string) =>
    spawnSync(
      "bash",
      ["-c", command.replaceAll("abstracts", `"${process.execPath}" "${join(repository, "bin/abstracts.js")}"`)],
      {
        cwd: folder.path,
        encoding: "utf8",
        timeout: 60_000,
        killSignal: "SIGKILL",
      },
    );

  it.each([
    "import pipe",
    "import /dev/zero",
    "import papers.csv --map-file pipe",
    "import papers.csv --map-file /dev/zero",
  ])("reads nothing that may be endless: %s", (words) => {
    execFileSync("mkfifo", [join(folder.path, "pipe")]);
    writeFiles(folder.path, { "papers.csv": "Title,Authors\nOn Tides,Ann Lee\n" });
    const { status, stderr, stdout } = run(`abstracts ${words} --dry-run`);
    expect([status, stderr + stdout]).toEqual([1, expect.stringMatching(/is not a file.*\[file-unreadable\]/)]);
  });

  it.runIf(existsSync("/proc/self/mem"))("reads nothing that the system generates on reading", () => {
    for (const path of ["/proc/self/mem", "/proc/self/environ", "/proc/self/pagemap"]) {
      const { status, stderr } = run(`abstracts import ${path} --into new`);
      expect([status, stderr]).toEqual([1, expect.stringMatching(/cannot be read: it is a system file \[file-unr/)]);
    }
  });

  it("does not wait for pipes in the book that it changes, or in files that it overwrites", () => {
    writeFiles(folder.path, { "papers.csv": "Title,Authors\nOn Tides,Ann Lee\n" });
    execFileSync("mkfifo", [join(folder.path, "import-base.json")]);
    const { status, stderr } = run("abstracts import papers.csv --into .");
    expect([status, stderr]).toEqual([1, expect.stringContaining("“import-base.json” cannot be read")]);
    mkdirSync(join(folder.path, "site"));
    for (const name of ["site/.abstracts-export", "beside.pdf"]) execFileSync("mkfifo", [join(folder.path, name)]);
    const exported = run("abstracts export html -o site --pdf beside.pdf");
    expect([exported.status, exported.stderr]).toEqual([
      1,
      expect.stringContaining("“beside.pdf” cannot be read: it is not a"),
    ]);
    expect(run("abstracts export html -o site").status).toBeLessThan(2);
  });

  it("enters folders as deep as a book's, and follows no link", () => {
    const deep = Array.from({ length: limits.folderDepth + 1 }, () => "d").join("/");
    writeFiles(folder.path, { "papers/a.csv": "Title,Authors\nOn Tides,Ann Lee\n" });
    symlinkSync("/", join(folder.path, "papers/root"));
    symlinkSync(".", join(folder.path, "papers/again"));
    expect(run("abstracts import papers --into new --dry-run").status).toBe(0);
    mkdirSync(join(folder.path, "papers", deep), { recursive: true });
    const { status, stderr } = run("abstracts import papers --into new --dry-run");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/nested deeper than 64 levels \[import-too-large\]/)]);
  });

  it("reads what the shell passes", () => {
    const { status, stdout } = run(
      "abstracts import <(printf 'Title,Authors\\nOn Tides,Ann Lee\\n') --into new --dry-run",
    );
    expect([status, stdout]).toEqual([0, expect.stringContaining("On Tides")]);
  });
});

describe("a slip", () => {
  it("is compared with so many words in one build, and again in the next", () => {
    const words = Array.from({ length: 2000 }, (_, i) => `session-number-${i}`);
    renewSuggestions();
    expect(nearest("session-nunber-7", words)).toBe("session-number-7");
    for (let i = 0; i < 300; i++) nearest(`sassion-number-${i}x`, words);
    expect(nearest("session-nunber-7", words)).toBe(null);
    renewSuggestions();
    expect(nearest("session-nunber-7", words)).toBe("session-number-7");
  });
});
