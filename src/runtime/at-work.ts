// What a thread is working on, for the thread that watches it: the note is kept in shared memory, so that it can be
// read even when the thread no longer answers. In: a span, or a few words. Out: the latest of them. A note takes a
// tenth of a microsecond.
import { workerData } from "node:worker_threads";
import { type Source, type Span, source, span } from "../source/source.ts";

/**
 * The numbers kept for a thread: how deep it is in writing (0: not at all), its offset in the text (-1: none), the
 * length of the name in bytes, and, kept for the first thread alone, what no thread may begin any more.
 */
const numbers = 4;
const nameBytes = 1000;
const threadBytes = numbers * 4 + nameBytes;

/** The thread of the command, and the one that formats references. */
const threads = 2;
export const sharedBytes = threads * threadBytes;

interface Shared {
  readonly atWork?: SharedArrayBuffer;
  readonly thread?: number;
}

const given: Shared = isShared(workerData) ? workerData : {};
const memory = given.atWork ?? new SharedArrayBuffer(sharedBytes);
const thread = given.thread ?? 0;
const own = viewOf(memory, thread);
const orders = viewOf(memory, 0).numbers;
/** Nothing is begun that is not part of what has begun; nothing at all is. */
const [noneOfAll, noneOfFiles] = [1, 2];

function isShared(data: unknown): data is Shared {
  return typeof data === "object" && data !== null && "atWork" in data;
}

function viewOf(shared: SharedArrayBuffer, of: number) {
  return {
    numbers: new Int32Array(shared, of * threadBytes, numbers),
    name: new Uint8Array(shared, of * threadBytes + numbers * 4, nameBytes),
  };
}

/** The data that a thread started by this one needs. */
export const dataForThread = (of: number): Shared => ({ atWork: memory, thread: of });

let last: Source | string | null = null;

export function workOn(what: Span | string | null): void {
  if (what === null) return;
  const of = typeof what === "string" ? what : what.source;
  if (of !== last) {
    last = of;
    const { written } = new TextEncoder().encodeInto(typeof of === "string" ? of : of.path, own.name);
    own.numbers[2] = written;
  }
  own.numbers[1] = typeof what === "string" ? -1 : what.start;
}

/**
 * The thread must not be ended while it writes a file: its temporary file would be left behind. Nor between files that
 * belong together, if they can be finished in time: the call around those for each file says that they do. Once the
 * thread is to be ended, a call that would begin something never returns.
 */
export function whileWriting<T>(write: () => T): T {
  const depth = Atomics.load(own.numbers, 0);
  Atomics.store(own.numbers, 0, depth + 1);
  if (Atomics.load(orders, 3) > depth) {
    Atomics.store(own.numbers, 0, 0);
    for (;;) Atomics.wait(own.numbers, 0, 0);
  }
  try {
    return write();
  } finally {
    Atomics.store(own.numbers, 0, depth);
  }
}

/** Whether the thread is to be ended without the file at work. */
export const isToEnd = (): boolean => Atomics.load(orders, 3) >= noneOfFiles;

/** Milliseconds to wait for files that belong together, and again for a single file. */
const patience = 5_000;

/**
 * Waits until nothing is being written and nothing will be: files that belong together are finished if the time is
 * enough; otherwise the file at work is given up, and the others are whole.
 */
export async function finishWriting(shared: SharedArrayBuffer): Promise<void> {
  const views = Array.from({ length: threads }, (_, of) => viewOf(shared, of).numbers);
  const isWriting = () => views.some((each) => Atomics.load(each, 0) > 0);
  for (const order of [noneOfAll, noneOfFiles]) {
    if (views[0]) Atomics.store(views[0], 3, order);
    for (let waited = 0; isWriting() && waited < patience; waited += 10)
      await new Promise((done) => setTimeout(done, 10));
  }
}

export interface AtWork {
  readonly name: string;
  /** UTF-16 units from the beginning of the file with that name; null if the name is not that of a file. */
  readonly offset: number | null;
}

/** Notes what this thread is working on. */
export const ownWork = (): AtWork | null => readAtWork(memory);

/**
 * What the threads with some shared memory are working on: the thread of references, if the other one is waiting for
 * it.
 */
export function readAtWork(shared: SharedArrayBuffer): AtWork | null {
  const both = [1, 0].map((of) => {
    const { numbers, name } = viewOf(shared, of);
    const length = numbers[2] ?? 0;
    const text = new TextDecoder().decode(Uint8Array.from(name.subarray(0, length)));
    return text === "" ? null : { name: text, offset: (numbers[1] ?? -1) < 0 ? null : (numbers[1] ?? 0) };
  });
  const [references = null, command = null] = both;
  return command?.name === waiting ? (references ?? command) : command;
}

/** The note of the command's thread while another thread works for it. */
export const waiting = "the references";

/** The line and column of a note, in a text that may have changed in the meantime. */
export function placeIn(text: string, { name, offset }: AtWork): Span | null {
  if (offset === null) return null;
  return span(source(name, text), Math.min(offset, text.length));
}
