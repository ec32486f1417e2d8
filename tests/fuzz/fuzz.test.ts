// Damaged books: whatever is wrong with the data, the program says so or prints the book; it never throws and never hangs.
// `npm run fuzz -- --inputs 10000` tries many more.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { repository } from "../support/run.ts";
import { tries } from "../support/runs.ts";
import { readMaterial } from "./material.ts";
import { mutations } from "./mutations.ts";
import { Trial } from "./trial.ts";

const pool = ["tests/fuzz/small", "tests/fuzz/books"].flatMap((folder) =>
  readdirSync(join(repository, folder)).map((name) => join(repository, folder, name)),
);
const books = [...pool, join(repository, "src/cli/starter")].map((path) => new Trial(path));
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

describe("a book", () => {
  it.each(pool.map((path, index) => [path, index] as const))(
    "before damage, %s, is printed as it is",
    async (_, index) => {
      expect((await books[index]?.try(new Map()))?.outcome).toBe("printed");
    },
  );
});

describe("what broke the program once", () => {
  const folder = join(repository, "tests/fuzz/cases");
  const cases = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];

  it("is answered, each within ten seconds of processor time", async () => {
    for (const name of cases) {
      const path = join(folder, name);
      const target = /^# of (\S+)/.exec(readFileSync(path, "utf8"))?.[1] ?? "";
      const trial = new Trial(join(repository, target));
      const before = process.cpuUsage();
      await trial.try(readMaterial(path));
      trial.remove();
      expect(process.cpuUsage(before).user, name).toBeLessThan(10e6);
    }
  }, 300_000);
});

describe("a damaged book", () => {
  it("is printed, or its faults are reported, each within ten seconds of processor time", async () => {
    const counts = { printed: 0, faults: 0 };
    let next = 0;
    await fc.assert(
      fc.asyncProperty(mutations, async (list) => {
        const before = process.cpuUsage();
        const book = books[next++ % books.length];
        const { pdf, outcome } = (await book?.try(book.changedBy(list))) ?? { pdf: null, outcome: "faults" };
        expect(process.cpuUsage(before).user).toBeLessThan(10e6);
        counts[outcome]++;
        if (!pdf || !hasQpdf || counts.printed % 10 !== 1) return;
        writeFileSync(join(scratch, "book.pdf"), pdf);
        execFileSync("qpdf", ["--check", join(scratch, "book.pdf")], { stdio: "pipe" });
      }),
      tries(100),
    );
    expect(counts.printed).toBeGreaterThan(8);
    expect(counts.faults).toBeGreaterThan(30);
  }, 300_000);
});
