// docs/architecture.md and CONTRIBUTING.md describe the tree as it is.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./support/run.ts";

const page = readFileSync(join(repository, "docs/architecture.md"), "utf8");
const contributing = readFileSync(join(repository, "CONTRIBUTING.md"), "utf8");
const sectionOf = (title: string) => page.split(/^## /m).find((section) => section.startsWith(title)) ?? "";

describe("docs/architecture.md", () => {
  it("has a paragraph for each folder of src/, and for no other", () => {
    const folders = readdirSync(join(repository, "src")).filter((name) =>
      statSync(join(repository, "src", name)).isDirectory(),
    );
    const named = [...sectionOf("The rooms").matchAll(/\*\*`([\w-]+)`\*\*/g)].map(([, name = ""]) => name);
    expect(named.toSorted()).toEqual(folders.toSorted());
  });

  it("names files that exist", () => {
    const paths = [...`${page}\n${contributing}`.matchAll(/`((?:src|tests|scripts|docs|templates|fonts)\/[\w./-]+)`/g)];
    expect(paths.length).toBeGreaterThan(60);
    const missing = paths.map(([, path = ""]) => path).filter((path) => !existsSync(join(repository, path)));
    expect(missing).toEqual([]);
  });

  it("has a recipe with its files for each common addition", () => {
    const recipes = sectionOf("Recipes").split(/^### /m).slice(1);
    expect(recipes.length).toBeGreaterThanOrEqual(9);
    for (const recipe of recipes) expect(recipe, recipe.split("\n")[0]).toMatch(/`(?:src|tests)\//);
  });

  it("is linked from the README, as CONTRIBUTING.md is", () => {
    const readme = readFileSync(join(repository, "README.md"), "utf8");
    for (const link of ["docs/architecture.md", "CONTRIBUTING.md"]) expect(readme).toContain(`](${link})`);
  });
});

describe("CONTRIBUTING.md", () => {
  it("names scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    const named = [...contributing.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    for (const [, path = ""] of contributing.matchAll(/node (scripts\/[\w-]+\.mjs)/g))
      expect(existsSync(join(repository, path)), path).toBe(true);
  });
});

describe("the sources", () => {
  // The linter (biome.json) holds the limit of 300 lines for each file, 60 lines and 6 parameters for each function.
  it("are short: half of the files have at most 90 lines, nine in ten at most 200", () => {
    const lengths = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.includes(".generated."))
      .map(
        (path) =>
          readFileSync(join(repository, "src", path), "utf8")
            .trimEnd()
            .split("\n").length,
      )
      .sort((a, b) => a - b);
    expect(lengths.length).toBeGreaterThan(300);
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(90);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200);
  });
});

describe("the version", () => {
  it("is the same wherever it is written", () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    for (const path of ["docs/manual.md", "src/cli/ci/.github/workflows/book.yml"]) {
      const versions = [...readFileSync(join(repository, path), "utf8").matchAll(/book-of-abstracts@([\w.-]+)/g)];
      expect(versions.length, path).toBeGreaterThan(0);
      for (const [, written] of versions) expect(written, path).toBe(version);
    }
  });
});
