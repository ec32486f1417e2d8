// Runs a command in a thread of its own, and watches its processor time, its memory and its end from this one. In: the
// words of the command line, and how to report. Out: the exit status. A parser or library in the middle of a call
// cannot watch itself, so it is ended from here; the old PDF stays, and the report names what was being worked on.
import { resourceUsage } from "node:process";
import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import type { GivenUp } from "../cli/given-up.ts";
import { finishWriting, readAtWork, sharedBytes } from "../runtime/at-work.ts";
import type { Budget } from "../runtime/budget.ts";
import { youngGeneration } from "../runtime/memory.ts";
import { systemFault } from "../runtime/system-fault.ts";

export interface Supervised {
  readonly file: string;
  readonly argv: readonly string[];
  readonly budget: Budget;
  readonly report: (given: GivenUp) => void | Promise<void>;
}

/** Milliseconds between two checks. */
const interval = 100;
/** Milliseconds to wait for a thread to stop after it was asked to, because it may be inside native code. */
const patience = 5_000;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export function supervise({ file, argv, budget, report }: Supervised): Promise<number> {
  const atWork = new SharedArrayBuffer(sharedBytes);
  // A smaller memory limit on Node's command line applies to both threads.
  const heap = Math.round((getHeapStatistics().heap_size_limit - youngGeneration) / 2 ** 20);
  const worker = new Worker(file, {
    argv: [...argv],
    workerData: { atWork, thread: 0, megabytes: budget.megabytes, terminal: terminalOf() },
    // V8 ends the process when one allocation exceeds its limit; the checks below end the thread long before.
    resourceLimits: { maxOldGenerationSizeMb: budget.megabytes * 2, stackSizeMb: 4 },
  });
  return new Promise((resolve) => {
    let isOver = false;
    const end = (status: number) => {
      clearInterval(timer);
      for (const signal of signals) process.off(signal, onSignal);
      resolve(status);
    };
    const giveUp = async (why: GivenUp["why"], detail: string) => {
      if (isOver) return;
      isOver = true;
      await stop(worker, atWork);
      await report({ why, detail, atWork: readAtWork(atWork) });
      end(1);
    };
    const onSignal = async (signal: NodeJS.Signals) => {
      isOver = true;
      await stop(worker, atWork);
      end(1);
      // Behaves as if there were no listener: the parent process learns which signal ended this one.
      process.kill(process.pid, signal);
    };
    const timer = setInterval(() => {
      const { userCPUTime, systemCPUTime } = resourceUsage();
      if ((userCPUTime + systemCPUTime) / 1e6 > budget.seconds) void giveUp("time", String(budget.seconds));
      else if (process.memoryUsage.rss() / 2 ** 20 > budget.megabytes) void giveUp("memory", String(budget.megabytes));
    }, interval);
    for (const signal of signals) process.on(signal, onSignal);
    worker.on("error", (error: Error & { code?: string }) => {
      const refused = systemFault(error);
      if (refused !== null) void giveUp("system", refused);
      else if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") void giveUp("fault", error.message);
      else if (heap < budget.megabytes) void giveUp("heap", String(heap));
      else void giveUp("memory", String(budget.megabytes));
    });
    worker.on("exit", (status) => {
      if (!isOver) end(status);
    });
  });
}

/** A thread has no terminal of its own. */
function terminalOf() {
  const of = ({ isTTY, columns }: NodeJS.WriteStream) => ({ isTTY: isTTY ?? false, columns });
  return { stdout: of(process.stdout), stderr: of(process.stderr) };
}

async function stop(worker: Worker, atWork: SharedArrayBuffer): Promise<void> {
  await finishWriting(atWork);
  await Promise.race([worker.terminate(), new Promise((resolve) => setTimeout(resolve, patience))]);
}
