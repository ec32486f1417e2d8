// The samples, damaged: cut short, with bytes changed, lines left out or doubled. No damage crashes the import, and
// every book that it writes passes `check`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository, temporaryFolder } from "../support/run.ts";
import { errorsOf, importInto } from "./support.ts";

const samples = join(repository, "tests/import/samples");
const goldens = ["book.txt", "printed.txt"];

/** Random numbers that are the same on every machine and in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const odd = ['"', ",", "\n", "<", ">", "&", "{", "}", "[", "]", "$", "\\", "\u0000", "ÿ", "\t", ":", "-", " "];

function damaged(bytes: Uint8Array, next: () => number): Uint8Array {
  const at = Math.floor(next() * bytes.length);
  const kind = Math.floor(next() * 5);
  if (kind === 0) return bytes.subarray(0, at);
  const length = Math.floor(next() * 40);
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (kind === 2) return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  const copy = Buffer.from(bytes);
  for (let count = 0; count < 1 + next() * 6; count++) {
    const mark = Buffer.from(odd[Math.floor(next() * odd.length)] ?? " ");
    mark.copy(copy, Math.floor(next() * copy.length));
  }
  return copy;
}

const rounds = Number(process.env.ROUNDS ?? 2);

describe("a damaged sample", () => {
  it.each(readdirSync(samples).sort())("of %s is read as far as it goes", async (name) => {
    const next = numbers(name.length * 7919 + name.charCodeAt(0));
    const files = readdirSync(join(samples, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !goldens.includes(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (let round = 0; round < rounds; round++) {
      const folder = temporaryFolder();
      try {
        const victim = Math.floor(next() * files.length);
        files.forEach((file, index) => {
          const bytes = readFileSync(file);
          const path = join(folder.path, "in", file.slice(join(samples, name).length));
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, index === victim ? damaged(bytes, next) : bytes);
        });
        const book = join(folder.path, "book");
        const run = await importInto(book, [join(folder.path, "in")]);
        if (run.imported) expect(await errorsOf(book), `round ${round}, ${files[victim]}`).toEqual([]);
        else expect(run.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      } finally {
        folder.remove();
      }
    }
  });
});
