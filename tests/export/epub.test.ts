// E-books: the container as EPUB 3.3 wants it, every document XML, and no fault for EPUBCheck (in its port to TypeScript).
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseXml } from "../../src/source/xml.ts";
import { repository, temporaryFolder } from "../support/run.ts";
import { bookOf, cleanUp, type ExportedBook, hostile, rightToLeft, sampleForDeposits } from "./exported.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => {
  folder.remove();
  cleanUp();
});

const books: readonly (readonly [string, () => ExportedBook])[] = [
  ["the sample book", sampleForDeposits],
  ["a book from right to left", () => bookOf(rightToLeft)],
  ["hostile text", () => bookOf(hostile)],
];

describe.each(books)("the e-book of %s", (name, open) => {
  it("is a container whose documents are XML, all of them in the manifest, and passes EPUBCheck", async () => {
    const { files } = await open().as("epub");
    const bytes = files[0]?.bytes ?? new Uint8Array();
    expect(Buffer.from(bytes.subarray(30, 58)).toString("latin1")).toBe("mimetypeapplication/epub+zip");
    const parts = unzipSync(bytes);
    const texts = Object.entries(parts).filter(([path]) => /\.(?:xhtml|opf|xml)$/.test(path));
    for (const [path, text] of texts) expect(() => parseXml(strFromU8(text)), path).not.toThrow();
    const manifest = [...strFromU8(parts["EPUB/package.opf"] ?? new Uint8Array()).matchAll(/ href="([^"]*)"/g)];
    const listed = manifest.map(([, path]) => `EPUB/${path}`).sort();
    const present = Object.keys(parts).filter((path) => path.startsWith("EPUB/") && path !== "EPUB/package.opf");
    expect(listed).toEqual(present.sort());
    const path = join(folder.path, `${name.replaceAll(" ", "-")}.epub`);
    writeFileSync(path, bytes);
    const checker = join(repository, "node_modules", "@likecoin", "epubcheck-ts", "bin", "epubcheck.js");
    expect(checked(checker, path)).toContain("Valid EPUB");
  });
});

/** What it says, faults too. */
function checked(checker: string, path: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [checker, path], { encoding: "utf8" });
  return stdout + stderr;
}
