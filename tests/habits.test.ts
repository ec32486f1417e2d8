// How tests are written here.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./support/run.ts";

const files = readdirSync(join(repository, "tests"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && path !== "habits.test.ts")
  .map((path) => ({ path, text: readFileSync(join(repository, "tests", path), "utf8") }));

describe("the tests", () => {
  it("never assert wall-clock time: they count steps or processor time, or are benchmarks", () => {
    // It waits for another process's file and asserts nothing about time. (A clock that a test replaces is allowed.)
    const waiting = ["safety/faults-of-the-machine.test.ts"];
    const timed = files.filter(({ text }) => /\b(?:performance\.now|hrtime)\b|\bDate\.now\b(?! =)/.test(text));
    expect(timed.map(({ path }) => path).filter((path) => !waiting.includes(path))).toEqual([]);
  });

  it("are called `it`", () => {
    const called = files.filter(({ text }) => /import \{[^}]*\btest\b[^}]*\} from "vitest"/.test(text));
    expect(called.map(({ path }) => path)).toEqual([]);
  });
});
