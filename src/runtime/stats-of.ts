// The stats of a path that may be anything. In: a path. Out: its stats, or null if there is nothing, or nothing
// accessible: a name that is too long, a cycle of links, a folder that may not be entered. Node throws for these.
import { lstatSync, type Stats, statSync } from "node:fs";

/** Follows links. */
export function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Does not follow links. */
export function linkStatsOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

/** Bytes of a file; 0 if there is none. */
export function sizeOf(path: string): number {
  const stats = statsOf(path);
  return stats?.isFile() ? stats.size : 0;
}
