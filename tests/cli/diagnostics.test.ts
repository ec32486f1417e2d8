import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { rules } from "../../src/check/rules.ts";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const untidy = {
  ...smallBook,
  "abstracts/motion.yaml": "title: Signiﬁcant  motion\nauthors: [A. Einstein]\nabstract: |\n  A new  text.\n",
};

describe("the severity of a diagnostic", () => {
  it("is set by the book's rules", () => {
    const rules = "rules: { double-space: off, ligature-character: error }\n";
    writeFiles(folder.path, { ...untidy, "book.yaml": smallBook["book.yaml"] + rules });
    const run = abstracts(folder.path, ["check", "--format", "json"]);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject([{ code: "ligature-character", severity: "error" }]);
  });

  it("counts for --max-warnings", () => {
    writeFiles(folder.path, untidy);
    expect(abstracts(folder.path, ["check", "--max-warnings", "3"]).status).toBe(0);
    const run = abstracts(folder.path, ["check", "--max-warnings", "2"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("3 warnings are more than --max-warnings 2");
    expect(abstracts(folder.path, ["check", "--max-warnings", "few"]).status).toBe(2);
  });

  it("never leaves a failure unexplained, whatever is suppressed", () => {
    writeFiles(folder.path, { ...smallBook, "book.yaml": "# abstracts: ignore yaml-syntax\ntitle: { a ]\n" });
    const run = abstracts(folder.path, ["build"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("[yaml-syntax]");
  });
});

describe("a report", () => {
  it("is grouped by file, with a summary", () => {
    writeFiles(folder.path, { ...untidy, "abstracts/light.yaml": "title: Light  waves\nabstract: Light  is.\n" });
    const { stderr } = abstracts(folder.path, ["check"]);
    expect(stderr).toContain("── abstracts/light.yaml (");
    expect(stderr).toMatch(/\n\d+ warnings in 2 files\n$/);
  });

  it("is explained by code", () => {
    expect(abstracts(folder.path, ["explain", "line-end-hyphen"]).stdout).toMatch(
      /^line-end-hyphen\nA word was divided/,
    );
    expect(abstracts(folder.path, ["explain", "nonsense"]).status).toBe(2);
  });

  it("are listed with their severity and what they find", () => {
    const { stdout, status } = abstracts(folder.path, ["explain", "--rules"]);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBe(rules.length);
    for (const { code, severity, summary } of rules) {
      expect(lines.some((line) => line.startsWith(code) && line.includes(severity) && line.endsWith(summary))).toBe(
        true,
      );
    }
    expect(abstracts(folder.path, ["explain"]).status).toBe(2);
  });
});

describe("for GitHub", () => {
  it("init --ci writes a workflow, and never overwrites one", () => {
    expect(abstracts(folder.path, ["init", "--ci"]).status).toBe(0);
    expect(readdirSync(join(folder.path, ".github/workflows"))).toEqual(["book.yml"]);
    expect(abstracts(folder.path, ["init", "--ci"]).status).toBe(1);
  });

  it.each(["action.yml", "src/cli/ci/.github/workflows/book.yml", ".pre-commit-hooks.yaml"])(
    "%s is YAML that runs commands that exist",
    (path) => {
      const text = readFileSync(join(repository, path), "utf8");
      expect(parse(text)).toBeTruthy();
      // Text that people can write is never pasted into a script.
      for (const script of text.split(/run: /).slice(1))
        expect(script.split(/\n\s*- |\n {2}\w+:\n/)[0]).not.toMatch(/\$\{\{/);
      for (const [, command] of text.matchAll(/^\s+(?:run: )?(?:if )?(?:abstracts|node .*abstracts\.js") (\w+)/gm))
        expect(["check", "build", "diff", "export"]).toContain(command);
    },
  );
});
