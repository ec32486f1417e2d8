// Where a build keeps what the next one can use. In: the book folder, and the options of the command line. Out: a
// store.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type FolderStore, folderStore } from "../cache/folder-store.ts";
import { linkStatsOf } from "../runtime/stats-of.ts";
import { makeFolder } from "./replace-file.ts";

/** `--cache DIR` names a folder; `--no-cache` is false, and without either it is true. */
export type CacheOption = boolean | string | undefined;

/** The default folder. */
export function folderOf(named: string | undefined): string {
  return named ?? (existsSync(join("data", "book.yaml")) ? "data" : ".");
}

const ownFolder = ".abstracts-cache";

/** Null: nothing is kept. */
export function cacheFor(folder: string | undefined, asked: CacheOption): FolderStore | null {
  if (asked === false) return null;
  if (typeof asked !== "string") return folderStore(join(folderOf(folder), ownFolder), true);
  try {
    makeFolder(resolve(asked));
  } catch {
    // The build is just as good without.
    return null;
  }
  return folderStore(asked, false);
}

/** Whether an earlier build has left something there. */
export function hasCache(folder: string | undefined, asked: CacheOption): boolean {
  if (asked === false) return false;
  const path = typeof asked === "string" ? asked : join(folderOf(folder), ownFolder);
  return linkStatsOf(path) !== null;
}
