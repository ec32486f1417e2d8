// Runs that are killed, disks that are full, folders that may not be written, two runs at once.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, smallBook);
  writeFileSync(join(folder.path, "book.pdf"), "the old one");
});
afterEach(() => folder.remove());

const program = join(repository, "bin", "abstracts.js");
const pdf = () => readFileSync(join(folder.path, "book.pdf"), "latin1");
const left = () => readdirSync(folder.path).filter((name) => name.includes("abstracts-tmp"));

function start(...words: readonly string[]) {
  const child = spawn(process.execPath, [program, "build", "-o", "book.pdf", ...words], {
    cwd: folder.path,
    stdio: "ignore",
  });
  return { child, ended: new Promise<number | null>((resolve) => child.on("exit", (status) => resolve(status))) };
}

describe("a run that is killed", () => {
  it("leaves the old PDF or the new one, whole, whenever it happens; the next run cleans up", async () => {
    for (const milliseconds of [50, 150, 250, 300, 350, 400, 500]) {
      const { child, ended } = start();
      const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
      await ended;
      clearTimeout(timer);
      const there = pdf();
      expect(there === "the old one" || (there.startsWith("%PDF-") && there.trimEnd().endsWith("%%EOF"))).toBe(true);
    }
    expect(abstracts(folder.path, ["build", "-o", "book.pdf"]).status).toBe(0);
    expect(left()).toEqual([]);
  });
});

describe("two runs at once", () => {
  it("do not mix", async () => {
    const ended = await Promise.all([start().ended, start("--pdf", "plain").ended]);
    expect(ended).toEqual([0, 0]);
    expect(pdf().startsWith("%PDF-") && pdf().trimEnd().endsWith("%%EOF")).toBe(true);
    expect(pdf().match(/%%EOF/g)).toHaveLength(1);
    expect(left()).toEqual([]);
  });
});

describe("a disk that is full", () => {
  it("leaves the old PDF and says so", () => {
    // A limit on the size of files does what a full disk does: a write is cut short, the next is refused.
    const run = spawnSync(
      "sh",
      ["-c", `ulimit -f 8; trap '' XFSZ; exec "${process.execPath}" "${program}" build -o book.pdf`],
      {
        cwd: folder.path,
        encoding: "utf8",
      },
    );
    expect(pdf()).toBe("the old one");
    expect(run.status, run.stderr).toBe(1);
    expect(run.stderr).toMatch(/cannot be written: .*\[cannot-write\]/);
    expect(left()).toEqual([]);
  });
});

describe("a folder that may not be written", () => {
  it.skipIf(process.getuid?.() === 0)("leaves the old PDF and says so", () => {
    chmodSync(folder.path, 0o555);
    const run = abstracts(folder.path, ["build", "-o", "book.pdf"]);
    chmodSync(folder.path, 0o755);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("permission denied");
    expect(pdf()).toBe("the old one");
  });
});

describe("a file that vanishes while the program runs", () => {
  it("is a diagnostic or makes no difference, never a crash", async () => {
    mkdirSync(join(folder.path, "figures"));
    for (const milliseconds of [60, 120, 180, 240]) {
      writeFiles(folder.path, {
        ...smallBook,
        "figures/a.svg":
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        "abstracts/motion.yaml": `${smallBook["abstracts/motion.yaml"]}figures: [{ file: figures/a.svg, alt: A square }]\n`,
      });
      const { ended } = start();
      setTimeout(() => {
        rmSync(join(folder.path, "figures/a.svg"), { force: true });
        rmSync(join(folder.path, "abstracts/motion.yaml"), { force: true });
      }, milliseconds);
      expect([0, 1]).toContain(await ended);
    }
  });
});
