// Books that need more memory than is available, simulated by a small heap.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkMemory, OutOfMemory, withinMemory } from "../../src/runtime/memory.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { stepsOf } from "../support/effort.ts";
import { abstractsAlone, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, smallBook);
  writeFileSync(join(folder.path, "book.pdf"), "the old one");
});
afterEach(() => folder.remove());

const run = (megabytes: number) =>
  abstractsAlone(folder.path, ["build", "-o", "book.pdf"], { NODE_OPTIONS: `--max-old-space-size=${megabytes}` });

function expectOldPdf() {
  expect(readFileSync(join(folder.path, "book.pdf"), "utf8")).toBe("the old one");
  expect(readdirSync(folder.path).filter((name) => name.includes("abstracts-tmp"))).toEqual([]);
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join("");

describe("a book that needs more memory than there is", () => {
  it("stops while it is read, at the abstract that was one too many", () => {
    const list = many(
      20_000,
      (i) => `- { id: a${i}, title: On ${i}, authors: [P. Author${i}], abstract: "Text ${i}." }\n`,
    );
    writeFiles(folder.path, { "abstracts/all.yaml": list });
    const { status, stderr } = run(60);
    expect(status, stderr.slice(-500)).toBe(1);
    expect(stderr).toMatch(
      /abstracts\/all\.yaml:\d{4,}:\d+: error: .* more than (?:its limit of 60|the \d+) MB.*\[out-of-memory\]/,
    );
    expect(stderr).toContain("--max-old-space-size");
    expectOldPdf();
  }, 60_000);

  it("stops while it is set", () => {
    const text = (i: number) => `title: On ${i}\nauthors: [P. Author${i}]\nabstract: |\n  ${words(900)}\n`;
    writeFiles(
      folder.path,
      Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`abstracts/a${i}.yaml`, text(i)])),
    );
    // Where the limit lies is up to V8: below it every build stops, above it every build succeeds.
    const statuses = [40, 50, 70, 300].map((megabytes) => {
      const { status, stderr } = run(megabytes);
      if (status === 0) return status;
      expect(stderr).toContain("[out-of-memory]");
      expectOldPdf();
      return status;
    });
    expect(statuses.slice(0, 2)).toEqual([1, 1]);
    expect(statuses[3]).toBe(0);
  }, 120_000);

  it("is built as usual if there is enough", () => {
    expect(run(200).status).toBe(0);
    expect(readFileSync(join(folder.path, "book.pdf"), "latin1")).toMatch(/^%PDF-/);
  });
});

describe("work within the memory", () => {
  it("is reported where it stops, and other faults pass", async () => {
    const diagnostics = new Diagnostics();
    const tooBig = () => Promise.reject(new OutOfMemory("it needs more", null));
    expect(await withinMemory(diagnostics, tooBig)).toBe(null);
    expect(await withinMemory(diagnostics, async () => "x".repeat(2 ** 29) + "x".repeat(2 ** 29))).toBe(null);
    expect(await withinMemory(diagnostics, async () => new Array(-1))).toBe(null);
    expect(diagnostics.sorted().map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "error out-of-memory",
      "error out-of-memory",
    ]);
    await expect(withinMemory(diagnostics, () => Promise.reject(new RangeError("other")))).rejects.toThrow("other");
    expect(await withinMemory(diagnostics, async () => "done")).toBe("done");
  });

  it("is checked at almost no cost", async () => {
    const calls = 100_000;
    const steps = await stepsOf(() => {
      for (let i = 0; i < calls; i++) checkMemory(null);
    });
    // A call, the note of what is being worked on, and the look at every sixteenth.
    expect(steps).toBeGreaterThan(calls);
    expect(steps).toBeLessThan(5 * calls);
  });
});
