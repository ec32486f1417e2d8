// The ring of ink: pages as pictures. They show what no dump does, such as the shape of a glyph or the order of overlapping ink. Needs poppler's pdftoppm; where it is missing the ring is left out, but CI (ABSTRACTS_INK=required) fails.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRender, differing, fromPng, pixelsOfPage, toPng } from "../../scripts/pixels.mjs";
import { accepting } from "../support/golden.ts";
import { abstracts, repository, temporaryFolder } from "../support/run.ts";

/** The edges of glyphs may differ in another version of poppler; a letter that has moved differs by more than this. */
const most = 60;
const hasPoppler = canRender();

/** Pictures by what they show, and the destination on the page, with so many pages after it. */
const pages = {
  cover: ["cover", 0],
  contents: ["contents", 0],
  week: ["programme", 0],
  timetable: ["overview-2026-09-14", 0],
  programme: ["day-2026-09-14", 0],
  abstract: ["chapter-day-2026-09-14", 0],
  index: ["index-authors", 0],
} as const;

let folder: ReturnType<typeof temporaryFolder>;
let dump = "";
const pdf = () => join(folder.path, "book.pdf");

beforeAll(() => {
  folder = temporaryFolder();
  const words = ["build", join(repository, "data"), "-q", "-o", pdf(), "--dump", join(folder.path, "dump.txt")];
  expect(abstracts(folder.path, words).status).toBe(0);
  dump = readFileSync(join(folder.path, "dump.txt"), "utf8");
});
afterAll(() => folder.remove());

describe("the ring of ink", () => {
  it("is not left out by CI", () => {
    expect(hasPoppler || process.env.ABSTRACTS_INK !== "required").toBe(true);
  });

  it.runIf(hasPoppler).each(Object.entries(pages))("shows the %s as it was accepted", (name, [destination, after]) => {
    const page = Number(new RegExp(`^  ${destination}: page (\\d+) `, "m").exec(dump)?.[1]) + after;
    const picture = pixelsOfPage(pdf(), page, { dpi: 60, grey: true });
    const golden = join(repository, "tests/ink", `${name}.png`);
    if (accepting && !(existsSync(golden) && differing(picture, fromPng(readFileSync(golden))) === 0))
      writeFileSync(golden, toPng(picture));
    expect(existsSync(golden), `${golden}: npm run test:accept`).toBe(true);
    expect(differing(picture, fromPng(readFileSync(golden)))).toBeLessThanOrEqual(most);
  });

  it.runIf(hasPoppler)("would see a letter that has moved", () => {
    const picture = fromPng(readFileSync(join(repository, "tests/ink/abstract.png")));
    const { width, data } = picture;
    // The lines of a paragraph, a pixel further down.
    const moved = Buffer.from(data);
    data.copy(moved, 301 * width, 300 * width, 320 * width);
    expect(differing(picture, { ...picture, data: moved })).toBeGreaterThan(most);
  });
});
