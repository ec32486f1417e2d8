// A folder of exported files. In: a path, the files. Out: whether they were written. The new files are complete on disk
// before the first of them replaces an old one. Files of an earlier export that this one does not write are removed,
// and no others: the folder has a list of the exporter's files. Any other file blocks the export, and stays.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ExportFile } from "../export/format.ts";
import { whileWriting } from "../runtime/at-work.ts";
import { linkStatsOf, statsOf } from "../runtime/stats-of.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { folderRefusal, isLink } from "./output.ts";
import { explain, makeFolder, removeLeftovers, temporaryName } from "./replace-file.ts";

export interface FolderOutput {
  readonly path: string;
  /** The book folder. */
  readonly book: string;
  readonly force: boolean;
}

/** Lists, a path a line, what the exporter wrote into the folder. */
const listName = ".abstracts-export";

export function writeFolder(output: FolderOutput, files: readonly ExportFile[], diagnostics: Reporter): boolean {
  const { path, force } = output;
  const refused = folderRefusal(output) ?? (force ? null : inTheWay(path, files));
  if (refused !== null) {
    const hint = "name another folder with -o; or insist with --force";
    diagnostics.error("would-overwrite", `“${path}” is not written: ${refused}`, null, { hint });
    return false;
  }
  try {
    whileWriting(() => write(resolve(path), files));
    return true;
  } catch (error) {
    const { reason, hint } = explain(error);
    diagnostics.error("cannot-write", `“${path}” cannot be written: ${reason}`, null, { hint });
    return false;
  }
}

/** A foreign file, or a link, at the place of a file to write. */
function inTheWay(folder: string, files: readonly ExportFile[]): string | null {
  const stats = statsOf(folder);
  if (!stats) return null;
  if (!stats.isDirectory()) return "it is a file";
  const own = new Set(listed(folder));
  const foreign = files.find(({ path }) => !own.has(path) && linkStatsOf(join(folder, path)));
  if (foreign) return `“${foreign.path}” exists already, and was not exported`;
  const linked = files.flatMap(({ path }) => stepsTo(path)).find((step) => isLink(join(folder, step)));
  return linked === undefined ? null : `“${linked}” is a link, which may lead elsewhere`;
}

/** `a`, `a/b` of `a/b/c`. */
function stepsTo(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function listed(folder: string): readonly string[] {
  try {
    const lines = readFileSync(join(folder, listName), "utf8").split("\n");
    return lines.filter((line) => line !== "" && !line.split("/").includes("..") && !line.startsWith("/"));
  } catch {
    return [];
  }
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
    if (isNew) renameSync(stage, folder);
    else replaceAll(folder, stage, list);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function replaceAll(folder: string, stage: string, list: readonly string[]): void {
  const before = listed(folder);
  for (const path of list) {
    makeFolder(dirname(join(folder, path)));
    renameSync(join(stage, path), join(folder, path));
  }
  const now = new Set(list);
  for (const path of before) if (!now.has(path)) remove(folder, path);
  renameSync(join(stage, listName), join(folder, listName));
}

/** Together with folders that become empty. */
function remove(folder: string, path: string): void {
  if (stepsTo(path).some((step) => isLink(join(folder, step)))) return;
  rmSync(join(folder, path), { force: true });
  for (const step of [...stepsTo(path)].reverse()) {
    const at = join(folder, step);
    if (statsOf(at) && readdirSync(at).length === 0) rmdirSync(at);
  }
}
