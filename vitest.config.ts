// Tests. `npm test` runs in the mode `quick`, which leaves the slow ring out unless CI asks for it; in any other mode,
// and for files that are named (`npx vitest run tests/scale`), nothing is left out.
import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

// Whole congresses, browsers, processes that are killed, absurd amounts of data: over half of the time of all tests.
const slowRing = [
  "tests/cli/github.test.ts",
  "tests/export/epubcheck.test.ts",
  "tests/export/site.test.ts",
  "tests/export/standards.test.ts",
  "tests/fuzz/**/*.test.ts",
  "tests/import/round-trip.test.ts",
  "tests/ink/other-books.test.ts",
  "tests/page/contents-of-a-book.test.ts",
  "tests/paragraph/setters/setters-in-build.test.ts",
  "tests/safety/faults-of-the-machine.test.ts",
  "tests/safety/hostile-repository.test.ts",
  "tests/safety/linear.test.ts",
  "tests/safety/odd-files.test.ts",
  "tests/safety/opened-files.test.ts",
  "tests/safety/out-of-memory.test.ts",
  "tests/safety/regular-expressions.test.ts",
  "tests/safety/reproducible.test.ts",
  "tests/safety/signals.test.ts",
  "tests/scale/**/*.test.ts",
  "tests/session/random-edits.test.ts",
  "tests/site/**/*.test.ts",
  "tests/viewer/**/*.test.ts",
  "tests/whole-books/faulty-congress.test.ts",
  "tests/whole-books/index-pages.test.ts",
  "tests/whole-books/printed-faults.test.ts",
  "tests/whole-books/timetables.test.ts",
];

/**
 * Those that count steps, which slows down everything that runs in their process, or replace modules, which others have
 * loaded.
 */
const counting = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts"))
  .map((path) => `tests/${path.replaceAll("\\", "/")}`)
  .filter((path) => /\/support\/effort\.ts|vi\.mock/.test(readFileSync(path, "utf8")));

export default defineConfig(({ mode }) => {
  const isQuick = mode === "quick" && !process.env.CI;
  if (isQuick) process.stderr.write("The slow ring of tests is left out: npm run test:all runs it too.\n");
  const alone = [...counting, ...slowRing];
  return {
    test: {
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // Every core; by itself vitest leaves one out, on a machine of two half of what there is.
      maxWorkers: "100%",
      // A golden file is written by `npm run test:accept` alone.
      // What a book prints in must not depend on the fonts of the machine.
      env: { ACCEPT: process.env.ACCEPT ?? "", ABSTRACTS_FONT_PATH: "", ABSTRACTS_TEST_SHARE: isQuick ? "0.2" : "1" },
      projects: [
        // In one process after the other: loading the program again for each file would take longer than its tests.
        { extends: true, test: { name: "together", include: ["tests/**/*.test.ts"], exclude: alone, isolate: false } },
        { extends: true, test: { name: "alone", include: alone, exclude: isQuick ? slowRing : [] } },
      ],
    },
  };
});
