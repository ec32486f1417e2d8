// Commands that use more than they may are stopped from outside, with the place, the old PDF and exit status 1.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownWork, readAtWork, sharedBytes, workOn } from "../../src/runtime/at-work.ts";
import { contained } from "../../src/runtime/memory.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { abstractsAlone, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, smallBook);
  writeFileSync(join(folder.path, "book.pdf"), "%PDF-1.4 the old one");
});
afterEach(() => folder.remove());

const oldPdf = () => expect(readFileSync(join(folder.path, "book.pdf"), "utf8")).toBe("%PDF-1.4 the old one");

describe("a command that uses more than it may", () => {
  it("is stopped for its time, with the current place", () => {
    // Two million different words: no machine sets them in a second, and no paragraph is found among those already set.
    for (let i = 0; i < 500; i++) {
      const words = Array.from({ length: 4000 }, (_, index) => `word${i * 4000 + index}`).join(" ");
      writeFiles(folder.path, { [`abstracts/a${i}.yaml`]: `title: On ${i}\nauthors: [A. B]\nabstract: ${words}\n` });
    }
    const { status, stdout, stderr } = abstractsAlone(folder.path, [
      "build",
      "-o",
      "book.pdf",
      "--format",
      "json",
      "--max-seconds",
      "1",
    ]);
    expect(status, stderr).toBe(1);
    const [said, ...others] = JSON.parse(stdout);
    expect(others).toEqual([]);
    expect(said).toMatchObject({ code: "out-of-time", severity: "error" });
    expect(`${said.file} ${said.message}`).toMatch(/abstracts\/\w+\.yaml|working on/);
    expect(stderr).toContain("a previous one is kept");
    oldPdf();
  });

  it("is stopped for its memory", () => {
    const { status, stderr } = abstractsAlone(folder.path, ["build", "-o", "book.pdf", "--max-memory=70"]);
    expect(status).toBe(1);
    expect(stderr).toContain("its limit of 70 MB");
    expect(stderr).toContain("[out-of-memory]");
    oldPdf();
  });

  it.each([
    ["--max-seconds", "soon"],
    ["--max-memory", "-1"],
  ])("is refused if %s %s is not a number", (name, value) => {
    expect(abstractsAlone(folder.path, ["build", name, value]).status).toBe(2);
  });
});

describe("what is being worked on", () => {
  it("can be read by another thread, and is nothing at first", () => {
    expect(readAtWork(new SharedArrayBuffer(sharedBytes))).toBe(null);
    const file = source("abstracts/ø.yaml", "title: A\nabstract: B\n");
    workOn(span(file, 9));
    expect(ownWork()).toEqual({ name: "abstracts/ø.yaml", offset: 9 });
    workOn("page 3");
    expect(ownWork()).toEqual({ name: "page 3", offset: null });
    workOn("é".repeat(5000));
    expect(ownWork()?.name).toBe("é".repeat(500));
  });

  it("is named if the program fails", async () => {
    const diagnostics = new Diagnostics();
    workOn("page 7");
    expect(await contained(diagnostics, () => Promise.reject(new TypeError("x is not a function\n    at y")))).toBe(
      null,
    );
    expect(diagnostics.sorted()).toMatchObject([
      { code: "internal-fault", message: "the program failed while it worked on page 7: x is not a function" },
    ]);
    expect(await contained(diagnostics, async () => "done")).toBe("done");
  });
});

describe("a Node without WebAssembly", () => {
  it.each(["build -o book.pdf", "check", "export json", "fonts", "watch --no-open"])(
    "is one diagnostic, not one for each font: %s",
    (line) => {
      const { status, stdout, stderr } = abstractsAlone(folder.path, line.split(" "), { NODE_OPTIONS: "--jitless" });
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr.match(/\[[a-z-]+\]/g)).toEqual(["[font-unreadable]"]);
      expect(stderr).toContain("Node runs without WebAssembly");
      oldPdf();
    },
  );
});
