import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFont } from "../fonts/make-font.ts";
import { abstracts, temporaryFolder, writeFiles } from "../support/run.ts";

const texts = "海の生き物たち。";

let folder = temporaryFolder();
let system = "";
beforeEach(() => {
  folder = temporaryFolder();
  system = join(folder.path, "system");
  mkdirSync(system);
  writeFileSync(join(system, "NotoSerifJP-Regular.ttf"), makeFont("Noto Serif JP", `あア漢字働${texts}`));
  writeFiles(join(folder.path, "book"), {
    "book.yaml": "title: The Sea\nparts: [abstracts]\n",
    "abstracts/one.yaml": `title: ${texts}\nlanguage: ja\nauthors: [{ name: Mori, affiliation: "Tokyo, Japan" }]\nabstract: ${texts}\n`,
    "abstracts/two.yaml":
      'title: \u03a9 and \u03c9\nauthors: [{ name: Mori, affiliation: "Tokyo, Japan" }]\nabstract: Greek letters.\n',
  });
});
afterEach(() => folder.remove());

const run = (words: readonly string[], path = system) => abstracts(folder.path, words, { ABSTRACTS_FONT_PATH: path });

describe("abstracts fonts", () => {
  it("shows each script, how many texts use it, its font, and where the font comes from", () => {
    const { status, stdout } = run(["fonts", "book"]);
    expect(status).toBe(0);
    const rows = stdout.split("\n").map((line) => line.replaceAll(/ {2,}/g, " | "));
    expect(rows).toContain("Greek | 1 | STIX Two Text | the program");
    expect(rows).toContain(`Japanese | 2 | Noto Serif JP | system: ${join(system, "NotoSerifJP-Regular.ttf")}`);
  });

  it("reports scripts without a font", () => {
    const { status, stdout, stderr } = run(["fonts", "book"], "");
    expect(status).toBe(0);
    expect(stdout.replaceAll(/ {2,}/g, " | ")).toContain("Japanese | 2 | none: boxes with numbers | –");
    expect(stderr).toContain("no font for Japanese was found: 2 texts in 1 file are printed as boxes");
  });

  it("copies a font into the book with its licence, so that other machines have it", () => {
    const added = run(["fonts", "book", "--add", "ja"]);
    expect([added.status, added.stdout.replace(/\(\d+ kB\)/, "(1 kB)")]).toEqual([
      0,
      "fonts/NotoSerifJP-Regular.ttf (1 kB): Noto Serif JP, for Japanese. Its licence may not allow you to pass it on: see fonts/LICENCES.txt.\n",
    ]);
    expect(readFileSync(join(folder.path, "book", "fonts", "LICENCES.txt"), "utf8")).toContain(
      "NotoSerifJP-Regular.ttf",
    );
    const { stdout } = run(["fonts", "book"], "");
    expect(stdout).toContain("the book: fonts/NotoSerifJP-Regular.ttf");
    expect(run(["fonts", "--add", "ja", "book"]).stdout).toBe(
      "Every font is the program’s or the book’s: there is nothing to copy.\n",
    );
  });

  it("adds nothing that was not found", () => {
    const { status, stdout } = run(["fonts", "book", "--add", "ko"]);
    expect([status, stdout]).toEqual([1, "No font for Korean was found, or the book has no text in it.\n"]);
    expect(existsSync(join(folder.path, "book", "fonts"))).toBe(false);
  });

  it("treats a word that names no writing as not found", () => {
    const { status, stdout } = run(["fonts", "book", "--add", "../../x"]);
    expect([status, stdout]).toEqual([1, "No font for ../../x was found, or the book has no text in it.\n"]);
  });

  it.each(["fonts", "fonts/LICENCES.txt", "fonts/NotoSerifJP-Regular.ttf"])("writes through no link: %s", (name) => {
    const outside = join(folder.path, "outside");
    if (name !== "fonts") mkdirSync(join(folder.path, "book", "fonts"));
    symlinkSync(outside, join(folder.path, "book", name));
    const { status, stderr } = run(["fonts", "book", "--add", "ja"]);
    if (name.endsWith(".ttf")) expect([status, stderr]).toEqual([0, ""]);
    else expect([status, stderr]).toEqual([1, expect.stringContaining("[would-overwrite]")]);
    expect(existsSync(outside)).toBe(false);
  });
});

describe("abstracts build", () => {
  it("names the system font in use, and warns if there is none", () => {
    const found = run(["build", "book", "-o", "out.pdf"]);
    expect([found.status, found.stderr]).toEqual([0, ""]);
    expect(found.stdout).toContain(
      "Fonts of this system: Japanese in Noto Serif JP. Other machines may print differently",
    );
    const { status, stderr } = run(["build", "book", "-o", "out.pdf"], "");
    expect(status).toBe(0);
    expect(stderr).toContain("[missing-font]");
    expect(stderr).not.toContain("[missing-glyph]");
    expect(stderr).toContain("run “npm install @expo-google-fonts/noto-serif-jp” in the book’s folder");
  });
});
