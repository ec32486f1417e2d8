import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findFonts, type SearchOptions } from "../../src/fonts/find-fonts.ts";
import { familiesFor } from "../../src/fonts/found-families.ts";
import { reportFonts, servedLines } from "../../src/fonts/report-fonts.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { makeFont } from "./make-font.ts";

const japanese = "あア漢字働海、。";
const simplified = "们国这汉字海，。";

let root = "";
let system = "";
let book = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "abstracts-fonts-"));
  system = join(root, "system");
  book = join(root, "congress", "data");
  for (const folder of [system, book]) mkdirSync(folder, { recursive: true });
  vi.stubEnv("ABSTRACTS_FONT_PATH", system);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

function put(path: string, family: string, characters: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, makeFont(family, characters));
  return path;
}

const options = (more: Partial<SearchOptions> = {}): SearchOptions => ({
  ...{ folder: book, bookFiles: [], kind: "serif", served: new Set(["Armn"]) },
  ...more,
});
const ja = { writing: "ja", script: "Hira", characters: new Set("あ海") };
const zh = { writing: "zh-Hans", script: "Hani", characters: new Set("国海") };
const names = (search: Awaited<ReturnType<typeof findFonts>>, script: string, language: string) =>
  familiesFor(search, script, language).map(({ name }) => name);

describe("a font for a writing", () => {
  it("is searched for in the book, then in packages, then on the system", async () => {
    const files = [
      put(join(system, "opentype/NotoSerifCJK-Regular.ttf"), "Noto Serif CJK JP", japanese),
      put(
        join(root, "congress/node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf"),
        "Noto Serif JP",
        japanese,
      ),
      put(join(book, "fonts/Mine.ttf"), "Kozuka Mincho", japanese),
    ];
    const inBook = await findFonts([ja], options({ bookFiles: files.slice(2) }));
    expect(inBook.served.map(({ place, family }) => [place, family.name])).toEqual([["book", "Kozuka Mincho"]]);
    const beside = await findFonts([ja], options());
    expect(beside.served.map(({ place, family }) => [place, family.name])).toEqual([["package", "Noto Serif JP"]]);
    rmSync(join(root, "congress/node_modules"), { recursive: true });
    const onSystem = await findFonts([ja], options());
    expect(onSystem.served.map(({ place, family }) => [place, family.name])).toEqual([["system", "Noto Serif CJK JP"]]);
    expect(servedLines(onSystem.served)[0]).toContain("Fonts of this system: Japanese in Noto Serif CJK JP.");
  });

  it("is one that is made for it, of the style’s kind if there is one", async () => {
    put(join(system, "NotoSansCJK-JP.ttf"), "Noto Sans CJK JP", japanese);
    put(join(system, "NotoSerifCJK-JP.ttf"), "Noto Serif CJK JP", japanese);
    put(join(system, "NotoSerifCJK-SC.ttf"), "Noto Serif CJK SC", simplified + japanese);
    const search = await findFonts([ja, zh], options());
    expect(names(search, "Hani", "ja")[0]).toBe("Noto Serif CJK JP");
    expect(names(search, "Hani", "zh-CN")[0]).toBe("Noto Serif CJK SC");
    const sans = await findFonts([ja], options({ kind: "sans" }));
    expect(names(sans, "Kana", "en")[0]).toBe("Noto Sans CJK JP");
  });

  it("is known by the names that packages give it, whatever weight the name contains", async () => {
    const modules = join(root, "congress/node_modules");
    put(join(modules, "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf"), "Noto Sans S Chinese Regular", simplified);
    put(
      join(modules, "@fontsource/noto-serif-jp/files/noto-serif-jp-japanese-400-normal.ttf"),
      "Noto Serif JP ExtraLight",
      japanese,
    );
    const { served } = await findFonts([ja, zh], options());
    expect(served.map(({ family, folder }) => [family.name, folder.split("node_modules/")[1]])).toEqual([
      ["Noto Serif JP", "@fontsource/noto-serif-jp"],
      ["Noto Sans S Chinese", "@embedpdf/fonts-sc"],
    ]);
  });

  it("is borrowed from another writing if it has none, with a warning that names a proper one", async () => {
    put(join(system, "NotoSerifSC-Regular.ttf"), "Noto Serif SC", simplified + japanese);
    const search = await findFonts([zh, ja], options());
    expect(names(search, "Hira", "ja")).toEqual(["Noto Serif SC"]);
    const diagnostics = new Diagnostics();
    reportFonts(search, [{ writing: "ja", texts: 12, files: 3, span: null }], "serif", diagnostics);
    expect(diagnostics.sorted().map(({ code, message, hint }) => [code, message, hint])).toEqual([
      [
        "borrowed-font",
        "no font for Japanese was found: 12 texts in 3 files are set in “Noto Serif SC”, where some characters have other forms",
        "run “npm install @expo-google-fonts/noto-serif-jp” in the book’s folder, or put such a font into its “fonts” folder",
      ],
    ]);
  });

  it("that is missing gives one warning, with the command that installs it", async () => {
    const search = await findFonts([ja, zh], options());
    const diagnostics = new Diagnostics();
    const extents = [ja, zh].map(({ writing }) => ({ writing, texts: 1200, files: 1, span: null }));
    reportFonts(search, extents, "sans", diagnostics);
    expect(diagnostics.sorted().map(({ code, severity, message, hint }) => [code, severity, message, hint])).toEqual(
      [
        ["Japanese", "jp"],
        ["Simplified Chinese", "sc"],
      ].map(([name, end]) => [
        "missing-font",
        "warning",
        `no font for ${name} was found: 1,200 texts in 1 file are printed as boxes with the numbers of the characters`,
        `run “npm install @expo-google-fonts/noto-sans-${end}” in the book’s folder, or put such a font into its “fonts” folder`,
      ]),
    );
    expect([...search.unserved].sort()).toEqual(["Bopo", "Hani", "Hira", "Kana"]);
  });

  it("of a script that the program has fonts for is not searched for", async () => {
    put(join(system, "NotoSerifArmenian-Regular.ttf"), "Noto Serif Armenian", "մարդ");
    const armenian = { writing: "Armn", script: "Armn", characters: new Set("մարդ") };
    expect((await findFonts([armenian], options())).served).toEqual([]);
    const found = await findFonts([armenian], options({ served: new Set() }));
    expect(found.served.map(({ family }) => family.name)).toEqual(["Noto Serif Armenian"]);
  });

  it("that is useless is skipped: with other characters, or not a font at all", async () => {
    put(join(system, "NotoSerifJP-Regular.ttf"), "Noto Serif JP", "あ");
    writeFileSync(join(system, "NotoSerifCJK-Regular.ttc"), "ttcf, and nothing else");
    expect((await findFonts([ja], options())).missing).toEqual(["ja"]);
  });
});

describe("the book’s own fonts", () => {
  it("are tried for every script", async () => {
    const path = put(join(book, "fonts/Cuneiform.ttf"), "Clay", "\u{12000}");
    const search = await findFonts([], options({ bookFiles: [path] }));
    expect(names(search, "Xsux", "akk")).toEqual(["Clay"]);
    expect(names(search, "Grek", "el")).toEqual(["Clay"]);
  });
});
