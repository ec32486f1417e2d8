import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(join(folder.path, "mine"), untidy);
});
afterEach(() => folder.remove());

const untidy = {
  ...smallBook,
  "abstracts/light.yaml":
    "title: Light  waves\nauthors: [{ name: A. Einstein, presentign: true }]\nabstract: Light  is.\n",
  "abstracts/heat.yaml": "title: Heat  moves\nauthors: [M. Planck]\nabstract: It flows.\n",
  "pages/venue.md": "# Venue\n\nThe hall  is large.\n",
};

const check = (...words: readonly string[]) => abstracts(folder.path, ["check", ...words]);
const codesOf = (stdout: string) =>
  JSON.parse(stdout).map(({ file, code }: { file: string; code: string }) => `${file} ${code}`);

describe("check FILE", () => {
  it("finds the book above the file and reports only what is wrong in the file", () => {
    const run = check("mine/abstracts/heat.yaml", "--format", "json");
    expect(new Set(codesOf(run.stdout))).toEqual(
      new Set(["mine/abstracts/heat.yaml double-space", "mine/abstracts/heat.yaml not-scheduled"]),
    );
    expect(run.status).toBe(0);
    expect(check("mine/abstracts/light.yaml").status).toBe(1);
    expect(check("mine/abstracts/motion.yaml")).toMatchObject({
      status: 0,
      stdout: "1 file checked: nothing wrong.\n",
    });
  });

  it("accepts files of every kind and of several books, from any folder", () => {
    writeFiles(join(folder.path, "other"), untidy);
    const names = ["other/abstracts/heat.yaml", "mine/pages/venue.md"];
    const said = codesOf(check(...names, "--code", "double-space", "--format", "json").stdout);
    expect(said).toEqual(["other/abstracts/heat.yaml double-space", "mine/pages/venue.md double-space"]);
    const inside = abstracts(join(folder.path, "mine/pages"), ["check", "../abstracts/heat.yaml", "--format", "json"]);
    expect(codesOf(inside.stdout)).toContain("../abstracts/heat.yaml double-space");
  });

  it("reports a file that belongs to no book, without failing", () => {
    writeFiles(folder.path, { "README.md": "text\n" });
    const run = check("README.md");
    expect(run).toMatchObject({ status: 0 });
    expect(run.stderr).toContain("“README.md” is not in a book folder [no-book]");
  });

  it("still fails if a file does not exist", () => {
    const run = check("mine/abstracts/nothing.yaml");
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("[no-book]");
  });
});

describe("the output of check", () => {
  it("is limited to some codes with --code", () => {
    const run = check("mine", "--code", "unknown-key,no-alt", "--format", "json");
    expect(codesOf(run.stdout)).toEqual(["mine/abstracts/light.yaml unknown-key"]);
    const wrong = check("mine", "--code", "duoble-space");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("did you mean “double-space”?");
  });

  it("consists of counts with --summary", () => {
    const run = check("mine", "--summary");
    expect(run.stdout).toMatch(/^code +errors +warnings +files +fixable\nunknown-key +1 /);
    expect(run.stdout).not.toContain("light.yaml");
    expect(run.stderr).toBe("");
  });

  it("is a diff with --fix --dry-run, and no file is written", () => {
    const run = check("mine", "--fix", "--dry-run");
    expect(run.stdout).toContain(
      "--- a/mine/abstracts/heat.yaml\n+++ b/mine/abstracts/heat.yaml\n@@ -1,3 +1,3 @@\n-title: Heat  moves\n+title: Heat moves\n",
    );
    expect(readFileSync(join(folder.path, "mine/abstracts/heat.yaml"), "utf8")).toBe(untidy["abstracts/heat.yaml"]);
    expect(check("mine", "--dry-run").status).toBe(2);
  });

  it("fixes a single file", () => {
    check("mine/abstracts/heat.yaml", "--fix");
    expect(readFileSync(join(folder.path, "mine/abstracts/heat.yaml"), "utf8")).toContain("Heat moves");
    expect(readFileSync(join(folder.path, "mine/abstracts/light.yaml"), "utf8")).toBe(untidy["abstracts/light.yaml"]);
  });

  it("never contains an absolute path", () => {
    const run = abstracts(join(folder.path, "mine/pages"), ["check", join(folder.path, "mine")]);
    expect(run.stderr).toContain("../abstracts/heat.yaml:1:");
    expect(run.stderr).not.toContain(folder.path);
  });

  it("fits the terminal width in COLUMNS", () => {
    const long = `title: A talk\nauthors: [A. Nobody]\nabstract: ${"many words ".repeat(100)} two  spaces ${"and more ".repeat(100)}\n`;
    writeFiles(join(folder.path, "mine"), { "abstracts/long.yaml": long });
    const { stderr } = abstracts(folder.path, ["check", "mine"], { COLUMNS: "60" });
    expect(stderr).toContain("two  spaces");
    for (const line of stderr.split("\n")) expect(line.length, line).toBeLessThanOrEqual(60);
  });
});
