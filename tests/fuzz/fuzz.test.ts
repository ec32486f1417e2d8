// Damaged books: whatever is wrong with the data, the program says so or prints the book; it never throws and never hangs.
// `npm run fuzz -- --minutes 10` tries many more.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { repository } from "../support/run.ts";
import { mutations } from "./mutations.ts";
import { TrialBook } from "./try-book.ts";

const books = [new TrialBook(join(repository, "src/cli/starter"))];
const scratch = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
afterAll(() => {
  for (const book of books) book.remove();
  rmSync(scratch, { recursive: true });
});

const hasQpdf = (() => {
  try {
    execFileSync("qpdf", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe("a damaged book", () => {
  it("is printed, or its faults are said, each within ten seconds", async () => {
    let printed = 0;
    await fc.assert(
      fc.asyncProperty(mutations, async (list) => {
        const started = performance.now();
        const { pdf } = (await books[0]?.try(list)) ?? { pdf: null };
        expect(performance.now() - started).toBeLessThan(10_000);
        if (!pdf || !hasQpdf || ++printed % 10 !== 0) return;
        writeFileSync(join(scratch, "book.pdf"), pdf);
        execFileSync("qpdf", ["--check", join(scratch, "book.pdf")], { stdio: "pipe" });
      }),
      { numRuns: 75, seed: 20240513 },
    );
    expect(printed).toBeGreaterThan(0);
  }, 300_000);
});
