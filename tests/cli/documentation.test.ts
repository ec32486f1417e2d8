// The documents describe the command line as it is: each command that they show is run in a copy of a book, and each option is
// documented. Commands that install or test (npm ci, npm test, npm run …) are not run; their scripts must exist.
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { abstracts, repository, temporaryFolder, writeFiles } from "../support/run.ts";

const documents = [
  "README.md",
  "docs/manual.md",
  "docs/templates.md",
  "docs/diagnostics.md",
  "docs/from-your-system.md",
  "docs/export.md",
];
const texts = new Map(documents.map((path) => [path, readFileSync(join(repository, path), "utf8")]));
const commands = [
  "build",
  "watch",
  "check",
  "init",
  "import",
  "export",
  "fonts",
  "diff",
  "explain",
  "schema",
  "completion",
];

/** Placeholders in the documents, and their replacements, in this order. */
const placeholders: readonly (readonly [RegExp, string])[] = [
  [/\bschema book\|[a-z|]+/, "schema book"],
  [/\bREVISION:FOLDER\b|\bv1\.0:data\b/, "my-conference"],
  [/\bOLD NEW\b/, "my-conference my-conference"],
  [/\[folder\]|\bFOLDER\b/, "my-conference"],
  [/\[kind\]/, "book"],
  [/\bCODE\b/, "unknown-key"],
  [/\bSHELL\b/, "bash"],
  [/\bFORMAT\b/, "table"],
  [/\bFORM\b/, "ics"],
  [/\bcheck FILE…/, "check my-conference/abstracts/roe-water.yaml"],
  [/\bFILE:LINE\b/, "my-conference/abstracts/roe-water.yaml:3"],
  [/\bFILE…/, "export.csv"],
  [/ \[[^\]]*\]| …$/g, ""],
];

/** The lines of code blocks, and inline code, that begin as commands do, without `npm ci &&` before them. */
function commandsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```(?:sh)?\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.split("\n"));
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  const own = new RegExp(`^(?:npx )?(?:abstracts|book-of-abstracts) (?:${commands.join("|")})\\b`);
  const lines = [...blocks, ...inline].map((line) => line.replace(/\s+#.*$/, "").replace(/^npm ci && /, ""));
  // The bare name of a command that needs an argument is a word of the sentence.
  const names = /^abstracts (?:diff|explain|import|export|completion)$/;
  return [...new Set(lines.filter((line) => own.test(line) && !names.test(line)))];
}

/** Commands that run until they are interrupted are interrupted once they print their address. */
const untilItListens = (command: string) =>
  `coproc { exec ${command}${command.includes("check") ? "" : " --no-open"}; } && read -r address <&"${"$"}{COPROC[0]}" && kill -TERM $COPROC_PID && wait $COPROC_PID`;

const watches = / (?:watch|check --watch)(?! --goto)/;

/** The words after the program's name, of a command that needs no shell to understand and that ends by itself. */
function plainWords(command: string): readonly string[] | null {
  const [, words] = /^(?:npx )?(?:abstracts|book-of-abstracts)((?: [\w./:=,@-]+)*)$/.exec(command) ?? [];
  return words === undefined || watches.test(command) ? null : words.split(" ").slice(1);
}

function runByShell(work: string, command: string, environment: Readonly<Record<string, string>>) {
  const runs = watches.test(command) ? untilItListens(command) : command;
  return spawnSync("bash", ["-c", runs], {
    cwd: work,
    encoding: "utf8",
    env: { ...process.env, ...environment, PATH: `${join(folder.path, "tools")}:${process.env.PATH}` },
  });
}

const shown = [...new Set([...texts.values()].flatMap(commandsIn))];
const table = 'id,title,authors,abstract\na1,Radium,"Marie Curie","A new element."\n';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  expect(abstracts(folder.path, ["init", "my-conference"]).status).toBe(0);
  const program = `exec "${process.execPath}" "${repository}/bin/abstracts.js" "$@"\n`;
  writeFiles(join(folder.path, "tools"), { abstracts: `#!/bin/sh\n${program}`, npx: `#!/bin/sh\nshift\n${program}` });
  for (const name of ["abstracts", "npx"]) chmodSync(join(folder.path, "tools", name), 0o755);
});
afterAll(() => folder.remove());

describe("the documents", () => {
  it("show commands", () => {
    expect(shown.length).toBeGreaterThan(20);
    for (const command of commands)
      expect(
        shown.some((line) => line.includes(` ${command}`)),
        command,
      ).toBe(true);
  });

  it.each(shown)("show a working command: %s", (line) => {
    const command = placeholders.reduce((text, [from, to]) => text.replace(from, to), line);
    const work = join(folder.path, `run-${shown.indexOf(line)}`);
    writeFiles(work, { "export.csv": table, "book.pdf": "%PDF-1.7\n" });
    const named = [...command.matchAll(/[\w-]+\.(?:csv|json|xml|xlsx|tex|zip|yaml)\b/g)].map(([name]) => name);
    writeFiles(work, Object.fromEntries(named.map((name) => [name, table])));
    // Without a folder the book is ./data, as in a clone; commands that write a new book start in an empty folder.
    const writes = / (?:init|import)\b/.test(command);
    spawnSync("cp", ["-r", join(folder.path, "my-conference"), join(work, writes ? "other" : "my-conference")]);
    if (!writes) spawnSync("cp", ["-r", join(folder.path, "my-conference"), join(work, "data")]);
    const environment = { XDG_STATE_HOME: join(work, "state") };
    const words = plainWords(command);
    const { status, stderr } = words ? abstracts(work, words, environment) : runByShell(work, command, environment);
    // There are no files of other systems here: the file may be refused, but not the command.
    // No watch is running that could show the place.
    expect(/ import | --goto /.test(command) ? [0, 1] : [0], `${command}\n${stderr}`).toContain(status);
    expect(stderr).not.toMatch(/unknown option|unknown command|too many arguments|internal fault/);
  });

  it("name existing scripts of package.json", () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    for (const [path, text] of texts)
      for (const [, name = ""] of text.matchAll(/\bnpm run ([\w:-]+)/g)) expect(scripts, path).toHaveProperty(name);
  });
});

describe("each option", () => {
  const manual = ["manual", "from-your-system", "export"].map((name) => texts.get(`docs/${name}.md`)).join("\n");
  const helpOf = (command: string) => abstracts(repository, [command, "--help"]).stdout;
  const optionsOf = (command: string) =>
    [...helpOf(command).matchAll(/^\s+(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name);

  it.each(commands)("of %s is in the manual", (command) => {
    const options = optionsOf(command).filter((name) => name !== "--help");
    const untold = options.filter((name) => !new RegExp(`${name}(?![\\w-])`).test(manual));
    expect(untold).toEqual([]);
  });

  it("in the manual exists", () => {
    const known = new Set([...commands.flatMap(optionsOf), "--version", "--help", "--global", "--dump"]);
    const told = [...manual.matchAll(/(?<![\w-])--[a-z]+(?:-[a-z]+)*\b/g)].map(([name]) => name);
    // Of other programs.
    const others = new Set(["--inspect-only", "--unshallow", "--refetch", "--yes"]);
    expect([...new Set(told)].filter((name) => !known.has(name) && !others.has(name))).toEqual([]);
  });
});
