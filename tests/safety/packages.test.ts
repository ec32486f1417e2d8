// What ships in addition to our own code: listed with its licence and its purpose, and pinned.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tableOfPackages } from "../../scripts/list-packages.mjs";
import { repository } from "../support/run.ts";

it("SECURITY.md lists every package in the bundle: node scripts/list-packages.mjs", () => {
  const table = tableOfPackages();
  expect(table.split("\n").length).toBeGreaterThan(40);
  expect(readFileSync(join(repository, "SECURITY.md"), "utf8")).toContain(`${table}\n\n`);
});

it("every dependency is pinned to one version", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(?:\d+\.\d+\.\d+(?:-[\w.]+)?|file:.+)$/.test(version),
  );
  expect(loose).toEqual([]);
});

it("every action is pinned to a commit", () => {
  const folder = join(repository, ".github/workflows");
  const files = ["action.yml", ...readdirSync(folder).map((name) => `.github/workflows/${name}`)];
  const used = files.flatMap((name) => readFileSync(join(repository, name), "utf8").match(/uses: .*/g) ?? []);
  expect(used.length).toBeGreaterThan(3);
  expect(used.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v[\d.]+$/.test(line))).toEqual([]);
});
