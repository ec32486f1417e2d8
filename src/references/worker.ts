// The worker thread of references/ (dist/references-worker.cjs): loads what formatting needs as soon as it starts, answers
// one request, and ends.
import { parentPort } from "node:worker_threads";
import { loadCiteproc } from "./citeproc.ts";
import type { ReferencesRequest } from "./exchange.ts";
import { formatLists } from "./format-lists.ts";

parentPort?.once("message", async (request: ReferencesRequest) => {
  parentPort?.postMessage(await formatLists(request));
  parentPort?.close();
});

loadCiteproc();
