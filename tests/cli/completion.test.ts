// The completion scripts, run by bash itself, and by zsh and fish if they are installed.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** What bash offers for a line with an unfinished last word. */
function offered(...words: readonly string[]): readonly string[] {
  const { stdout: script } = abstracts(folder.path, ["completion", "bash"]);
  writeFiles(folder.path, { "completion.bash": script });
  const quoted = ["abstracts", ...words].map((word) => `'${word}'`).join(" ");
  const run = `source ./completion.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _abstracts; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", run], { cwd: folder.path, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter(Boolean);
}

describe("completion in bash", () => {
  it("offers commands", () => {
    expect(offered("")).toEqual(expect.arrayContaining(["build", "check", "init", "completion"]));
    expect(offered("bu")).toEqual(["build"]);
  });

  it("offers the options of a command and their values", () => {
    expect(offered("build", "--k")).toEqual(["--keep-going"]);
    expect(offered("check", "--format", "")).toEqual(["pretty", "json", "github", "sarif"]);
    expect(offered("build", "--paper", "a")).toEqual(["a4", "a5"]);
    expect(offered("schema", "p")).toEqual(["programme", "people"]);
  });

  it("offers the codes of diagnostics, even after a comma", () => {
    expect(offered("explain", "double-")).toEqual(["double-space"]);
    expect(offered("check", "--code", "no-alt,double-")).toEqual(["no-alt,double-space"]);
  });

  it("offers the abstracts of the book", () => {
    writeFiles(join(folder.path, "data"), { ...smallBook, "abstracts/day one/light.yaml": "title: Light\n" });
    expect(offered("build", "--only", "")).toEqual(["motion", "light"]);
  });

  it("leaves file names to bash itself", () => {
    expect(offered("check", "abs")).toEqual([]);
    expect(offered("build", "-o", "")).toEqual([]);
    const script = abstracts(folder.path, ["completion", "bash"]).stdout;
    expect(script).toContain("complete -o bashdefault -o default -F _abstracts abstracts");
  });
});

const hasFish = spawnSync("fish", ["--no-config", "-c", "true"]).status === 0;

describe.skipIf(!hasFish)("completion in fish", () => {
  function completed(line: string): readonly string[] {
    writeFiles(folder.path, { "completion.fish": abstracts(folder.path, ["completion", "fish"]).stdout });
    const run = `source completion.fish; complete -C '${line}'`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", run], { cwd: folder.path, encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout.split("\n").flatMap((offer) => offer.split("\t")[0] || []);
  }

  it("offers commands, options, their values, and the abstracts of the book", () => {
    writeFiles(folder.path, smallBook);
    expect(completed("abstracts bu")).toEqual(["build"]);
    expect(completed("abstracts build --k")).toEqual(["--keep-going"]);
    expect(completed("abstracts check --format j")).toEqual(["json"]);
    expect(completed("abstracts build --only ")).toEqual(["motion"]);
    expect(completed("abstracts explain double-")).toEqual(["double-space"]);
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("in %s is a script that the shell takes", (shell) => {
    const { status, stdout } = abstracts(folder.path, ["completion", shell]);
    expect(status).toBe(0);
    for (const command of ["build", "check", "diff"]) expect(stdout).toContain(command);
    const isThere = spawnSync(shell, ["-c", "true"]).status === 0;
    // From a file: fish 3.6 takes a socket on its standard input for a folder.
    writeFiles(folder.path, { script: stdout });
    if (isThere) execFileSync(shell, ["-n", join(folder.path, "script")]);
  });

  it("of another shell is wrong usage", () => {
    expect(abstracts(folder.path, ["completion", "cmd"]).status).toBe(2);
  });
});
