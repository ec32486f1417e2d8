// Reads files from untrusted folders. In: a path and a limit. Out: the bytes, or null if there is no regular file
// within that size. Devices and pipes never block (O_NONBLOCK), and a file that grows in the meantime is cut off.
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

export function readRegular(path: string, limit: number, links: Links = "links"): Buffer | null {
  return withRegular(path, (file, size) => (size > limit ? null : readAt(file, 0, size)), links);
}

/** Whether the last name of a path may be a link. */
type Links = "links" | "no links";

/** Calls `use` with an open regular file; returns null if there is none. */
export function withRegular<T>(path: string, use: (file: number, size: number) => T, links: Links = "links"): T | null {
  let file: number;
  const follow = links === "links" ? 0 : (constants.O_NOFOLLOW ?? 0);
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | follow);
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(file);
    return stats.isFile() ? use(file, stats.size) : null;
  } finally {
    closeSync(file);
  }
}

/** Reads at most `length` bytes from a position; fewer if the file ends earlier. */
export function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}
