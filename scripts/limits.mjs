// npm run limits [-- NAME …] [--runs 2] [--past]: for each limit of SECURITY.md, builds a book (or imports a table, or
// compares a repository) that is just at the limit, of the dearest kind that is known, and prints the table of
// SECURITY.md with what that took: seconds of all processors, the smallest of the runs, and peak memory. With --past,
// also a book just past the limit, and what is reported.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inputs } from "./limits/inputs.mjs";
import { measure } from "./measure.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "bin/abstracts.js");
const work = mkdtempSync(join(tmpdir(), "abstracts-limits-"));
const words = process.argv.slice(2);
const runs = Number(words.splice(words.indexOf("--runs") >>> 0, 2)[1] ?? 2);
const isPast = words.includes("--past");
const names = words.filter((word) => !word.startsWith("--"));
const rows = [
  ...readFileSync(join(root, "SECURITY.md"), "utf8").matchAll(/^\| ([\d,]+) \| ([^|]+) \| `(\w+)` \|.*$/gm),
];

function make(folder, { files, prepare }, count) {
  mkdirSync(folder, { recursive: true });
  const written = { "book.yaml": "title: B\nparts: [abstracts: { group: none }]\n", ...files?.(count) };
  for (const [path, content] of Object.entries(written)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  prepare?.(folder, count);
}

const build = ["build", ".", "--no-cache", "-q", "-o", "out.pdf", "--force"];

async function run(input, count) {
  const folder = join(work, "book");
  make(folder, input, count);
  const out = await measure(process.execPath, [program, ...(input.command ?? build)], { cwd: folder });
  rmSync(folder, { recursive: true });
  return out;
}

const codesIn = ({ errors, output }) => [...new Set((errors + output).match(/\[[a-z-]+\]$/gm) ?? [])].join(" ");

try {
  console.log("| At most | Of | Name | Measured with | Seconds | MB |\n| --: | :-- | :-- | :-- | --: | --: |");
  for (const [, written = "", of = "", name = ""] of rows) {
    if (names.length > 0 && !names.includes(name)) continue;
    const input = inputs[name];
    if (!input) throw new Error(`nothing measures “${name}”`);
    const limit = Number(written.replaceAll(",", ""));
    const results = [];
    for (let time = 0; time < runs; time++) results.push(await run(input, limit));
    const seconds = Math.min(...results.map(({ cpu }) => cpu));
    const peak = Math.max(...results.map(({ peak }) => peak)) * 1.048576;
    console.log(`| ${written} | ${of} | \`${name}\` | ${input.of} | ${seconds.toFixed(1)} | ${Math.round(peak)} |`);
    const unexpected = results.find(({ status }) => status !== (input.status ?? 0));
    if (unexpected)
      console.log(`  status ${unexpected.status}: ${codesIn(unexpected)} ${unexpected.errors.slice(0, 500)}`);
    if (isPast && !input.silent) {
      const past = await run(input, limit + 1);
      const said = (past.errors + past.output).split("\n").find((line) => line.includes("]")) ?? "";
      console.log(`  past it, ${past.cpu.toFixed(1)} s, ${Math.round(past.peak)} MB, status ${past.status}: ${said}`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
