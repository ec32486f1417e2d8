// A book session in a thread of its own, and the watch over it: each call has the budget of a build. In: the folder,
// the budget. Out: the session's methods. A call that uses more, or that fails in an unforeseen way, ends the thread;
// the next call starts another, which has nothing kept.
import { resourceUsage } from "node:process";
import { Worker } from "node:worker_threads";
import { type AtWork, finishWriting, readAtWork, sharedBytes } from "../runtime/at-work.ts";
import type { Budget } from "../runtime/budget.ts";
import type {
  BuildRequest,
  FixAnswer,
  Hit,
  LiveBook,
  PageText,
  Place,
  Snapshot,
  SourcePlace,
} from "../session/snapshot.ts";
import { Caller } from "./remote.ts";

/** Thrown by the call that was given up, and by those that were waiting with it. */
export class ThreadEnded extends Error {
  readonly why: "time" | "memory" | "fault";
  /** The seconds or megabytes that were allowed, or the words of the fault. */
  readonly detail: string;
  readonly atWork: AtWork | null;

  constructor(why: ThreadEnded["why"], detail: string, atWork: AtWork | null) {
    super("the build was given up");
    this.why = why;
    this.detail = detail;
    this.atWork = atWork;
  }
}

interface Thread {
  readonly worker: Worker;
  readonly caller: Caller;
  readonly atWork: SharedArrayBuffer;
}

/** Milliseconds between two checks. */
const interval = 100;

export class SessionThread implements LiveBook {
  readonly #folder: string;
  readonly #budget: Budget;
  #thread: Thread | null = null;
  #isClosed = false;

  constructor(folder: string, budget: Budget) {
    this.#folder = folder;
    this.#budget = budget;
  }

  build = (request: BuildRequest) => this.#call<Snapshot>("build", request);
  pagePdf = (key: string) => this.#call<Uint8Array | null>("pagePdf", key);
  pageText = (key: string) => this.#call<PageText | null>("pageText", key);
  bookPdf = () => this.#call<Uint8Array | null>("bookPdf");
  search = (words: string) => this.#call<readonly Hit[]>("search", words);
  sourceAt = (page: number, x: number, y: number) => this.#call<SourcePlace | null>("sourceAt", page, x, y);
  placeOf = (file: string, line: number) => this.#call<Place | null>("placeOf", file, line);
  fix = (problem: number, write: boolean) => this.#call<FixAnswer | null>("fix", problem, write);

  /** Ends the thread; a file that is being written is finished first. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#thread) await finishWriting(this.#thread.atWork);
    await this.#end(new ThreadEnded("fault", "the session was closed", null));
  }

  async #call<T>(method: string, ...parameters: readonly unknown[]): Promise<T> {
    if (this.#isClosed) throw new ThreadEnded("fault", "the session was closed", null);
    this.#thread ??= this.#start();
    const { caller, atWork } = this.#thread;
    const began = processorSeconds();
    const timer = setInterval(() => {
      if (processorSeconds() - began > this.#budget.seconds) void this.#giveUp("time", this.#budget.seconds, atWork);
      else if (process.memoryUsage.rss() / 2 ** 20 > this.#budget.megabytes)
        void this.#giveUp("memory", this.#budget.megabytes, atWork);
    }, interval);
    try {
      return (await caller.call(method, parameters)) as T;
    } finally {
      clearInterval(timer);
    }
  }

  async #giveUp(why: "time" | "memory", limit: number, atWork: SharedArrayBuffer): Promise<void> {
    await finishWriting(atWork);
    await this.#end(new ThreadEnded(why, String(limit), readAtWork(atWork)));
  }

  async #end(error: ThreadEnded): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    thread?.caller.abandon(error);
    await thread?.worker.terminate();
  }

  #start(): Thread {
    const atWork = new SharedArrayBuffer(sharedBytes);
    const worker = new Worker(new URL("./session-worker.cjs", import.meta.url), {
      argv: ["watch"],
      workerData: { atWork, thread: 0, megabytes: this.#budget.megabytes, folder: this.#folder },
      // V8 ends the process when one allocation exceeds its limit; the checks above end the thread long before.
      resourceLimits: { maxOldGenerationSizeMb: this.#budget.megabytes * 2, stackSizeMb: 4 },
    });
    const thread = { worker, atWork, caller: new Caller(worker) };
    worker.on("error", (error: Error & { code?: string }) => {
      if (this.#thread !== thread) return;
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      const detail = isMemory ? String(this.#budget.megabytes) : error.message;
      void this.#end(new ThreadEnded(isMemory ? "memory" : "fault", detail, readAtWork(atWork)));
    });
    worker.on("exit", () => {
      if (this.#thread === thread) void this.#end(new ThreadEnded("fault", "its thread ended", readAtWork(atWork)));
    });
    return thread;
  }
}

function processorSeconds(): number {
  const { userCPUTime, systemCPUTime } = resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}
