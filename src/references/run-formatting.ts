// Where the formatting runs: in a worker thread of the bundled program, in parallel with reading, formulas and figures;
// in this thread if the sources run unbundled (tests). The results are the same.
import type { Worker } from "node:worker_threads";
import { dataForThread } from "../runtime/at-work.ts";
import type { ReferencesRequest, ReferencesResponse } from "./exchange.ts";

const bundled = !import.meta.url.endsWith(".ts");

/** The worker that has been started and is not busy yet. */
let warm: Promise<Worker> | null = null;

/**
 * Starts the worker, which loads citeproc and the BibTeX parser while the book is being read. Call it as early as
 * possible before `formatReferences`. A worker that is not used does not keep the process alive.
 */
export function warmReferences(): void {
  if (!bundled || warm) return;
  warm = startWorker();
  // A container may allow no more threads, which is noticed when the request fails.
  warm.catch(() => {});
}

async function startWorker(): Promise<Worker> {
  const { Worker } = await import("node:worker_threads");
  const worker = new Worker(new URL("./references-worker.cjs", import.meta.url), { workerData: dataForThread(1) });
  worker.unref();
  // An error before the first request is noticed when the request fails.
  worker.on("error", () => {});
  return worker;
}

/** Ends a worker that turned out not to be needed. */
export function dismissReferences(): void {
  warm?.then(
    (worker) => worker.terminate(),
    () => {},
  );
  warm = null;
}

export async function runFormatting(request: ReferencesRequest): Promise<ReferencesResponse> {
  if (!bundled) return formatHere(request);
  const starting = warm ?? startWorker();
  warm = null;
  try {
    return await ask(await starting, request);
  } catch {
    // The worker died (perhaps out of memory): formatting here is slower, but works.
    return formatHere(request);
  }
}

async function formatHere(request: ReferencesRequest): Promise<ReferencesResponse> {
  const { formatLists } = await import("./format-lists.ts");
  return formatLists(request);
}

function ask(worker: Worker, request: ReferencesRequest): Promise<ReferencesResponse> {
  return new Promise((resolve, reject) => {
    // It may have ended before there was a listener.
    if (worker.threadId === -1) reject(new Error("the references worker ended"));
    worker.ref();
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the references worker ended")));
    worker.postMessage(request);
  });
}
