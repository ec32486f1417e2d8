// Pages of a book as pictures, and the accepted ones. In: a book folder, and a destination on each page. Out: tests of
// the page's ink.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { canRender, differing, fromPng, pixelsOfPage, toPng } from "../../scripts/pixels.mjs";
import { accepting } from "../support/golden.ts";
import { abstracts, repository, temporaryFolder } from "../support/run.ts";

/** The edges of glyphs may differ in another version of poppler; a letter that has moved differs by more than this. */
export const most = 60;
export const hasPoppler = canRender();

/** `pages`: the name of each picture, and a destination on its page. */
export function picturesOf(book: string, pages: Readonly<Record<string, string>>): void {
  let folder: ReturnType<typeof temporaryFolder>;
  let dump = "";
  const pdf = () => join(folder.path, "book.pdf");

  beforeAll(() => {
    folder = temporaryFolder();
    const words = ["build", join(repository, book), "-q", "-o", pdf(), "--dump", join(folder.path, "dump.txt")];
    expect(abstracts(folder.path, words).status).toBe(0);
    dump = readFileSync(join(folder.path, "dump.txt"), "utf8");
  });
  afterAll(() => folder.remove());

  it.runIf(hasPoppler).each(Object.entries(pages))("shows the %s as it was accepted", (name, destination) => {
    const page = Number(new RegExp(`^  ${destination}: page (\\d+) `, "m").exec(dump)?.[1]);
    const picture = pixelsOfPage(pdf(), page, { dpi: 60, grey: true });
    const golden = join(repository, "tests/ink", `${name}.png`);
    if (accepting && !(existsSync(golden) && differing(picture, fromPng(readFileSync(golden))) === 0))
      writeFileSync(golden, toPng(picture));
    expect(existsSync(golden), `${golden}: npm run test:accept`).toBe(true);
    expect(differing(picture, fromPng(readFileSync(golden)))).toBeLessThanOrEqual(most);
  });
}
