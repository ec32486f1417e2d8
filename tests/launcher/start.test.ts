// How the bundled program starts, in a copy of it: what it keeps, and that it runs if nothing can be kept.

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
const compiled = () => join(folder.path, "dist", "compiled");

beforeAll(() => {
  folder = temporaryFolder();
  for (const name of [
    "bin",
    "dist",
    "templates",
    "fonts",
    "package.json",
    "src/input/schema",
    "src/template",
    "src/language",
    "src/model",
    "docs/diagnostics.md",
  ])
    cpSync(join(repository, name), join(folder.path, name), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(folder.path, "node_modules"));
  rmSync(compiled(), { recursive: true, force: true });
  writeFiles(join(folder.path, "book"), smallBook);
});
afterAll(() => folder.remove());

function build() {
  const words = ["build", join(folder.path, "book"), "-q", "-o", join(folder.path, "book.pdf")];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder.path, "bin/abstracts.js"), ...words], {
    encoding: "utf8",
    cwd: folder.path,
  });
  return { status, said: stdout + stderr };
}

describe("the start of the program", () => {
  it("silently keeps compiled code beside the program", () => {
    expect(build()).toEqual({ status: 0, said: "" });
    expect(readdirSync(compiled(), { recursive: true }).length).toBeGreaterThanOrEqual(3);
    expect(build()).toEqual({ status: 0, said: "" });
  });

  it("runs even if nothing can be kept", () => {
    rmSync(compiled(), { recursive: true });
    writeFileSync(compiled(), "a file in the way of the folder");
    expect(build()).toEqual({ status: 0, said: "" });
    rmSync(compiled());
    mkdirSync(compiled());
    chmodSync(compiled(), 0o500);
    expect(build()).toEqual({ status: 0, said: "" });
  });

  it("has scripts of ASCII alone, which V8 keeps with one byte for each character", () => {
    const dist = join(repository, "dist");
    const scripts = readdirSync(dist).filter((name) => name.endsWith(".cjs"));
    expect(scripts.length).toBeGreaterThan(10);
    const isAscii = (name: string) => readFileSync(join(dist, name)).every((byte) => byte < 0x80);
    expect(scripts.filter((name) => !isAscii(name))).toEqual([]);
  });
});
