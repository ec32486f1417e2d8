// Runs that are killed, full disks, folders that are not writable, two runs at once.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
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
  return startWith({}, ...words);
}

function startWith(environment: Record<string, string>, ...words: readonly string[]) {
  const child = spawn(process.execPath, [program, "build", "-o", "book.pdf", ...words], {
    cwd: folder.path,
    stdio: "ignore",
    env: { ...process.env, ...environment },
  });
  return { child, ended: new Promise<number | null>((resolve) => child.on("exit", (status) => resolve(status))) };
}

describe("a run that is killed", () => {
  it("leaves the complete old or new PDF, whenever it happens; the next run cleans up", async () => {
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

  it("in the middle of writing leaves the old PDF, and leftovers that the next run removes", async () => {
    // Written slowly, and killed as soon as its temporary file is there.
    const { child, ended } = startWith({ ABSTRACTS_TEST_SLOW_WRITE: "50" });
    while (left().length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGKILL");
    await ended;
    expect(left()).toHaveLength(1);
    expect(pdf()).toBe("the old one");
    expect(abstracts(folder.path, ["build", "-o", "book.pdf"]).status).toBe(0);
    expect(pdf()).toMatch(/^%PDF-/);
    expect(left()).toEqual([]);
  }, 120_000);
});

describe("several runs at once", () => {
  it("do not mix: the PDF is exactly that of one of them", async () => {
    const whole = [[], ["--pdf", "plain"]].map((words, index) => {
      expect(abstracts(folder.path, ["build", "-o", `whole-${index}.pdf`, ...words]).status).toBe(0);
      return readFileSync(join(folder.path, `whole-${index}.pdf`), "latin1");
    });
    expect(whole[0]).not.toBe(whole[1]);
    for (let round = 0; round < 3; round++) {
      const runs = [start(), start("--pdf", "plain"), start(), start("--pdf", "plain")];
      expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
      expect(whole).toContain(pdf());
      expect(left()).toEqual([]);
    }
  }, 120_000);
});

describe("a disk that is full", () => {
  it("leaves the old PDF and reports it", () => {
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

/** A disk too small for the PDF, in its own namespace; only an administrator may create one. */
const onSmallDisk = (command: string) =>
  spawnSync("unshare", ["-m", "sh", "-c", `mount -t tmpfs -o size=16k none small && ${command}`], {
    cwd: folder.path,
    encoding: "utf8",
  });
const hasDisks = spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

describe("a disk that is really full", () => {
  it.skipIf(!hasDisks)("leaves the old PDF and no leftovers, and reports it", () => {
    mkdirSync(join(folder.path, "small"));
    const build = `"${process.execPath}" "${program}" build -o small/book.pdf`;
    const run = onSmallDisk(`printf old > small/book.pdf; ${build}; echo "status $?"; cat small/book.pdf; ls -A small`);
    expect(run.stderr).toMatch(/“small\/book\.pdf” cannot be written: the disk is full \[cannot-write\]/);
    expect(run.stdout).toContain("status 1\nold");
    expect(run.stdout.trimEnd().endsWith("oldbook.pdf")).toBe(true);
  });
});

describe("a book on a disk that is full", () => {
  it.skipIf(!hasDisks)("keeps its files whole if a fix does not fit, and reports it", () => {
    mkdirSync(join(folder.path, "small"));
    const fixed = "abstracts/motion.yaml";
    writeFiles(folder.path, { [fixed]: `${smallBook[fixed]}  A text  with two spaces.\n` });
    const fix = `"${process.execPath}" "${program}" check --fix small`;
    const fill = "cp -r book.yaml programme.yaml abstracts small/; cat /dev/zero > small/full 2>/dev/null";
    const run = onSmallDisk(`{ ${fill}; ${fix}; echo "status $?"; cat small/${fixed}; ls -A small/abstracts; }`);
    expect(run.stdout + run.stderr).toContain("cannot be written: the disk is full [cannot-write]");
    expect(run.stdout).toContain("status 1\n");
    expect(run.stdout).toContain("A text  with two spaces.\n");
    expect(run.stdout.trimEnd().endsWith("\nmotion.yaml")).toBe(true);
  });
});

/** An administrator may write everywhere: the program is run as nobody. */
const asNobody =
  process.getuid?.() === 0
    ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", process.execPath]
    : [process.execPath];
const [asWhom = "", ...asWords] = asNobody;
const canBeNobody = spawnSync(asWhom, [...asWords, program, "--version"]).status === 0;

describe("a folder that may not be written", () => {
  it.skipIf(!canBeNobody)("leaves the old PDF and reports it", () => {
    chmodSync(folder.path, 0o555);
    const run = spawnSync(asWhom, [...asWords, program, "build", "-o", "book.pdf"], {
      cwd: folder.path,
      encoding: "utf8",
    });
    chmodSync(folder.path, 0o755);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/“book\.pdf” cannot be written: permission denied \[cannot-write\]/);
    expect(pdf()).toBe("the old one");
    expect(left()).toEqual([]);
  });

  it.skipIf(!canBeNobody)("and an unreadable file give diagnostics", () => {
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, "abstracts/motion.yaml"), 0o000);
    const run = spawnSync(asWhom, [...asWords, program, "check"], { cwd: folder.path, encoding: "utf8" });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("“abstracts/motion.yaml” may not be read");
  });
});

describe("an export with a folder that may not be read", () => {
  it.skipIf(!canBeNobody)("is imported without it, which is reported", () => {
    writeFiles(folder.path, { "papers/a.csv": "Title,Authors\nOn Tides,Ann Lee\n", "papers/shut/b.csv": "Title\nX\n" });
    for (const path of ["", "papers"]) chmodSync(join(folder.path, path), 0o755);
    chmodSync(join(folder.path, "papers/shut"), 0o000);
    const words = ["import", "papers", "--into", "new", "--dry-run"];
    const run = spawnSync(asWhom, [...asWords, program, ...words], { cwd: folder.path, encoding: "utf8" });
    chmodSync(join(folder.path, "papers/shut"), 0o755);
    expect(run.stderr).toContain(
      "warning: the folder “papers/shut” cannot be read: permission denied [file-unreadable]",
    );
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining("On Tides")]);
  });
});

describe.skipIf(process.platform === "win32")("an output of the terminal", () => {
  const run = (words: string, to: string) => {
    const command = `"${process.execPath}" "${program}" ${words} ${to}; exit \${PIPESTATUS[0]}`;
    return spawnSync("bash", ["-c", command], { cwd: folder.path, encoding: "utf8", timeout: 60_000 });
  };
  const commands = ["build -o book.pdf --force", "check --all", "schema book", "import --from list", "--help"];

  it.each(commands)("whose reader has gone ends nothing: %s", (words) => {
    const { status, stderr } = run(words, "| true");
    expect([status, stderr]).toEqual([0, expect.not.stringMatching(/EPIPE|\n {4}at /)]);
    if (words.startsWith("build")) expect(pdf()).toMatch(/^%PDF-/);
  });

  it.skipIf(!existsSync("/dev/full")).each(commands)("that is full is a failure in words: %s", (words) => {
    const { status, stderr } = run(words, ">/dev/full");
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("standard output cannot be written: the disk is full"),
    ]);
    expect(stderr).not.toMatch(/ENOSPC|\n {4}at /);
    if (words.startsWith("build")) expect(pdf()).toMatch(/^%PDF-/);
  });

  it("that is closed is no fault", () => {
    for (const to of [">&-", "2>&-", "<&- >&- 2>&-"]) expect(run("check", to).status).toBe(0);
  });
});

describe("where the PDF goes", () => {
  it("through a link, keeping the link and the permissions of its target", () => {
    writeFiles(folder.path, { "shelf/real.pdf": "old" });
    chmodSync(join(folder.path, "shelf/real.pdf"), 0o640);
    symlinkSync("shelf/real.pdf", join(folder.path, "link.pdf"));
    expect(abstracts(folder.path, ["build", "-o", "link.pdf"]).status).toBe(0);
    expect(lstatSync(join(folder.path, "link.pdf")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder.path, "shelf/real.pdf"), "latin1")).toMatch(/^%PDF-/);
    expect(statSync(join(folder.path, "shelf/real.pdf")).mode & 0o777).toBe(0o640);
  });

  it("a device stays a device", () => {
    const before = statSync("/dev/null");
    expect(abstracts(folder.path, ["build", "-o", "/dev/null"]).status).toBe(0);
    expect(statSync("/dev/null").rdev).toBe(before.rdev);
    const run = abstracts(folder.path, ["build", "-o", "/dev/full"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("“/dev/full” cannot be written: the disk is full");
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });
});

describe("a file that vanishes while the program runs", () => {
  const withFiles: Readonly<Record<string, string>> = {
    ...smallBook,
    "book.yaml": `${smallBook["book.yaml"]}bibliography: refs.bib\ncover: { image: figures/a.svg }\ntemplate: own.yaml\n`,
    "own.yaml": "extends: modern\n",
    "refs.bib": "@book{a, title = {A}, author = {B, C}, year = 1900}\n",
    "figures/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    "abstracts/motion.yaml": `${smallBook["abstracts/motion.yaml"]}figures: [{ file: figures/a.svg, alt: A square }]\nreferences: [a]\n`,
  };

  it.each(["figures/a.svg", "own.yaml", "refs.bib", "abstracts/motion.yaml", "book.yaml"])(
    "%s, as each stage begins, gives a diagnostic or makes no difference",
    async (name) => {
      const stages: string[] = [];
      const said: string[] = [];
      for (const at of ["reading", "references, formulas, figures", "setting"]) {
        writeFiles(folder.path, withFiles);
        const diagnostics = new Diagnostics();
        const onStage = (stage: string) => {
          stages.push(stage);
          if (stage === at) rmSync(join(folder.path, name), { force: true });
        };
        const compiled = await compile({ folder: folder.path, onStage }, diagnostics);
        // Nothing may be missing without an error, and nothing is an error unless something is missing.
        if (!compiled) expect(diagnostics.errors).toBeGreaterThan(0);
        said.push(...diagnostics.sorted().map(({ code }) => code));
      }
      expect(stages).toContain("setting");
      // If it vanishes before it is read, whatever names it reports it.
      expect(said).not.toEqual([]);
    },
  );

  it("at any moment gives a diagnostic or makes no difference, never a crash", async () => {
    for (const milliseconds of [60, 120, 180, 240]) {
      writeFiles(folder.path, withFiles);
      const { ended } = start();
      setTimeout(() => {
        for (const name of ["figures/a.svg", "abstracts/motion.yaml", "refs.bib"])
          rmSync(join(folder.path, name), { force: true });
      }, milliseconds);
      expect([0, 1]).toContain(await ended);
    }
  });
});
