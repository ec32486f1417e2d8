// Commands that are interrupted while they write (SIGINT, SIGTERM, SIGHUP), and commands that write the same files at
// the same time. Whatever is there afterwards is whole, no temporary file is left, and the same command finishes what was
// begun. The writing is slowed, and the signal is sent as soon as something has been written, so that no test depends on
// the speed of a machine.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const program = join(repository, "bin", "abstracts.js");

/** The files below the folder with their content, but for what a build keeps for the next one. */
function filesIn(path: string): Map<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => !name.includes(".abstracts-cache") && statSync(join(path, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(path, name), "latin1")]));
}

function start(words: readonly string[]) {
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder.path,
    stdio: "ignore",
    env: { ...process.env, ABSTRACTS_TEST_SLOW_WRITE: "3" },
  });
  return {
    child,
    ended: new Promise<string | number | null>((end) => child.once("exit", (status, by) => end(by ?? status))),
  };
}

/** Sends the signal once the folder has a file, temporary or not, that was not there before. */
async function interrupted(words: readonly string[], signal: NodeJS.Signals): Promise<string | number | null> {
  const before = new Set(readdirSync(folder.path, { recursive: true, encoding: "utf8" }));
  const { child, ended } = start(words);
  const hasBegun = () => {
    try {
      return readdirSync(folder.path, { recursive: true, encoding: "utf8" }).some(
        (name) => !before.has(name) && !name.includes(".abstracts-cache"),
      );
    } catch {
      // A folder was moved while it was read.
      return true;
    }
  };
  while (child.exitCode === null && !hasBegun()) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill(signal);
  return ended;
}

const spaced = (name: string) => `title: On ${name}\nauthors: [Ann Lee]\nabstract: A text  with  spaces.\n`;
const many = (count: number, text: (name: string) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`abstracts/n${i}.yaml`, text(`no. ${i}`)]));
const table = `Title,Authors,Abstract\n${Array.from({ length: 60 }, (_, i) => `On tides ${i},Ann Lee,A text.`).join("\n")}\n`;

type Case = readonly [words: string, signal: NodeJS.Signals, files: Readonly<Record<string, string>>];
const commands: readonly Case[] = [
  ["build -o book.pdf --profile print,screen", "SIGINT", smallBook],
  ["export html -o site", "SIGTERM", smallBook],
  ["import papers.csv --into new", "SIGHUP", { "papers.csv": table }],
  ["import papers.csv --into new", "SIGINT", { "papers.csv": table }],
  ["check --fix", "SIGTERM", { "book.yaml": "title: A\n", ...many(40, spaced) }],
  ["init new", "SIGINT", {}],
];

describe.skipIf(process.platform === "win32")("a command that is interrupted while it writes", () => {
  it.each(commands)(
    "leaves whole files and nothing else, and can be run again: %s, %s",
    async (line, signal, files) => {
      const words = line.split(" ");
      // What it writes when nobody interrupts it.
      writeFiles(folder.path, files);
      abstracts(folder.path, words);
      const whole = filesIn(folder.path);
      rmSync(folder.path, { recursive: true });
      mkdirSync(folder.path);
      writeFiles(folder.path, files);
      const before = filesIn(folder.path);
      // The exit status, if it was over before.
      expect([signal, 0, 1]).toContain(await interrupted(words, signal));
      for (const [path, content] of filesIn(folder.path))
        expect(content === whole.get(path) || content === before.get(path), path).toBe(true);
      abstracts(folder.path, words);
      expect([...filesIn(folder.path)]).toEqual([...whole]);
    },
  );
});

describe("commands that write the same files at once", () => {
  const same: readonly (readonly [words: string, files: Readonly<Record<string, string>>])[] = [
    ["import papers.csv --into new", { "papers.csv": table }],
    ["check --fix", { "book.yaml": "title: A\n", ...many(40, spaced) }],
  ];

  it.each(same)("do not disturb each other: %s", async (line, files) => {
    const words = line.split(" ");
    writeFiles(folder.path, files);
    const runs = [start(words), start(words), start(words)];
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    const together = filesIn(folder.path);
    rmSync(folder.path, { recursive: true });
    mkdirSync(folder.path);
    writeFiles(folder.path, files);
    expect(abstracts(folder.path, words).status).toBe(0);
    expect([...together]).toEqual([...filesIn(folder.path)]);
  });
});
