// npm run bench [-- N … | FOLDER …]: builds the sample book and generated books as whole processes, cold, and prints wall
// time, CPU, peak memory, pages and file size of each. Ratios on one machine in one run mean something; seconds do not.
// With --watch: what a save costs, scripts/bench-watch.mjs.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchWatch } from "./bench-watch.mjs";
import { makeBook } from "./make-book.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runs = 3;

/** Runs a command; seconds of wall clock and CPU, and peak resident memory in MiB from /proc (Linux; 0 elsewhere). */
function measure(command, parameters) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const before = process.resourceUsage();
    const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "ignore"] });
    let output = "";
    let peak = 0;
    child.stdout.on("data", (data) => {
      output += data;
    });
    const watch = setInterval(() => {
      peak = Math.max(peak, peakMemory(child.pid));
    }, 5);
    child.on("error", reject);
    child.on("close", (status) => {
      clearInterval(watch);
      const wall = Number(process.hrtime.bigint() - started) / 1e9;
      const after = process.resourceUsage();
      if (status !== 0) reject(new Error(`${command} ${parameters.join(" ")} ended with status ${status}`));
      resolve({ wall, peak, output, cpu: (after.userCPUTime - before.userCPUTime) / 1e6 });
    });
  });
}

function peakMemory(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const best = (results) => results.reduce((a, b) => (b.wall < a.wall ? b : a));

async function repeat(command, parameters) {
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await measure(command, parameters));
  return best(results);
}

async function row(folder) {
  const pdf = join(work, "book.pdf");
  const result = await repeat(process.execPath, [join(root, "bin/abstracts.js"), "build", folder, "-o", pdf]);
  const pages = Number(/(\d+) pages?/.exec(result.output)?.[1] ?? 0);
  const abstracts = Number(/(\d+) abstracts?/.exec(result.output)?.[1] ?? 0);
  return [
    basename(folder),
    abstracts,
    pages,
    result.wall.toFixed(2),
    ((result.wall * 1000) / pages).toFixed(1),
    Math.round(result.peak),
    Math.round(statSync(pdf).size / 1024),
  ];
}

const asked = process.argv.slice(2).filter((word) => word !== "--watch");
if (process.argv.includes("--watch")) {
  await benchWatch(asked.length > 0 ? asked : ["100", "500", "1000"]);
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), "abstracts-bench-"));
try {
  const books = (asked.length > 0 ? asked : ["data", "100", "1000", "5000"]).map((name) => {
    if (existsSync(join(name, "book.yaml"))) return name;
    const folder = join(work, `generated-${name}`);
    makeBook(Number(name), folder);
    return folder;
  });
  const bare = await repeat(process.execPath, ["-e", "0"]);
  const version = await repeat(process.execPath, [join(root, "bin/abstracts.js"), "--version"]);
  console.log(
    `best of ${runs} runs, node ${process.version}: node -e 0 ${bare.wall.toFixed(3)} s, abstracts --version ${version.wall.toFixed(3)} s (${(version.wall / bare.wall).toFixed(2)} ×)\n`,
  );
  const head = ["book", "abstracts", "pages", "s", "ms/page", "peak MiB", "PDF KiB"];
  console.log(`| ${head.join(" | ")} |\n|---|${"--:|".repeat(head.length - 1)}`);
  for (const folder of books) console.log(`| ${(await row(folder)).join(" | ")} |`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
