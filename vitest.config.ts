import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Every core; by itself vitest leaves one out, on a machine of two half of what there is.
    maxWorkers: "100%",
    // A golden file is written by `npm run test:accept` alone.
    // What a book prints in must not depend on the fonts of the machine.
    env: { ACCEPT: process.env.ACCEPT ?? "", ABSTRACTS_FONT_PATH: "" },
  },
});
