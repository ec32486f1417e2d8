// What is worth damaging further: for each target, the damage that first reached a diagnostic, one JSON line each.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./trier.mjs";

const file = join(root, "tests/fuzz/corpus.jsonl");
/** A third of the inputs is based on the corpus. */
const share = 3;
/** Limits for the mutations of one entry, and its characters: people read the corpus too. */
const most = 3;
const longest = 600;
/** Enough entries for one code. */
const targetsPerCode = 4;

export class Corpus {
  #entries = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
    : [];
  #known = new Set(this.#entries.flatMap(({ target, codes }) => codes.map((code) => `${target} ${code}`)));
  #times = countsOf(this.#entries.flatMap(({ codes }) => codes));
  #before = this.#entries.length;

  /** The mutations to build on; usually none. */
  pick(target, number) {
    const own = number % share === 0 ? this.#entries.filter((entry) => entry.target === target) : [];
    return own.length === 0 ? [] : own[Math.floor(number / share) % own.length].mutations;
  }

  /** Keeps an input that reached a code that no other damage of this target has, and returns whether it did. */
  consider(target, { mutations, codes }) {
    const fresh = codes.filter(
      (code) => !this.#known.has(`${target} ${code}`) && (this.#times.get(code) ?? 0) < targetsPerCode,
    );
    if (fresh.length === 0 || mutations.length > most) return false;
    if (JSON.stringify(mutations).length > longest) return false;
    for (const code of fresh) {
      this.#known.add(`${target} ${code}`);
      this.#times.set(code, (this.#times.get(code) ?? 0) + 1);
    }
    this.#entries.push({ target, codes: fresh, mutations });
    return true;
  }

  save() {
    const lines = this.#entries.map((entry) => JSON.stringify(entry)).sort();
    writeFileSync(file, `${lines.join("\n")}\n`);
  }

  summary() {
    return `corpus: ${this.#entries.length} inputs, ${this.#entries.length - this.#before} of them new`;
  }
}

function countsOf(codes) {
  const counts = new Map();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
