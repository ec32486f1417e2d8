// node scripts/bench-again.mjs FOLDER RUNS: builds a book repeatedly in one process, as `watch` does, and prints the median seconds of a build
// with its PDF: of all processors, and on the clock. The first build does not count.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");
const [folder = ".", runs = "5"] = process.argv.slice(2);
const session = new Worker(join(dist, "session-worker.cjs"), { workerData: { folder: resolve(folder) } });
const choice = { template: null, paper: null, profile: null, draft: false };

/** One call at a time: its answer, or the fault that ended the thread. */
let answered = { done: () => {}, failed: () => {} };
session.on("message", ({ fault }) => (fault ? answered.failed(new Error(fault)) : answered.done()));
session.on("error", (error) => answered.failed(error));

function call(method, ...parameters) {
  return new Promise((done, failed) => {
    answered = { done, failed };
    session.postMessage({ id: 0, method, parameters });
  });
}

const [processors, clock] = [[], []];
for (let run = 0; run <= Number(runs); run++) {
  const before = process.cpuUsage();
  const began = performance.now();
  await call("build", { choice, saved: [] });
  await call("bookPdf");
  const { user, system } = process.cpuUsage(before);
  if (run === 0) continue;
  processors.push((user + system) / 1e6);
  clock.push((performance.now() - began) / 1000);
}
const median = (seconds) => seconds.toSorted((a, b) => a - b)[seconds.length >> 1]?.toFixed(3);
console.log(median(processors), median(clock));
process.exit(0);
