// Diffs are tested with `patch` itself.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/fix/unified-diff.ts";
import { source, span } from "../../src/source/source.ts";
import { temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** The file after git has applied the diff of these replacements. */
function applied(text: string, replacements: readonly (readonly [string, string])[], mark = ""): string {
  const file = source("abstracts/a.yaml", text);
  const edits = replacements.map(([was, to]) => {
    const at = text.indexOf(was);
    return { span: span(file, at, at + was.length), was, text: to };
  });
  mkdirSync(join(folder.path, "abstracts"), { recursive: true });
  writeFileSync(join(folder.path, "abstracts/a.yaml"), mark + text);
  const diff = unifiedDiff(file, edits, mark);
  execFileSync("git", ["apply", "--unidiff-zero", "-"], { cwd: folder.path, input: diff });
  return readFileSync(join(folder.path, "abstracts/a.yaml"), "utf8");
}

const lines = Array.from({ length: 40 }, (_, index) => `line ${index}.\n`).join("");

describe("a unified diff", () => {
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ["one change", lines, [["line 20.", "LINE 20."]]],
    [
      "changes far apart",
      lines,
      [
        ["line 3.", "3"],
        ["line 33.", "33"],
      ],
    ],
    [
      "changes whose contexts touch",
      lines,
      [
        ["line 10.", "10"],
        ["line 14.", "14"],
        ["line 15.", "15"],
      ],
    ],
    [
      "two changes of one line",
      "a b c\n",
      [
        ["a", "x"],
        ["c", "z"],
      ],
    ],
    ["lines that are joined", lines, [["7.\nline 8", "7 8"]]],
    [
      "lines that are added",
      lines,
      [
        ["line 0.", "line 0.\nand another"],
        ["line 39.", "39"],
      ],
    ],
    ["a file without a last line end", "a\nb", [["b", "c"]]],
    ["line ends of Windows", "a\r\nb\r\nc\r\n", [["b", "x"]]],
  ])("has the intended effect on %s", (_, text, replacements) => {
    const meant = replacements.reduce((made, [was, to]) => made.replace(was, to), text);
    expect(applied(text, replacements)).toBe(meant);
  });

  it("keeps a byte order mark", () => {
    expect(applied("a\nb\n", [["b", "c"]], "\ufeff")).toBe("\ufeffa\nc\n");
    expect(applied("a\nb\n", [["a", "c"]], "\ufeff")).toBe("\ufeffc\nb\n");
  });

  it("is empty if nothing changes", () => {
    expect(unifiedDiff(source("a", "b"), [])).toBe("");
  });
});
