// Runs the real program on a copy of a book in a temporary folder.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `abstracts` with `words` in `folder`, in a thread that has the program loaded: a tenth of the time of a process. The
 * environment carries nothing that changes the output.
 */
export function abstracts(folder: string, words: readonly string[], environment: Record<string, string> = {}): Run {
  const cwd = process.cwd();
  thread ??= startThread();
  const { port, bell } = thread;
  process.chdir(folder);
  try {
    Atomics.store(bell, 0, 0);
    port.postMessage({ words, environment: environmentWith(environment) });
    if (Atomics.wait(bell, 0, 0, patience) === "timed-out") throw new Error(`abstracts ${words.join(" ")}: no answer`);
    const answer = receiveMessageOnPort(port);
    return answer?.message;
  } finally {
    process.chdir(cwd);
  }
}

/** The same in a process of its own, as a person would: for what depends on threads, signals, memory, or time zones. */
export function abstractsAlone(
  folder: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: environmentWith(environment),
  });
  return { status, stdout, stderr };
}

const program = join(repository, "bin", "abstracts.js");
/** Milliseconds until a run in the thread is believed to hang. */
const patience = 120_000;
let thread: { readonly port: MessagePort; readonly bell: Int32Array } | null = null;

function startThread() {
  const { port1: port, port2 } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(join(repository, "tests/support/program-worker.mjs"), {
    workerData: { program: join(repository, "dist/start.cjs"), port: port2, bell },
    transferList: [port2],
    // The launcher leaves V8's settings alone for a process that lasts.
    argv: ["watch"],
    // As the program's own thread.
    resourceLimits: { maxOldGenerationSizeMb: 4096, stackSizeMb: 4 },
  });
  worker.unref();
  port.unref();
  return { port, bell };
}

function environmentWith(more: Record<string, string>): NodeJS.ProcessEnv {
  const { SOURCE_DATE_EPOCH: _, ...inherited } = process.env;
  return { ...inherited, NO_COLOR: "1", ...more };
}

/** An empty temporary folder; call `remove` when done. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "abstracts-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes files, given by their paths in `folder`. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function copyBook(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

/** The smallest book that prints without a warning. */
export const smallBook: Readonly<Record<string, string>> = {
  "book.yaml": "title: A Small Congress\ndates: { start: 1905-05-11, end: 1905-05-11 }\nlanguage: en\n",
  "programme.yaml":
    'days:\n  - date: 1905-05-11\n    sessions:\n      - title: Morning\n        start: "09:00"\n        end: "09:20"\n        items:\n          - { abstract: motion, duration: 20 }\n',
  "abstracts/motion.yaml":
    "title: On the motion of small particles\nauthors:\n  - { name: Albert Einstein, affiliation: Patent Office, presenting: true }\nabstract: |\n  Particles suspended in a liquid move, and the movement can be seen.\n",
};
