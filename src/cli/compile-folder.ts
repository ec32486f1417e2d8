// A book folder named on the command line → the compiled book.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Compiled, type CompileOptions, compileSafely } from "../compile.ts";
import { stageBegins } from "../runtime/timings.ts";
import type { Diagnostics } from "../source/diagnostic.ts";
import { type CacheOption, cacheFor, folderOf } from "./cache.ts";

export interface FolderOptions extends Omit<CompileOptions, "folder" | "epoch" | "store"> {
  readonly cache?: CacheOption;
}

/** The folder among the words of an option that takes several, if none was named elsewhere. */
export function folderAmong(named: string | undefined, only: readonly string[] | undefined) {
  const last = only?.at(-1);
  const isFolder = last !== undefined && existsSync(join(last, "book.yaml"));
  if (named !== undefined || !only || only.length < 2 || !isFolder) return { folder: named, only };
  return { folder: last, only: only.slice(0, -1) };
}

export async function compileFolder(
  folder: string | undefined,
  { cache, ...options }: FolderOptions,
  diagnostics: Diagnostics,
): Promise<Compiled | null> {
  const store = cacheFor(folder, cache);
  const compiled = await compileSafely({ ...options, ...(store && { store }), folder: folderOf(folder) }, diagnostics);
  if (store) {
    stageBegins("keeping for the next build");
    store.save();
  }
  return compiled;
}
