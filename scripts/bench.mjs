// npm run bench [-- N … | FOLDER …] [--runs N]: builds books as whole processes without a cache, with the cache of an
// earlier build, and in a process that has built them before. Prints the seconds of all processors and those on the
// clock, which is what people wait for; milliseconds for each abstract, which show how time grows with the book; peak
// memory, pages a second and file size; all beside Typst if the folder of measurements beside the repository can run it
// (BENCH_MODULES). The runs take turns, and the median counts: ratios from one run on one machine are meaningful,
// seconds are not, and those on the clock say nothing on a machine that does other work. With --watch: the cost of a
// save, see scripts/bench-watch.mjs. With --pages: how even the pages are, see scripts/bench-pages.mjs.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { benchPages } from "./bench-pages.mjs";
import { benchWatch } from "./bench-watch.mjs";
import { makeBook } from "./make-book.mjs";
import { measure } from "./measure.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "bin/abstracts.js");
const peers = process.env.BENCH_PEERS ?? join(root, "..", "shared", "bench");
const words = process.argv.slice(2);
const runs = Number(words.splice(words.indexOf("--runs") >>> 0, 2)[1] ?? 5);
const work = mkdtempSync(join(tmpdir(), "abstracts-bench-"));
const cache = join(work, "cache");

/** A command that must succeed. */
async function measured(command, parameters) {
  const result = await measure(command, parameters);
  if (result.status !== 0) throw new Error(`${command} ${parameters.join(" ")} ended with status ${result.status}`);
  return result;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** A book in the peers' format, converted once; null if Typst is missing. */
function typstOf(folder) {
  const { BENCH_MODULES: modules } = process.env;
  if (!modules || !existsSync(join(peers, "render.py"))) return null;
  const out = join(work, `typst-${basename(folder)}`);
  const made = spawnSync("python3", [join(peers, "render.py"), "typst", folder, `${out}.pdf`, "--work", out]);
  return made.status === 0 ? [join(peers, "typst.mjs"), out, `${out}.pdf`] : null;
}

async function row(folder) {
  const pdf = join(work, "book.pdf");
  const build = (...more) => measured(process.execPath, [program, "build", folder, "-o", pdf, ...more]);
  const typst = typstOf(folder);
  rmSync(cache, { recursive: true, force: true });
  const { output } = await build("--cache", cache);
  const [cold, warm, other] = [[], [], []];
  for (let run = 0; run < runs; run++) {
    cold.push(await build("--no-cache"));
    warm.push(await build("--cache", cache));
    if (typst) other.push(await measured(process.execPath, typst));
  }
  const again = await measured(process.execPath, [join(root, "scripts/bench-again.mjs"), folder, String(runs)]);
  const [pages, abstracts] = [/(\d+) pages?/, /(\d+) abstracts?/].map((one) => Number(one.exec(output)?.[1] ?? 0));
  const medianOf = (results, of) => median(results.map((result) => result[of]));
  const [againCpu = 0, againWall = 0] = again.output.split(" ").map(Number);
  const beside = (cpu, wall) => {
    const ratio = (seconds, of) => (typst ? ` (${(seconds / medianOf(other, of)).toFixed(2)} ×)` : "");
    return `${cpu.toFixed(2)}${ratio(cpu, "cpu")} / ${wall.toFixed(2)}${ratio(wall, "wall")}`;
  };
  const both = (results) => [medianOf(results, "cpu"), medianOf(results, "wall")];
  return [
    basename(folder),
    abstracts,
    pages,
    beside(...both(cold)),
    beside(...both(warm)),
    beside(againCpu, againWall),
    typst
      ? both(other)
          .map((seconds) => seconds.toFixed(2))
          .join(" / ")
      : "–",
    abstracts > 0 ? ((1000 * medianOf(cold, "cpu")) / abstracts).toFixed(1) : "–",
    (pages / medianOf(cold, "wall")).toFixed(0),
    Math.round(median(cold.map(({ peak }) => peak))),
    Math.round(statSync(pdf).size / 1024),
  ];
}

if (process.argv.includes("--watch")) {
  const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
  await benchWatch(numbers.length > 0 ? numbers : ["100", "500", "1000"]);
  process.exit(0);
}

if (process.argv.includes("--pages")) {
  try {
    benchPages({ root, peers, work, words: process.argv.slice(2).filter((word) => word !== "--pages") });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  process.exit(0);
}

try {
  const books = (words.length > 0 ? words : ["data", "100", "1000", "5000"]).map((name) => {
    if (existsSync(join(name, "book.yaml"))) return resolve(name);
    const folder = join(work, `generated-${name}`);
    const generator = join(peers, "gen.py");
    // The peers' generator writes a format that all of them can read.
    if (!existsSync(generator) || spawnSync("python3", [generator, name, folder]).status !== 0)
      makeBook(Number(name), folder);
    return folder;
  });
  const bare = await measured(process.execPath, ["-e", "0"]);
  const version = await measured(process.execPath, [program, "--version"]);
  const [processor] = cpus();
  console.log(
    `node ${process.version}, ${cpus().length} × ${processor?.model ?? "?"}; median of ${runs} runs; seconds of all processors / on the clock: node -e 0 ${bare.cpu.toFixed(2)} / ${bare.wall.toFixed(2)}, abstracts --version ${version.cpu.toFixed(2)} / ${version.wall.toFixed(2)}\n`,
  );
  const head =
    "book, abstracts, pages, from nothing, from a cache, in one process, Typst, ms/abstract, pages/s, peak MiB, PDF KiB".split(
      ", ",
    );
  console.log(`| ${head.join(" | ")} |\n|---|${"--:|".repeat(head.length - 1)}`);
  for (const folder of books) console.log(`| ${(await row(folder)).join(" | ")} |`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
