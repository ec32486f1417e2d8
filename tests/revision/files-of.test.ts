import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { filesOfRevision, Unreadable } from "../../src/revision/files-of.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const gitIn = (cwd: string, ...words: string[]) =>
  execFileSync(
    "git",
    ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always", ...words],
    {
      cwd,
      encoding: "utf8",
      stdio: "pipe",
    },
  ).trim();
const git = (...words: string[]) => gitIn(folder.path, ...words);

/** Three revisions of a text long enough for git to store only their differences. */
const long = (last: string) =>
  `${Array.from({ length: 400 }, (_, line) => `line ${line * line}`).join("\n")}\n${last}\n`;
function threeRevisions(): void {
  git("init", "-q", "-b", "main");
  for (const which of ["one", "two", "three"]) {
    writeFiles(folder.path, { "data/book.yaml": long(which), "data/pages/é.md": which, "data/a.png": "picture" });
    git("add", "-A");
    git("commit", "-q", "-m", which);
    if (which === "two") git("tag", "-a", "v1.0", "-m", "the first");
  }
}

const everything = () => true;
function last(revision: string, at: string = folder.path): string {
  const bytes = filesOfRevision(at, revision, "data", everything).get("book.yaml");
  return (
    Buffer.from(bytes ?? [])
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .at(-1) ?? ""
  );
}

describe("a revision", () => {
  it("is named as git names it, from loose objects and from packs alike", () => {
    threeRevisions();
    const first = git("rev-parse", "HEAD~2");
    git("branch", "old/first", first);
    const names: readonly (readonly [string, string])[] = [
      ["HEAD", "three"],
      ["@", "three"],
      ["main", "three"],
      ["refs/heads/main", "three"],
      ["heads/main", "three"],
      ["HEAD^", "two"],
      ["HEAD~2", "one"],
      ["main^^", "one"],
      ["v1.0", "two"],
      ["v1.0^{}", "two"],
      ["v1.0^{commit}~1", "one"],
      [`v1.0-1-g${git("rev-parse", "--short=9", "HEAD")}`, "three"],
      ["old/first", "one"],
      ["main@{1}", "two"],
      [first, "one"],
      [first.slice(0, 7), "one"],
    ];
    for (const pack of [false, true]) {
      if (pack) git("gc", "-q", "--aggressive");
      for (const [name, expected] of names) expect(last(name), `${name}, packed: ${pack}`).toBe(expected);
    }
    expect(readdirSync(join(folder.path, ".git/objects/pack")).some((name) => name.endsWith(".pack"))).toBe(true);
    // Some of them are stored as differences; otherwise the test would not show that these are read.
    const pack = git("verify-pack", "-v", ...packs()).split("\n");
    expect(pack.some((line) => /^[0-9a-f]{40} blob +\d+ \d+ \d+ [1-9]/.test(line))).toBe(true);
  });

  const packs = () =>
    readdirSync(join(folder.path, ".git/objects/pack"))
      .filter((name) => name.endsWith(".idx"))
      .map((name) => join(folder.path, ".git/objects/pack", name));

  it("has the files that git has, the bytes of the wanted ones", () => {
    threeRevisions();
    const files = filesOfRevision(join(folder.path, "data"), "HEAD", ".", (path) => path.endsWith(".md"));
    expect([...files.keys()].sort()).toEqual(["a.png", "book.yaml", "pages/é.md"]);
    expect(Buffer.from(files.get("pages/é.md") ?? []).toString()).toBe("three");
    expect(files.get("a.png")?.length).toBe(0);
    expect([...filesOfRevision(join(folder.path, "data"), "HEAD", "../data/pages", everything).keys()]).toEqual([
      "é.md",
    ]);
  });

  it("is found from a working tree of its own, in a clone that borrows, in one with SHA-256", () => {
    threeRevisions();
    git("worktree", "add", "-q", "other", "v1.0");
    expect(last("HEAD", join(folder.path, "other"))).toBe("two");
    git("clone", "-q", "--shared", ".", "borrower");
    expect(last("origin/main~1", join(folder.path, "borrower"))).toBe("two");
    git("init", "-q", "--object-format=sha256", "newer");
    writeFiles(join(folder.path, "newer"), { "data/book.yaml": "newer" });
    gitIn(join(folder.path, "newer"), "add", "-A");
    gitIn(join(folder.path, "newer"), "commit", "-q", "-m", "newer");
    expect(last("HEAD", join(folder.path, "newer"))).toBe("newer");
    gitIn(join(folder.path, "newer"), "gc", "-q");
    expect(last("HEAD", join(folder.path, "newer"))).toBe("newer");
  });

  it.each([
    ["nothing", /no revision “nothing”/],
    ["HEAD~9", /no revision “HEAD~9”/],
    ["HEAD^3", /no revision/],
    ["HEAD@{yesterday}", /no revision/],
    ["../../etc/passwd", /no revision/],
    ["mian", /no revision “mian”/],
  ])("that does not exist is reported: %s", (name, message) => {
    threeRevisions();
    git("pack-refs", "--all");
    expect(() => last(name)).toThrow(message);
    if (name === "mian") expect(fault(() => last(name)).hint).toBe("did you mean “main”?");
  });

  it("without history, files or a repository is reported", () => {
    expect(fault(() => last("HEAD"))).toMatchObject({ code: "no-book" });
    threeRevisions();
    expect(() => filesOfRevision(folder.path, "HEAD", "../..", everything)).toThrow("outside the repository");
    expect(() => filesOfRevision(folder.path, "HEAD", "nowhere", everything)).toThrow(
      "folder “nowhere” does not exist",
    );
    git("clone", "-q", "--depth", "1", `file://${folder.path}`, "shallow");
    expect(last("HEAD", join(folder.path, "shallow"))).toBe("three");
    expect(fault(() => last("HEAD~1", join(folder.path, "shallow"))).code).toBe("repository-unreadable");
    rmSync(join(folder.path, ".git/objects"), { recursive: true });
    expect(fault(() => last("HEAD")).message).toMatch(/object [0-9a-f]{12} is missing/);
    writeFileSync(join(folder.path, ".git/refs/heads/main"), "ref: refs/heads/main\n");
    expect(fault(() => last("HEAD")).code).toBe("too-large");
  });
});

function fault(work: () => unknown): Unreadable {
  try {
    work();
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("it was read");
}
