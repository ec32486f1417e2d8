// Checks the memory that is left, so that a book that needs too much ends with a diagnostic instead of V8 aborting the
// process. A check costs two microseconds, and most calls skip it. Each thread has its own, as it has its own heap.
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { workerData } from "node:worker_threads";
import { DataFault } from "../source/data-fault.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { ownWork, placeIn, workOn } from "./at-work.ts";
import { systemFault } from "./system-fault.ts";

/** Thrown when the work is too big to finish. */
export class OutOfMemory extends Error {
  readonly span: Span | null;

  constructor(message: string, span: Span | null) {
    super(message);
    this.span = span;
  }
}

/** Calls between two checks. */
const every = 16;
/** Bytes by which V8's heap limit exceeds `--max-old-space-size`: usually three times 16 MB. */
export const youngGeneration = 48 << 20;
/**
 * The share of the heap at which garbage is collected, and the share still in use afterwards that counts as out of
 * memory.
 */
const high = 0.9;
const full = 0.82;

/** The share of the process's memory that the heap may use; the rest is for the program itself and its buffers. */
const allowed = megabytes() * 2 ** 20 * 0.85;

function megabytes(): number {
  const data: unknown = workerData;
  const given = typeof data === "object" && data !== null && "megabytes" in data ? Number(data.megabytes) : 0;
  return given > 0 ? given : Number.POSITIVE_INFINITY;
}

let calls = 0;
/** The heap size at which garbage is collected next. */
let next = 0;

/** Call this between small pieces of work; `what` is what is being worked on. */
export function checkMemory(what: Span | string | null): void {
  workOn(what);
  if (++calls % every === 0) checkHeap(typeof what === "string" ? null : what);
}

function checkHeap(span: Span | null): void {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const heap = Math.min(limit - youngGeneration, allowed);
  if (used < Math.max(next, high * heap)) return;
  // The used heap may be mostly garbage: V8 collects late.
  collectGarbage();
  const kept = getHeapStatistics().used_heap_size;
  if (kept > full * heap)
    throw new OutOfMemory(`it needs more than its limit of ${Math.round(heap / 2 ** 20)} MB`, span);
  next = kept + (heap - kept) / 2;
}

let collect: (() => void) | null = null;

/** Collects garbage. Node exposes its collector through a command-line flag, which can also be set later. */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    const found: unknown = runInNewContext("gc");
    collect = typeof found === "function" ? () => void found() : () => {};
  }
  collect();
}

/** Bytes in use from which on it pays to collect garbage between two stages. */
const large = 128 << 20;

/**
 * Between two stages of a build, when most of what the earlier one needed is garbage: V8 would keep that of a large book
 * until the heap has grown by half.
 */
export function endStage(): void {
  if (getHeapStatistics().used_heap_size > large) collectGarbage();
}

/** Memory is given back if the heap is larger than what is in use by this factor. */
const loose = 1.25;

/** For an idle thread: collects garbage, and compacts the heap if V8 would otherwise hold on to much unused memory. */
export function giveBackMemory(): void {
  collectGarbage();
  const { used_heap_size: used, total_heap_size: total } = getHeapStatistics();
  if (total - youngGeneration < used * loose) return;
  setFlagsFromString("--compact-on-every-full-gc");
  collectGarbage();
  setFlagsFromString("--no-compact-on-every-full-gc");
}

/** Milliseconds of rest until memory is given back, which V8 would keep until the next build. */
const rest = 1500;
let resting: NodeJS.Timeout | undefined;

/** A piece of work is done: if no other follows soon, this thread gives back its memory. */
export function restSoon(): void {
  clearTimeout(resting);
  resting = setTimeout(giveBackMemory, rest).unref();
}

/** Runs work that may be too big; if it is, reports a diagnostic and returns null. */
export async function withinMemory<T>(diagnostics: Reporter, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const tooBig = error instanceof OutOfMemory;
    if (error instanceof DataFault) {
      diagnostics.error(error.code, error.message, null, { hint: error.hint });
      return null;
    }
    if (!tooBig && !isTooLarge(error)) throw error;
    const why = tooBig ? error.message : "something in it is larger than a program can hold";
    const span = tooBig ? error.span : null;
    const where = span ? "; typesetting stopped here" : "";
    const more = isHeapSmall() ? moreHeap : "--max-memory 8192";
    diagnostics.error("out-of-memory", `the book needs more memory than is available: ${why}${where}`, span, {
      hint: `look for something absurdly large, or allow more memory: ${more}`,
    });
    return null;
  }
}

/** The setting that gives V8 more memory than the current command line does. */
export const moreHeap = "NODE_OPTIONS=--max-old-space-size=8192";

/** Whether V8's heap limit is below what the command may use. */
function isHeapSmall(): boolean {
  return getHeapStatistics().heap_size_limit - youngGeneration < allowed;
}

/** Like `withinMemory`, but also reports unexpected exceptions, with their place, beside all other diagnostics. */
export async function contained<T>(diagnostics: Reporter, work: () => Promise<T>): Promise<T | null> {
  try {
    return await withinMemory(diagnostics, work);
  } catch (error) {
    if (process.env.ABSTRACTS_DEBUG) throw error;
    const refused = systemFault(error);
    if (refused !== null) {
      diagnostics.error("file-unreadable", refused, null);
      return null;
    }
    const said = (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 300);
    const at = ownWork();
    const where = at ? ` while it worked on ${at.name}` : "";
    diagnostics.error("internal-fault", `the program failed${where}: ${said}`, at && placeIn("", at), {
      hint: pleaseReport,
    });
    return null;
  }
}

export const pleaseReport =
  "this is a bug in abstracts, not only in your data: please report it, with the output of ABSTRACTS_DEBUG=1";

/** The errors that V8 throws for a string, array, map or buffer beyond its maximum size. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /allocation failed|Invalid (?:string|array|typed array|array buffer) length|maximum size exceeded|larger than|too large/i.test(
      error.message,
    )
  );
}
