// Starts the threads that set paragraphs. There are none when the sources run unbundled (tests), nor on a machine with
// two processors: the lines are the same.
import { availableParallelism, loadavg } from "node:os";
import { MessageChannel, Worker } from "node:worker_threads";
import { sharedBytes } from "./exchange.ts";
import type { Thread } from "./setter-handle.ts";

const isBundled = !import.meta.url.endsWith(".ts");
/** With more threads than this, they wait for the one that makes the book. */
const most = 3;
/** Megabytes of heap per thread: it has one batch at a time, the words of the book and its fonts. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/** This many characters take about a second to set; for fewer, threads cost more than they save. */
const leastCharacters = 1_000_000;

/** `ABSTRACTS_SETTERS` sets the number, for tests and measurements. */
export function startThreads(characters: number): readonly Thread[] {
  const asked = process.env.ABSTRACTS_SETTERS;
  const count = asked !== undefined && /^\d$/.test(asked) ? Number(asked) : countFor(characters);
  const threads: Thread[] = [];
  try {
    while (isBundled && threads.length < Math.min(most, count)) threads.push(startThread());
  } catch {
    // A container may allow no more threads: those that there are will do.
  }
  return threads;
}

/**
 * One for each processor but two: this thread has one, and V8's own threads and the references are busy on another. On a
 * busy machine, they would only take turns with this thread.
 */
function countFor(characters: number): number {
  const processors = availableParallelism();
  const [load = 0] = loadavg();
  return characters < leastCharacters || load > processors ? 0 : processors - 2;
}

function startThread(): Thread {
  const { port1: port, port2 } = new MessageChannel();
  const shared = new SharedArrayBuffer(sharedBytes);
  const worker = new Worker(new URL("./setter-worker.cjs", import.meta.url), {
    workerData: { port: port2, shared },
    transferList: [port2],
    resourceLimits: limits,
  });
  // It keeps no process alive; and if it dies, nobody waits for it long.
  worker.unref();
  worker.on("error", () => {});
  return { port, shared };
}
