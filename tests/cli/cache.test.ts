// The cache that a build leaves for the next one: the book is the same, whatever has happened to the cache.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(join(folder.path, "book"), book);
});
afterEach(() => folder.remove());

const book = {
  ...smallBook,
  "book.yaml": `${smallBook["book.yaml"]}bibliography: [references.bib]\n`,
  "references.bib":
    "@article{brown, author = {Robert Brown}, title = {On pollen}, journal = {Phil. Mag.}, year = 1828}\n",
  "abstracts/motion.yaml":
    "title: On the motion of small particles\nauthors:\n  - { name: Albert Einstein, affiliation: Patent Office, presenting: true }\nabstract: |\n  The mean square $\\langle x^2 \\rangle = 2Dt$ grows with the time [@brown].\n",
};
const cache = () => join(folder.path, "book", ".abstracts-cache");

/** Builds the book; its bytes. */
function build(...words: readonly string[]): string {
  const { status, stderr } = abstracts(folder.path, ["build", "book", "-q", "-o", "book.pdf", ...words]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return readFileSync(join(folder.path, "book.pdf"), "latin1");
}

const packs = (of = cache()) => readdirSync(of).filter((name) => name.endsWith(".pack"));

describe("the cache of a book", () => {
  it("gives the bytes of a build without one", () => {
    const without = build("--no-cache");
    expect(existsSync(cache())).toBe(false);
    expect(build()).toBe(without);
    expect(packs().map((name) => name.split("-")[0])).toEqual(["formulas", "fragments", "references"]);
    const written = packs().map((name) => statSync(join(cache(), name)).mtimeMs);
    expect(build()).toBe(without);
    expect(packs().map((name) => statSync(join(cache(), name)).mtimeMs)).toEqual(written);
  });

  it("does no harm when damaged, at any place", () => {
    const whole = build();
    const sound = packs().map((name) => [join(cache(), name), readFileSync(join(cache(), name))] as const);
    expect(sound).toHaveLength(3);
    for (const [path, bytes] of sound) {
      for (const at of [30, bytes.length >> 1]) {
        for (const name of packs()) rmSync(join(cache(), name));
        for (const [other, kept] of sound) writeFileSync(other, kept);
        writeFileSync(path, Uint8Array.from(bytes).fill(0xff, at, at + 3));
        expect(build(), `${path} at ${at}`).toBe(whole);
      }
    }
  });

  it("follows what it was made from", () => {
    const before = build();
    writeFiles(join(folder.path, "book"), {
      "references.bib": book["references.bib"].replace("1828", "1829"),
      "abstracts/motion.yaml": book["abstracts/motion.yaml"].replace("2Dt", "4Dt"),
    });
    const after = build();
    expect(after).not.toBe(before);
    expect(after).toBe(build("--no-cache"));
  });

  it("is where --cache says, and is not needed if it cannot be there", () => {
    const whole = build("--cache", "kept/deep");
    expect(packs(join(folder.path, "kept/deep"))).toHaveLength(3);
    expect(existsSync(cache())).toBe(false);
    writeFileSync(join(folder.path, "file"), "");
    expect(build("--cache", "file")).toBe(whole);
    expect(build("--cache", "file/below")).toBe(whole);
  });

  it("is not reached through a link in the book", () => {
    mkdirSync(join(folder.path, "elsewhere"));
    symlinkSync("../elsewhere", cache());
    build();
    expect(readdirSync(join(folder.path, "elsewhere"))).toEqual([]);
  });

  it("serves check and build alike", () => {
    expect(abstracts(folder.path, ["check", "book"]).status).toBe(0);
    const made = packs();
    build();
    expect(packs()).toEqual(made);
  });
});
