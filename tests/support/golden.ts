// Golden files: a missing one fails, and only `npm run test:accept` writes one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

export const accepting = Boolean(process.env.ACCEPT);

/** Compares text with a golden file, or rewrites the file when accepting. */
export function expectGolden(actual: string, path: string): void {
  if (accepting) {
    writeFileSync(path, actual);
    return;
  }
  if (!existsSync(path))
    throw new Error(`there is no golden file ${path}; look at the output, then run npm run test:accept`);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
