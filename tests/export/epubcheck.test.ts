// E-books have no fault for EPUBCheck (in its port to TypeScript).
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onDemand } from "../../scripts/on-demand.mjs";
import { temporaryFolder } from "../support/run.ts";
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

it.each(books)("passes the e-book of %s", async (name, open) => {
  const { files } = await open().as("epub");
  const path = join(folder.path, `${name.replaceAll(" ", "-")}.epub`);
  writeFileSync(path, files[0]?.bytes ?? new Uint8Array());
  const checker = join(onDemand("browser"), "@likecoin", "epubcheck-ts", "bin", "epubcheck.js");
  const { stdout, stderr } = spawnSync(process.execPath, [checker, path], { encoding: "utf8" });
  expect(stdout + stderr).toContain("Valid EPUB");
});
