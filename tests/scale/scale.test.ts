// Absurd amounts of data, as real submission systems have accepted them: built or diagnosed within seconds and a gigabyte.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const many = (count: number, make: (index: number) => string, between = "") =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

const syllables = ["lor", "em", "ip", "sum", "dol", "or", "sit", "am", "et", "con"];
/** A number as a word that can be hyphenated. */
const word = (index: number) => [...String(index * 7919)].map((digit) => syllables[Number(digit)]).join("");

const text = (title: string, body: string, more = "") =>
  `title: ${JSON.stringify(title)}\nauthors: [A. Einstein]\n${more}abstract: |\n${body.replace(/^/gm, "  ")}\n`;

const cases: Readonly<Record<string, string>> = {
  "5,000 authors": `title: A\nabstract: Text.\nauthors:\n${many(5000, (index) => `  - { name: ${word(index)} ${word(index * 3 + 1)}, affiliation: "Institute ${index % 300}, Town" }\n`)}`,
  "a text of 40,000 words": text(
    "A",
    many(400, (paragraph) => many(100, (index) => word(paragraph * 100 + index), " "), "\n\n"),
  ),
  "a paragraph of 100,000 words": text(
    "A",
    many(100_000, (index) => word(index % 20_000), " "),
  ),
  "a title of 5,000 characters": text(many(700, word, " ").slice(0, 5000), "Text."),
  "a word of 10,000 letters": text("a".repeat(10_000), `A word: ${many(2500, word).slice(0, 10_000)}.`),
  "500 affiliations": `title: A\nabstract: Text.\nauthors:\n  - name: A. Einstein\n    affiliations: [${many(500, (index) => `"Institute of ${word(index)}, Town"`, ", ")}]\n`,
  "60 columns": text(
    "A",
    `|${many(60, (index) => ` ${index} |`)}\n|${"---|".repeat(60)}\n${many(40, () => `|${many(60, (index) => ` ${word(index)} |`)}`, "\n")}`,
  ),
  "200 nested lists": text(
    "A",
    many(200, (depth) => `${"  ".repeat(depth)}- item ${depth}`, "\n"),
  ),
  "500 nested quotes": text("A", `${"> ".repeat(500)}text`),
  "2,000 formulas": text(
    "A",
    many(2000, (index) => `$x_{${index}}^2$`, " "),
  ),
  "10,000 unclosed brackets and stars": text(
    "A",
    `${"[".repeat(10_000)} ${"*a ".repeat(10_000)} ${"~".repeat(10_000)} ${"![".repeat(5000)} ${"<".repeat(10_000)}`,
  ),
  "20,000 keys that nobody knows": `title: A\n${many(20_000, (index) => `key${index}: x\n`)}`,
  "20,000 keywords in one list with an anchor": `title: A\nabstract: Text.\nkeywords: &all [${many(20_000, word, ", ")}]\n`,
  "a bad link around 15,000 emphases": text("A", `[${"*a* ".repeat(15_000)}](javascript:x)`),
  "100,000 emphases": text("A", "*a* ".repeat(100_000)),
  "3,000 abstracts in one file": many(
    3000,
    (index) =>
      `- { id: a${index}, title: On ${word(index)}, authors: [P. Author${index % 700}], abstract: "A text, [${index % 9}]." }\n`,
  ),
  "2,000 references": text(
    "A",
    "Text.",
    `references:\n${many(2000, (index) => `  - { type: book, title: "On ${word(index)}", author: [{ family: ${word(index + 1)} }], issued: 1900 }\n`)}`,
  ),
};

describe("a book with", () => {
  it.each(Object.entries(cases))("%s is built or diagnosed", (_, abstract) => {
    writeFiles(folder.path, { ...smallBook, "abstracts/motion.yaml": abstract });
    // Processor time, by the shell's `times`: other work on the machine is not the program's fault. Twice the ten
    // seconds that a book should take are allowed, since processors differ and are shared: the faults to find here take
    // minutes.
    const command = `"${process.execPath}" "${join(repository, "bin/abstracts.js")}" build -o book.pdf; status=$?; times; exit $status`;
    const run = spawnSync("sh", ["-c", command], {
      cwd: folder.path,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      // The heap's share of a gigabyte in total.
      env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=800" },
    });
    expect([0, 1], run.stderr.slice(-600)).toContain(run.status);
    if (run.status === 1) expect(run.stderr).toMatch(/error: .*\[[a-z-]+\]/);
    expect(secondsIn(run.stdout)).toBeLessThan(20);
  });
});

/** The last line of `times` is that of the children: user and system time, `0m3.120s 0m0.340s`. */
function secondsIn(output: string): number {
  const times = [...(output.trim().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
