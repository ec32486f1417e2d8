import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadPictures } from "../../src/figure/load-pictures.ts";
import type { Book } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { png } from "./pictures.ts";

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const book = join(folder, "book");
const file = source("book.yaml", "logos: [here]");
const here = span(file, 8, 12);

beforeAll(() => {
  mkdirSync(join(book, "figures"), { recursive: true });
  writeFileSync(join(book, "figures/a.png"), png(30, 30, { dpi: 72 }));
  writeFileSync(join(book, "figures/b.svg"), '\ufeff\n<svg width="10pt" height="20pt"><script/></svg>');
  writeFileSync(join(book, "figures/broken.png"), png(30, 30).subarray(0, 40));
  writeFileSync(join(folder, "secret.png"), png(1, 1));
  symlinkSync(join(folder, "secret.png"), join(book, "figures/link.png"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function load(paths: readonly string[]) {
  const diagnostics = new Diagnostics();
  const cover = { image: null, logos: paths.map((path) => ({ path, span: here })) };
  const pictures = await loadPictures(
    { folder: book, cover, parts: [], abstracts: [] } as unknown as Book,
    diagnostics,
  );
  return { pictures, told: diagnostics.sorted() };
}

it("pictures are found by the paths of the book, PNG as they are and SVG as drawings", async () => {
  const { pictures, told } = await load(["figures/a.png", "figures/b.svg"]);
  expect(pictures.get("figures/a.png")).toMatchObject({ kind: "raster", format: "png", pixelWidth: 30 });
  expect(pictures.get("figures/b.svg")).toMatchObject({ kind: "drawing", width: 10, height: 20 });
  expect(told).toMatchObject([{ code: "svg-unsupported", severity: "warning", span: here }]);
});

it("a broken file is reported where it is named, and is not a picture", async () => {
  const { pictures, told } = await load(["figures/broken.png", "figures/a.png"]);
  expect(pictures.get("figures/broken.png")).toBeNull();
  expect(pictures.get("figures/a.png")).not.toBeNull();
  expect(told).toMatchObject([
    { code: "bad-image", message: "“figures/broken.png” cannot be used: the file is cut off", span: here },
  ]);
});

it("nothing outside the book folder is read, in any way", async () => {
  for (const path of ["../secret.png", join(folder, "secret.png"), "figures/link.png", "figures/../../secret.png"]) {
    const { pictures, told } = await load([path]);
    expect(pictures.get(path), path).toBeNull();
    expect(told, path).toMatchObject([{ severity: "error", span: here }]);
  }
});

it("figures in the text, in lists and quotes of abstracts and pages are loaded too", async () => {
  const figure = { kind: "figure", figure: { file: "figures/a.png", caption: [], alt: null, span: here } };
  const flow = [{ kind: "quote", children: [{ kind: "list", items: [[figure]] }] }];
  const inPage = {
    cover: { image: null, logos: [] },
    parts: [{ kind: "chapter", pages: [{ body: flow }] }],
    abstracts: [],
  };
  const inAbstract = {
    ...inPage,
    parts: [],
    abstracts: [{ body: flow, authors: [], acknowledgements: [], figures: [] }],
  };
  const inField = {
    ...inPage,
    parts: [],
    abstracts: [{ body: null, authors: [], acknowledgements: [], figures: [figure.figure] }],
  };
  for (const content of [inPage, inAbstract, inField]) {
    const pictures = await loadPictures({ folder: book, ...content } as unknown as Book, new Diagnostics());
    expect(pictures.get("figures/a.png")).not.toBeNull();
  }
});
