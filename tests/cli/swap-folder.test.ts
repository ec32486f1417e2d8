// A folder of exports whose next export is killed at any moment: every file is whole, files of others stay, and the run
// after it mends what is left.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFolder } from "../../src/cli/write-folder.ts";
import type { ExportFile } from "../../src/export/format.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const at = (path: string) => join(folder.path, path);

function files(mark: string, paths: readonly string[]): readonly ExportFile[] {
  return paths.map((path) => ({ path, bytes: Buffer.from(`${mark} ${path}`) }));
}

function write(list: readonly ExportFile[], force = false): readonly string[] {
  const diagnostics = new Diagnostics();
  writeFolder({ path: at("site"), book: at("book"), force }, list, diagnostics);
  return diagnostics.sorted().map(({ message }) => message);
}

function found(): Readonly<Record<string, string>> {
  const names = readdirSync(at("site"), { recursive: true, encoding: "utf8" }).sort();
  const isFile = (name: string) => statSync(join(at("site"), name)).isFile();
  const kept = names.filter((name) => isFile(name) && name !== ".abstracts-export");
  return Object.fromEntries(kept.map((name) => [name, readFileSync(join(at("site"), name), "utf8")]));
}

const old = ["index.html", "a/1.html", "a/2.html", "b/1.html", "gone.html", "went/1.html"];
const next = ["index.html", "a/1.html", "a/3.html", "b/1.html", "c/1.html"];
const foreign = { CNAME: "mine", "b/mine.txt": "mine" };
const wanted = { ...Object.fromEntries(next.map((path) => [path, `new ${path}`])), ...foreign };

/** The stage of a run that is over: complete, and some of it moved already. */
function interrupted(moved: readonly string[]): void {
  const dead = "00000000-1-".concat("a".repeat(24));
  const stage = join(at("site"), `.abstracts-next-${dead}`);
  for (const { path, bytes } of files("new", next)) {
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    writeFileSync(join(stage, path), bytes);
  }
  writeFileSync(join(stage, ".abstracts-export"), `${next.join("\n")}\n`);
  for (const path of moved) {
    mkdirSync(join(stage, ".abstracts-tmp-gone"), { recursive: true });
    if (existsSync(join(at("site"), path)) && path === "a")
      renameSync(join(at("site"), path), join(stage, ".abstracts-tmp-gone", path));
    mkdirSync(dirname(join(at("site"), path)), { recursive: true });
    renameSync(join(stage, path), join(at("site"), path));
  }
}

describe("an export into an existing folder", () => {
  beforeEach(() => {
    write(files("old", old));
    writeFiles(at("site"), foreign);
  });

  it("replaces the old one, and leaves the files of others", () => {
    expect(write(files("new", next))).toEqual([]);
    expect(found()).toEqual(wanted);
    expect(readdirSync(at("site")).filter((name) => name.startsWith(".abstracts-"))).toEqual([".abstracts-export"]);
  });

  it.each([
    ["before its first move", []],
    ["after a folder", ["a"]],
    ["inside a folder that has a file of others", ["a", "b/1.html"]],
    ["before the list", [...next.filter((path) => !path.startsWith("a/")), "a"]],
  ])("is finished by the next run, if it was killed %s", (_, moved) => {
    interrupted(moved);
    // On the other machine that its name says, nobody has worked on it for a minute.
    const [stage = ""] = readdirSync(at("site")).filter((name) => name.startsWith(".abstracts-next-"));
    utimesSync(join(at("site"), stage), 1, 1);
    expect(write(files("new", next))).toEqual([]);
    expect(found()).toEqual(wanted);
    expect(readdirSync(at("site")).filter((name) => name.startsWith(".abstracts-"))).toEqual([".abstracts-export"]);
  });

  it("is refused if a folder or file of others is in the way, even with --force", () => {
    writeFiles(at("site"), { c: "mine", "a/3.html/x": "mine" });
    expect(write(files("new", next), true)).toEqual([expect.stringContaining("“a/3.html” is in the way")]);
    expect(found()).toMatchObject({ "index.html": "old index.html", c: "mine" });
  });
});

describe("an export that is killed", () => {
  it.each([0, 60, 150, 300])("%i ms after it began to replace files can be repeated", async (wait) => {
    writeFiles(at("data"), smallBook);
    const words = ["export", "ics", "data", "-o", "cal/", "-q"];
    abstracts(folder.path, words);
    writeFiles(folder.path, { "cal/CNAME": "mine", "cal/sessions/mine.txt": "mine" });
    writeFiles(at("data"), { "programme.yaml": (smallBook["programme.yaml"] ?? "").replace("Morning", "Dawn") });
    const child = spawn(process.execPath, [join(repository, "bin/abstracts.js"), ...words], {
      cwd: folder.path,
      env: { ...process.env, ABSTRACTS_TEST_SLOW_WRITE: "100" },
      stdio: "ignore",
    });
    const over = new Promise((resolve) => child.once("exit", resolve));
    while (child.exitCode === null && !readdirSync(at("cal")).some((name) => name.startsWith(".abstracts-next-")))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill("SIGKILL");
    await over;
    for (const name of ["CNAME", "sessions/mine.txt"]) expect(readFileSync(at(`cal/${name}`), "utf8")).toBe("mine");
    expect(abstracts(folder.path, words).status).toBe(0);
    expect(readdirSync(at("cal"), { recursive: true, encoding: "utf8" }).sort()).toEqual([
      ".abstracts-export",
      "CNAME",
      "programme.ics",
      "sessions",
      "sessions/dawn.ics",
      "sessions/mine.txt",
    ]);
  });
});
