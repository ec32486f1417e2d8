// E-books: the container as EPUB 3.3 wants it, every document XML.
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { parseXml } from "../../src/source/xml.ts";
import { bookOf, cleanUp, type ExportedBook, hostile, rightToLeft, sampleForDeposits } from "./exported.ts";

afterAll(cleanUp);

const books: readonly (readonly [string, () => ExportedBook])[] = [
  ["the sample book", sampleForDeposits],
  ["a book from right to left", () => bookOf(rightToLeft)],
  ["hostile text", () => bookOf(hostile)],
];

describe.each(books)("the e-book of %s", (_, open) => {
  it("is a container whose documents are XML, all of them in the manifest", async () => {
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
  });
});
