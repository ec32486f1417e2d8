import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { Diagnostics } from "../../src/diagnostic.ts";

test.each([[[]], [["columns"]]])(
  "the specimen builds, with profiles %j, and nothing in it is complained of",
  async (profiles) => {
    const diagnostics = new Diagnostics();
    const folder = fileURLToPath(new URL("../../docs/specimen", import.meta.url));
    const compiled = await compile({ folder, profiles }, diagnostics);
    expect(diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(compiled).not.toBeNull();
  },
);
