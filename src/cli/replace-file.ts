// Atomic writes: the old file stays as it was until the new one is complete on the disk.
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Reporter } from "../source/diagnostic.ts";

const suffix = ".abstracts-tmp";

/** Replaces a file by `bytes`; false, with a diagnostic, where the system refuses. */
export function replaceFile(path: string, bytes: Uint8Array, diagnostics: Reporter): boolean {
  let temporary: string | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new Refusal("it is a folder", "name a file: `-o book.pdf`");
    // A device or a pipe takes the bytes and stays what it is: /dev/null, /dev/stdout.
    if (there && !there.isFile()) {
      writeTo(path, bytes);
      return true;
    }
    // Behind a link the file is replaced, and the link stays.
    const target = there ? realpathSync(path) : path;
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}${suffix}`);
    removeLeftovers(target);
    writeTo(temporary, bytes, there ? there.mode & 0o777 : undefined);
    renameSync(temporary, target);
    return true;
  } catch (error) {
    if (temporary !== null) removeQuietly(temporary);
    const { reason, hint } = explain(error);
    diagnostics.error("cannot-write", `“${path}” cannot be written: ${reason}`, null, { hint });
    return false;
  }
}

/** `mode`: of a file that is to be created, which is then flushed to the disk. */
function writeTo(path: string, bytes: Uint8Array, mode?: number): void {
  const file = openSync(path, "w", mode);
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    if (fstatSync(file).isFile()) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What cannot be written cannot always be removed either; the first fault is the one to tell. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Temporary files of runs that were killed: those of this output whose process is gone. */
function removeLeftovers(path: string): void {
  const prefix = `.${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    const pid = Number(name.slice(prefix.length, -suffix.length));
    if (!isRunning(pid)) rmSync(join(dirname(path), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

class Refusal extends Error {
  readonly hint: string;
  constructor(reason: string, hint: string) {
    super(reason);
    this.hint = hint;
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ["permission denied", "choose another place with -o"],
  EPERM: ["permission denied", "choose another place with -o"],
  EROFS: ["the disk is read-only", "choose another place with -o"],
  ENOSPC: ["the disk is full", "make room, or choose another place with -o"],
  EDQUOT: ["the disk quota is used up", "make room, or choose another place with -o"],
  EISDIR: ["it is a folder", "name a file: `-o book.pdf`"],
  ENOTDIR: ["a part of the path is a file, not a folder", "choose another place with -o"],
  EEXIST: ["a part of the path is a file, not a folder", "choose another place with -o"],
};

function explain(error: unknown): { reason: string; hint: string } {
  if (error instanceof Refusal) return { reason: error.message, hint: error.hint };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const [reason, hint] = reasons[code] ?? [code || String(error), "choose another place with -o"];
  return { reason, hint };
}
