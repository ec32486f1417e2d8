// Atomic writes: the old file stays as it was until the new one is complete on disk. In: a path, the bytes. Out:
// whether they were written; errors of the system are diagnostics. The temporary file has an unpredictable name, is
// always newly created, and no link is followed to it; files left by killed runs are removed by the next run.
import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import { isToEnd, whileWriting } from "../runtime/at-work.ts";
import { linkStatsOf, statsOf } from "../runtime/stats-of.ts";
import { reasonOf } from "../runtime/system-fault.ts";
import type { Reporter } from "../source/diagnostic.ts";

/** Replaces a file by `bytes`; false, with a diagnostic, if the system refuses. */
export function replaceFile(path: string, bytes: Uint8Array, diagnostics: Reporter): boolean {
  try {
    whileWriting(() => replace(path, bytes));
    return true;
  } catch (error) {
    report(error, path, diagnostics);
    return false;
  }
}

/**
 * Many files at once, each complete or absent. Existing files survive even a power cut; new ones need not, since the
 * same command writes them again, and waiting for the disk a thousand times takes seconds.
 */
export function replaceFiles(files: ReadonlyMap<string, Uint8Array>, diagnostics: Reporter): void {
  const tidied = new Set<string>();
  whileWriting(() => {
    for (const [path, bytes] of files) {
      try {
        whileWriting(() => replace(path, bytes, tidied));
      } catch (error) {
        report(error, path, diagnostics);
      }
    }
  });
}

function report(error: unknown, path: string, diagnostics: Reporter): void {
  const { reason, hint } = explain(error);
  diagnostics.error("cannot-write", `“${path}” cannot be written: ${reason}`, null, { hint });
}

/** `tidied`: one of many files; the folders that have been tidied for those before it. */
function replace(path: string, bytes: Uint8Array, tidied: Set<string> | null = null): void {
  const there = statsOf(path);
  if (there?.isDirectory()) throw new Refusal("it is a folder", nameFile);
  if (path.endsWith("/") || path.endsWith(sep)) throw new Refusal("it names a folder", nameFile);
  makeFolder(dirname(resolve(path)));
  // Devices and pipes receive the bytes and are not replaced: /dev/null, /dev/stdout.
  if (there && !there.isFile()) {
    writeTo(openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0)), bytes);
    return;
  }
  // The target of a link is replaced, and the link stays; a dangling link is replaced itself.
  const target = there ? realpathSync(path) : path;
  if (!tidied?.has(dirname(target))) removeLeftovers(dirname(target));
  tidied?.add(dirname(target));
  if (Buffer.byteLength(basename(target)) > 255)
    throw new Refusal("its name is too long", "choose a shorter name with -o");
  const temporary = join(dirname(target), temporaryName());
  try {
    const file = openSync(temporary, "wx", 0o666);
    // Not by the mode at creation, which the process's umask restricts.
    if (there) fchmodSync(file, there.mode & 0o777);
    writeTo(file, bytes, tidied === null || there !== null);
    renameSync(temporary, target);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

/** Step by step: where /proc has no such folder, Node's own recursion never ends. */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !statsOf(at) && at !== dirname(at); at = dirname(at)) missing.push(at);
  for (const each of missing.reverse()) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another run may have made it in the meantime.
      if (codeOf(error) !== "EEXIST" || !statsOf(each)?.isDirectory()) throw error;
    }
  }
}

function writeTo(file: number, bytes: Uint8Array, toDisk = true): void {
  try {
    for (let written = 0; written < bytes.length; ) written += writePart(file, bytes, written);
    if (toDisk && fstatSync(file).isFile()) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Bytes at a time, so that a write to a slow disk can be given up; fewer in tests that kill the program as it writes. */
export const testPause = Number(process.env.ABSTRACTS_TEST_SLOW_WRITE) || 0;
const part = testPause > 0 ? 4096 : 2 ** 20;

function writePart(file: number, bytes: Uint8Array, from: number): number {
  if (isToEnd()) throw new Refusal("the program is being ended", "run it again");
  if (testPause > 0) pause(testPause);
  for (;;) {
    try {
      return writeSync(file, bytes, from, Math.min(part, bytes.length - from));
    } catch (error) {
      // A pipe with a slow reader.
      if (codeOf(error) !== "EAGAIN") throw error;
      pause(5);
    }
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** A file that cannot be written cannot always be removed either; report the first fault. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
  } catch {}
}

/** `.abstracts-tmp-<machine>-<process>-<random>`: its owner is visible, its name unpredictable. */
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const ours = /^\.abstracts-(?:tmp|next)-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{24}$/;
/** The names of version 0.1. */
const older = /^\..{1,250}\.(\d{1,10})\.abstracts-tmp$/;

export function temporaryName(prefix = ".abstracts-tmp-"): string {
  return `${prefix}${machine}-${process.pid}-${randomBytes(12).toString("hex")}`;
}

/** Whether a temporary file or folder belongs to a run that is over; on another machine, if it is a minute old. */
export function isAbandoned(name: string, folder: string): boolean {
  const [, where, pid] = ours.exec(name) ?? [];
  if (where === machine) return !isRunning(Number(pid));
  const stats = linkStatsOf(join(folder, name));
  return where !== undefined && stats !== null && Date.now() - stats.mtimeMs > 60_000;
}

/** Temporary files and folders of runs on this machine that were killed: those of this user whose process is gone. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => !one.startsWith(".abstracts-next-"))) {
    const [, where = machine, pid] = ours.exec(name) ?? older.exec(name)?.toSpliced(1, 0, machine) ?? [];
    if (pid === undefined || where !== machine || isRunning(Number(pid))) continue;
    const stats = linkStatsOf(join(folder, name));
    if (!stats || stats.uid !== (process.getuid?.() ?? stats.uid)) continue;
    if ((stats.isFile() && stats.nlink === 1) || (stats.isDirectory() && ours.test(name)))
      removeQuietly(join(folder, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

class Refusal extends Error {
  readonly hint: string;
  constructor(reason: string, hint: string) {
    super(reason);
    this.hint = hint;
  }
}

const elsewhere = "choose another place with -o";
const nameFile = "name a file in it with -o";
const hints: Readonly<Record<string, string>> = {
  ENOSPC: "make room, or choose another place with -o",
  EDQUOT: "make room, or choose another place with -o",
  EISDIR: nameFile,
  ENAMETOOLONG: "choose a shorter name with -o",
};

/** Why the system refuses to write, in words. */
export function explain(error: unknown): { readonly reason: string; readonly hint: string } {
  if (error instanceof Refusal) return { reason: error.message, hint: error.hint };
  const code = codeOf(error);
  const reason = code === "ENOENT" ? "no such folder can be made" : reasonOf(error);
  return { reason: reason ?? "the system does not allow it", hint: hints[code] ?? elsewhere };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
