// What the system refuses, in words. In: whatever was thrown. Out: a reason without a number or a C constant, such as
// “permission denied”; null if the system did not throw it.
import { getSystemErrorMap } from "node:util";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  ENOENT: "no such file",
  ENXIO: "this pipe has no reader",
  ELOOP: "its links form a cycle",
  ENAMETOOLONG: "its name is too long",
  EIO: "the disk or the system cannot read it",
  EINVAL: "the system does not reveal its contents",
  EAGAIN: "it has nothing to read",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};

export function reasonOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = String("code" in error ? error.code : "");
  const number = "errno" in error ? Number(error.errno) : Number.NaN;
  return reasons[code] ?? getSystemErrorMap().get(number)?.[1] ?? null;
}

/** A whole sentence, with the path if the error has one; null if the fault is the program's and not the system's. */
export function systemFault(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error)) return null;
  const reason = reasonOf(error);
  const path = "path" in error ? String(error.path) : null;
  return reason && (path === null ? `a file cannot be used: ${reason}` : `“${path}” cannot be used: ${reason}`);
}
