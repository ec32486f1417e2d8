// What is at a path that may be anything. In: a path. Out: its stats, or null where there is nothing, or nothing that can be looked
// at: a name that is too long, a circle of links, a folder that may not be entered. Node throws for these.
import { lstatSync, type Stats, statSync } from "node:fs";

/** Of what links lead to. */
export function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Of the link itself. */
export function linkStatsOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}
