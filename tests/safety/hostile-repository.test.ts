// `diff` in a repository made by a stranger: nothing of its configuration runs, nothing is fetched, nothing is written,
// and anything damaged or absurd ends in a diagnostic.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { filesOfRevision, Unreadable } from "../../src/revision/files-of.ts";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let book: string;
beforeEach(() => {
  folder = temporaryFolder();
  book = join(folder.path, "book");
  mkdirSync(book);
});
afterEach(() => folder.remove());

const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...words], {
    cwd: book,
    encoding: "utf8",
    stdio: "pipe",
  }).trim();

const marker = () => join(folder.path, "it-ran");
const run = (...words: string[]) => abstracts(book, ["diff", ...words], { TMPDIR: folder.path });

/** Everything that git lets a configuration run. */
function hostileConfiguration(): string {
  const touch = `touch ${marker()}`;
  writeFiles(folder.path, {
    "run.sh": `#!/bin/sh\n${touch}\n`,
    "more.config": `[alias]\n\tcat-file = !${touch}\n\tls-tree = !${touch}\n`,
  });
  execFileSync("chmod", ["+x", join(folder.path, "run.sh")]);
  const script = join(folder.path, "run.sh");
  return [
    "[core]",
    "\trepositoryformatversion = 1",
    `\tfsmonitor = ${script}`,
    `\tsshCommand = ${script}`,
    `\tpager = ${script}`,
    `\teditor = ${script}`,
    `\tgitProxy = ${script}`,
    `\taskPass = ${script}`,
    `\thooksPath = ${folder.path}`,
    `\talternateRefsCommand = ${script}`,
    `\tattributesFile = ${join(book, ".gitattributes")}`,
    "[extensions]",
    "\tpartialClone = origin",
    '[remote "origin"]',
    `\turl = ext::${script}`,
    `\tuploadpack = ${script}`,
    "\tpromisor = true",
    "\tpartialclonefilter = blob:none",
    '[protocol "ext"]',
    "\tallow = always",
    '[filter "evil"]',
    `\tsmudge = ${script}`,
    `\tclean = ${script}`,
    `\tprocess = ${script}`,
    '[diff "evil"]',
    `\ttextconv = ${script}`,
    `\tcommand = ${script}`,
    "[credential]",
    `\thelper = !${touch}`,
    '[includeIf "gitdir:/"]',
    `\tpath = ${join(folder.path, "more.config")}`,
    "[gc]",
    "\tauto = 1",
    "",
  ].join("\n");
}

function committedBook(): void {
  writeFiles(book, { ...smallBook, ".gitattributes": "* filter=evil diff=evil\n" });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "first");
}

const objectPath = (hash: string) => join(book, ".git/objects", hash.slice(0, 2), hash.slice(2));

/** Writes an object whatever its content. */
function writeObject(kind: string, bytes: Buffer): string {
  const whole = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
  const hash = createHash("sha1").update(whole).digest("hex");
  mkdirSync(join(book, ".git/objects", hash.slice(0, 2)), { recursive: true });
  writeFileSync(objectPath(hash), deflateSync(whole));
  return hash;
}

type Entry = readonly [mode: string, name: string, hash: string];
const writeTree = (entries: readonly Entry[]) =>
  writeObject(
    "tree",
    Buffer.concat(
      entries.map(([mode, name, hash]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(hash, "hex")])),
    ),
  );

/** A branch `evil` whose tree is given. */
function branch(tree: string): void {
  const person = "A <a@example.org> 0 +0000";
  const commit = writeObject("commit", Buffer.from(`tree ${tree}\nauthor ${person}\ncommitter ${person}\n\nevil\n`));
  writeFileSync(join(book, ".git/refs/heads/evil"), `${commit}\n`);
}

describe("diff in a hostile repository", () => {
  it("runs nothing in its configuration, even if an object is missing", () => {
    committedBook();
    const blob = git("rev-parse", "HEAD:abstracts/motion.yaml");
    rmSync(objectPath(blob), { force: true });
    writeFileSync(join(book, ".git/config"), hostileConfiguration());
    const { status, stdout, stderr } = run("HEAD:.", ".");
    expect(existsSync(marker())).toBe(false);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(`the object ${blob.slice(0, 12)} is missing [repository-unreadable]`);
    // The test is one: git itself would have run it.
    expect(() => git("-c", "protocol.ext.allow=always", "cat-file", "-p", blob)).toThrow();
    expect(existsSync(marker())).toBe(true);
  });

  it("never takes a bare repository for the book's own, wherever it is", () => {
    writeFiles(book, smallBook);
    mkdirSync(join(book, "objects"));
    mkdirSync(join(book, "refs/heads"), { recursive: true });
    writeFileSync(join(book, "HEAD"), "ref: refs/heads/main\n");
    writeFileSync(join(book, "config"), hostileConfiguration());
    const { status, stderr } = run("HEAD:.", ".");
    expect({ status, ran: existsSync(marker()) }).toEqual({ status: 1, ran: false });
    expect(stderr).toContain("[no-book]");
  });

  it("writes no file, not even temporarily, and leaves nothing behind", () => {
    committedBook();
    const before = readdirSync(folder.path);
    const inSystem = readdirSync(tmpdir()).filter((name) => name.startsWith("abstracts-revision"));
    expect(run("HEAD:.", ".")).toMatchObject({ status: 0, stdout: "nothing changed\n" });
    expect(readdirSync(folder.path)).toEqual(before);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("abstracts-revision"))).toEqual(inSystem);
  });

  it.each<readonly [string, (blob: string) => string, RegExp]>([
    [
      "a name twice",
      (blob) =>
        writeTree([
          ["100644", "book.yaml", blob],
          ["100644", "book.yaml", blob],
        ]),
      /a name twice/,
    ],
    [
      "a file and a folder of one name",
      (blob) =>
        writeTree([
          ["100644", "book.yaml", blob],
          ["40000", "book.yaml", writeTree([])],
        ]),
      /a name twice/,
    ],
    ["..", (blob) => writeTree([["40000", "..", writeTree([["100644", "book.yaml", blob]])]]), /an invalid name/],
    [
      "a slash in a name",
      (blob) =>
        writeTree([
          ["100644", "../../it-ran", blob],
          ["100644", "book.yaml", blob],
        ]),
      /an invalid name/,
    ],
    ["an empty name", (blob) => writeTree([["100644", "", blob]]), /an invalid name/],
    ["a tree that is a blob", (blob) => blob, /is not a tree|a folder of the revision is not a folder|is none/],
    ["a tree cut off", () => writeObject("tree", Buffer.from("100644 book.yaml\0abc")), /a folder is cut off/],
    [
      "a blob that is a tree",
      () => writeTree([["100644", "book.yaml", writeTree([])]]),
      /a file of the revision is not a file/,
    ],
    [
      "2,000 folders in each other",
      (blob) => {
        let tree = writeTree([["100644", "book.yaml", blob]]);
        for (let depth = 0; depth < 2000; depth++) tree = writeTree([["40000", "a", tree]]);
        return writeTree([
          ["100644", "book.yaml", blob],
          ["40000", "deep", tree],
        ]);
      },
      /deeper than 64 levels/,
    ],
    [
      "ten folders of ten of ten …",
      (blob) => {
        let tree = writeTree([["100644", "a.yaml", blob]]);
        for (let depth = 0; depth < 10; depth++)
          tree = writeTree(Array.from({ length: 10 }, (_, index) => ["40000", `d${index}`, tree] as const));
        return writeTree([
          ["100644", "book.yaml", blob],
          ["40000", "wide", tree],
        ]);
      },
      /more than 100000 files/,
    ],
    [
      "a submodule and a link alone",
      (blob) =>
        writeTree([
          ["160000", "book.yaml", blob],
          ["120000", "abstracts", blob],
        ]),
      /no book\.yaml/,
    ],
    [
      "a bomb of zeros",
      () => writeTree([["100644", "book.yaml", writeObject("blob", Buffer.alloc(60_000_000))]]),
      /more than 50 MB/,
    ],
  ])("answers a tree with %s", (_, tree, message) => {
    committedBook();
    branch(tree(writeObject("blob", Buffer.from("title: A\n"))));
    const said = attempt("evil");
    expect(said).toMatch(message);
    expect(existsSync(marker())).toBe(false);
  });

  it.each<readonly [string, () => void, RegExp]>([
    [
      "a branch of more than a megabyte",
      () => writeFiles(book, { ".git/refs/heads/main": " ".repeat(1_000_001) }),
      /“refs\/heads\/main” in the repository has more than 1 MB/,
    ],
    [
      "a branch that leads to itself",
      () => writeFiles(book, { ".git/refs/heads/main": "ref: refs/heads/main\n" }),
      /refer to each other more than 10 times/,
    ],
    [
      "indices that take no room on the disk, but would in memory",
      () => {
        for (const name of ["a", "b", "c"]) {
          writeFiles(book, { [`.git/objects/pack/pack-${name}.idx`]: "" });
          truncateSync(join(book, `.git/objects/pack/pack-${name}.idx`), 200_000_000);
        }
        rmSync(objectPath(git("rev-parse", "HEAD:book.yaml")), { force: true });
      },
      /the indices of the repository's packs have more than 500 MB/,
    ],
  ])("refuses %s, with the limit", (_, make, message) => {
    committedBook();
    make();
    expect(attempt("HEAD")).toMatch(message);
  });

  it.each<readonly [string, () => void]>([
    ["a head that is a pipe", () => pipe("HEAD")],
    ["a branch that leads out", () => writeFiles(book, { ".git/refs/heads/main": "ref: ../../../../etc/passwd\n" })],
    ["a branch of rubbish", () => writeFiles(book, { ".git/refs/heads/main": "\u001b]0;x\u0007 rubbish\n" })],
    [
      ".git that is a file of rubbish",
      () => {
        rmSync(join(book, ".git"), { recursive: true });
        writeFiles(book, { ".git": "gitdir: \u0000/dev/zero\n" });
      },
    ],
    [
      ".git that leads to a device",
      () => {
        rmSync(join(book, ".git"), { recursive: true });
        writeFiles(book, { ".git": "gitdir: /dev\n" });
      },
    ],
    [
      "objects borrowed from a device",
      () => writeFiles(book, { ".git/objects/info/alternates": "/dev/zero\n/proc/self\n../../.git/objects\n" }),
    ],
    [
      "packs that are rubbish",
      () => {
        git("gc", "-q");
        const packs = join(book, ".git/objects/pack");
        for (const name of readdirSync(packs)) {
          rmSync(join(packs, name));
          writeFileSync(join(packs, name), "\xfftOc\0\0\0\u0002rubbish".repeat(500), "latin1");
        }
      },
    ],
  ])("ends with %s", (_, damage) => {
    committedBook();
    damage();
    expect(attempt("HEAD")).not.toMatch(/[\p{Cc}]/u);
  });
});

/** Reads the book of a revision; returns what was reported instead, if anything. An unexpected fault is thrown. */
function attempt(revision: string): string {
  try {
    const files = filesOfRevision(book, revision, ".", (path) => path.endsWith(".yaml"));
    return files.has("book.yaml") ? "" : "there is no book.yaml";
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

function pipe(name: string): void {
  rmSync(join(book, ".git", name));
  execFileSync("mkfifo", [join(book, ".git", name)]);
}
