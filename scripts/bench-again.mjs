// node scripts/bench-again.mjs FOLDER RUNS: builds a book repeatedly in one process, as `watch` does, and prints the processor seconds of the median
// build with its PDF. The first build does not count.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");
const [folder = ".", runs = "5"] = process.argv.slice(2);
const session = new Worker(join(dist, "session-worker.cjs"), { workerData: { folder: resolve(folder) } });
const choice = { template: null, paper: null, profile: null, draft: false };

function call(method, ...parameters) {
  return new Promise((done, reject) => {
    session.once("message", ({ fault }) => (fault ? reject(new Error(fault)) : done()));
    session.once("error", reject);
    session.postMessage({ id: 0, method, parameters });
  });
}

const times = [];
for (let run = 0; run <= Number(runs); run++) {
  const before = process.cpuUsage();
  await call("build", { choice, saved: [] });
  await call("bookPdf");
  const { user, system } = process.cpuUsage(before);
  if (run > 0) times.push((user + system) / 1e6);
}
times.sort((a, b) => a - b);
console.log(times[times.length >> 1]?.toFixed(3));
process.exit(0);
