// Looks at the memory that is left, so that a book that needs more than there is ends with a diagnostic, where V8 would abort the
// process. A look costs two microseconds, and most do not even look. It belongs to a thread, as the heap does.
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { workerData } from "node:worker_threads";
import { DataFault } from "../source/data-fault.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { ownWork, placeIn, workOn } from "./at-work.ts";

/** Thrown where the work is so big that it cannot be finished. */
export class OutOfMemory extends Error {
  readonly span: Span | null;

  constructor(message: string, span: Span | null) {
    super(message);
    this.span = span;
  }
}

/** Calls between two looks. */
const every = 16;
/** Bytes by which V8's limit of the heap is more than what `--max-old-space-size` says: three times 16 MB as a rule. */
export const youngGeneration = 48 << 20;
/** Share of the heap at which garbage is collected, and share still in use after it that counts as out of memory. */
const high = 0.9;
const full = 0.82;

/** Share of the process's memory that is left for the heap beside the program itself and its buffers. */
const allowed = megabytes() * 2 ** 20 * 0.85;

function megabytes(): number {
  const data: unknown = workerData;
  const given = typeof data === "object" && data !== null && "megabytes" in data ? Number(data.megabytes) : 0;
  return given > 0 ? given : Number.POSITIVE_INFINITY;
}

let calls = 0;
/** Nothing is collected again before so much is in use. */
let next = 0;

/** To be called between pieces of work, each of which needs little; `what` is being worked on. */
export function checkMemory(what: Span | string | null): void {
  workOn(what);
  if (++calls % every === 0) look(typeof what === "string" ? null : what);
}

function look(span: Span | null): void {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const heap = Math.min(limit - youngGeneration, allowed);
  if (used < Math.max(next, high * heap)) return;
  // What is in use may be garbage: V8 collects late.
  collectGarbage();
  const kept = getHeapStatistics().used_heap_size;
  if (kept > full * heap)
    throw new OutOfMemory(`it needs more than the ${Math.round(heap / 2 ** 20)} MB that it may use`, span);
  next = kept + (heap - kept) / 2;
}

let collect: (() => void) | null = null;

/** Node gives its collector to those who ask on the command line; it can be asked later too. */
function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    const found: unknown = runInNewContext("gc");
    collect = typeof found === "function" ? () => void found() : () => {};
  }
  collect();
}

/** Does work that may be too big; then that is a diagnostic, and null comes back. */
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
    const why = tooBig ? error.message : "something in it is larger than anything may be";
    const span = tooBig ? error.span : null;
    const where = span ? "; typesetting stopped here" : "";
    const more = isHeapSmall() ? moreHeap : "--max-memory 8192";
    diagnostics.error("out-of-memory", `the book needs more memory than there is: ${why}${where}`, span, {
      hint: `look for what is absurdly large; or give more memory, ${more}`,
    });
    return null;
  }
}

/** What gives V8 more than the command line of Node does now. */
export const moreHeap = "NODE_OPTIONS=--max-old-space-size=8192";

/** Whether V8 has been given less than the command may use. */
function isHeapSmall(): boolean {
  return getHeapStatistics().heap_size_limit - youngGeneration < allowed;
}

/** As `withinMemory`, and what nobody foresaw ends the work too, with its place, beside everything else that is wrong. */
export async function contained<T>(diagnostics: Reporter, work: () => Promise<T>): Promise<T | null> {
  try {
    return await withinMemory(diagnostics, work);
  } catch (error) {
    if (process.env.ABSTRACTS_DEBUG) throw error;
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
  "this is a fault of abstracts, not only of your data: please report it, with what it says when ABSTRACTS_DEBUG=1 is set";

/** What V8 throws where something is larger than anything may be: a string, an array, a map, a buffer. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /allocation failed|Invalid (?:string|array|typed array|array buffer) length|maximum size exceeded|larger than|too large/i.test(
      error.message,
    )
  );
}
