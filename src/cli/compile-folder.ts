// A book folder named on the command line → the compiled book.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Compiled, type CompileOptions, compile } from "../compile.ts";
import { contained } from "../runtime/memory.ts";
import type { Diagnostics } from "../source/diagnostic.ts";

export type FolderOptions = Omit<CompileOptions, "folder" | "epoch">;

/** The folder that is meant where none is named. */
export function folderOf(named: string | undefined): string {
  return named ?? (existsSync(join("data", "book.yaml")) ? "data" : ".");
}

/** The folder among the words that an option took, where none was named beside it. */
export function folderAmong(named: string | undefined, only: readonly string[] | undefined) {
  const last = only?.at(-1);
  const isFolder = last !== undefined && existsSync(join(last, "book.yaml"));
  if (named !== undefined || !only || only.length < 2 || !isFolder) return { folder: named, only };
  return { folder: last, only: only.slice(0, -1) };
}

export async function compileFolder(
  folder: string | undefined,
  options: FolderOptions,
  diagnostics: Diagnostics,
): Promise<Compiled | null> {
  const epoch = sourceDateEpoch();
  const wanted = { ...options, folder: folderOf(folder), ...(epoch === null ? {} : { epoch }) };
  const compiled = await contained(diagnostics, () => compile(wanted, diagnostics));
  // Where there is no book somebody must say why, even what was silenced.
  if (!compiled && diagnostics.errors === 0) diagnostics.includeSuppressed();
  return compiled;
}

/** https://reproducible-builds.org/specs/source-date-epoch/: whole seconds since 1970; anything else is not one. */
export function sourceDateEpoch(): number | null {
  const value = process.env.SOURCE_DATE_EPOCH;
  return value !== undefined && /^\d{1,11}$/.test(value) ? Number(value) : null;
}
