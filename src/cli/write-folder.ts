// A folder of exported files: the folder stays as it was until every file is written, then the new files take the place
// of the old ones (`swap-folder.ts`). Files of an earlier export that this one does not write are removed, and no
// others: the folder has a list of the exporter's files. Any other file blocks the export, and stays.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ExportFile } from "../export/format.ts";
import { whileWriting } from "../runtime/at-work.ts";
import { linkStatsOf, statsOf } from "../runtime/stats-of.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { folderRefusal, isLink } from "./output.ts";
import { explain, makeFolder, removeLeftovers, temporaryName } from "./replace-file.ts";
import { finishSwaps, listed, listName, stepsTo, swapIn } from "./swap-folder.ts";

export interface FolderOutput {
  readonly path: string;
  /** The book folder. */
  readonly book: string;
  readonly force: boolean;
}

export function writeFolder(output: FolderOutput, files: readonly ExportFile[], diagnostics: Reporter): boolean {
  const { path } = output;
  const refusal = (force: boolean) => folderRefusal({ ...output, force }) ?? inTheWay(path, files, force);
  try {
    const refused = folderRefusal(output) ?? whileWriting(() => tidied(path)) ?? refusal(output.force);
    if (refused !== null) {
      const force = refusal(true) === null ? ", or use --force" : "";
      const hint = `name another folder with -o${force}`;
      diagnostics.error("would-overwrite", `“${path}” is not written: ${refused}`, null, { hint });
      return false;
    }
    whileWriting(() => write(resolve(path), files));
    return true;
  } catch (error) {
    const { reason, hint } = explain(error);
    diagnostics.error("cannot-write", `“${path}” cannot be written: ${reason}`, null, { hint });
    return false;
  }
}

/** Removes what a killed run has left there. */
function tidied(folder: string): null {
  if (statsOf(folder)?.isDirectory()) finishSwaps(resolve(folder));
  return null;
}

/** What is at the place of a file to write, and may not be replaced. */
function inTheWay(folder: string, files: readonly ExportFile[], force: boolean): string | null {
  // Without a slash at its end, with which a file is not found.
  const stats = statsOf(resolve(folder));
  if (!stats) return null;
  if (!stats.isDirectory()) return "it is a file, and this export is a folder";
  const own = new Set(listed(folder));
  const at = (path: string) => linkStatsOf(join(folder, path));
  const steps = [...new Set(files.flatMap(({ path }) => stepsTo(path)))];
  const blocked =
    files.find(({ path }) => at(path)?.isDirectory())?.path ??
    steps.find((step) => !own.has(step) && at(step)?.isFile());
  if (blocked !== undefined) return `“${blocked}” is in the way`;
  if (force) return null;
  const foreign = files.find(({ path }) => !own.has(path) && at(path));
  if (foreign) return `“${foreign.path}” already exists, and was not exported`;
  const linked = steps.find((step) => isLink(join(folder, step)));
  return linked === undefined ? null : `“${linked}” is a link, which may lead elsewhere`;
}

function write(folder: string, files: readonly ExportFile[]): void {
  const isNew = !statsOf(folder);
  makeFolder(dirname(folder));
  const above = isNew ? dirname(folder) : folder;
  removeLeftovers(above);
  const stage = join(above, temporaryName());
  mkdirSync(stage);
  try {
    const made = new Set<string>();
    const list = files.map(({ path }) => path).sort();
    for (const { path, bytes } of [...files, { path: listName, bytes: Buffer.from(`${list.join("\n")}\n`) }]) {
      const at = join(stage, path);
      if (!made.has(dirname(at))) mkdirSync(dirname(at), { recursive: true });
      made.add(dirname(at));
      writeFileSync(at, bytes, { flag: "wx" });
    }
    if (!isNew || !moveTo(folder, stage)) swapIn(folder, stage);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** False if another run has made the folder in the meantime. */
function moveTo(folder: string, stage: string): boolean {
  try {
    renameSync(stage, folder);
    return true;
  } catch (error) {
    if (statsOf(folder)?.isDirectory()) return false;
    throw error;
  }
}
