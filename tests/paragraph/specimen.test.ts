import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { labelsFor } from "../../src/language/labels.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

it.each([[[]], [["columns"]], [["rooms"]]])(
  "the specimen builds, with profiles %j, without a complaint",
  async (profiles) => {
    const diagnostics = new Diagnostics();
    const folder = fileURLToPath(new URL("../../docs/specimen", import.meta.url));
    const compiled = await compile({ folder, profiles }, diagnostics);
    expect(diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(compiled).not.toBeNull();
  },
);

it("its table of rules names files that are there", () => {
  const readme = readFileSync(new URL("../../docs/specimen/README.md", import.meta.url), "utf8");
  const rows = readme.split("\n").filter((line) => line.startsWith("| ") && line.includes("`src/"));
  const missing = rows.flatMap((row) =>
    [...row.matchAll(/`([^`\s]+)`/g)]
      .map(([, path = ""]) => path)
      .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, "docs/specimen", path))),
  );
  expect(rows.length).toBeGreaterThan(25);
  expect(missing).toEqual([]);
});

it("its page of labels shows those of the program", () => {
  const page = readFileSync(new URL("../../docs/specimen/pages/labels.md", import.meta.url), "utf8");
  const languages = "ar cs de el en es fr he hr it nl pl pt ru sl tr uk".split(" ").map(labelsFor);
  const rows = languages.map(({ contents, programme, references, authorIndex }) =>
    [contents, programme, references, authorIndex].join(" | "),
  );
  for (const row of rows) expect(page).toContain(row);
});
