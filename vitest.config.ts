// Tests. `npm test` runs in the mode `quick`, which leaves the slow ring out unless CI asks for it; in any other mode, and for
// files that are named (`npx vitest run tests/scale`), nothing is left out.
import { defineConfig } from "vitest/config";

// Whole congresses, browsers, absurd amounts of data: over half of the time of all tests.
const slowRing = [
  "tests/export/epubcheck.test.ts",
  "tests/export/site.test.ts",
  "tests/export/standards.test.ts",
  "tests/fuzz/**",
  "tests/safety/linear.test.ts",
  "tests/safety/regular-expressions.test.ts",
  "tests/scale/**",
  "tests/session/random-edits.test.ts",
  "tests/site/**",
  "tests/viewer/**",
  "tests/whole-books/faulty-congress.test.ts",
  "tests/whole-books/timetables.test.ts",
];

export default defineConfig(({ mode }) => {
  const isQuick = mode === "quick" && !process.env.CI;
  if (isQuick) process.stderr.write("The slow ring of tests is left out: npm run test:all runs it too.\n");
  return {
    test: {
      include: ["tests/**/*.test.ts"],
      ...(isQuick && { exclude: slowRing }),
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // Every core; by itself vitest leaves one out, on a machine of two half of what there is.
      maxWorkers: "100%",
      // A golden file is written by `npm run test:accept` alone.
      // What a book prints in must not depend on the fonts of the machine.
      env: { ACCEPT: process.env.ACCEPT ?? "", ABSTRACTS_FONT_PATH: "" },
    },
  };
});
