// The new files of an exported folder replace the old ones. In: the folder, and a stage inside it that has all new
// files with their list. Out: the folder with the new files. The stage is renamed when it is complete: from then on the
// swap is finished in any case, by the next run if this one is killed. A folder below that contains only exported files
// is swapped as a whole, so that readers of a site see a mixture of old and new pages for some milliseconds at most; if
// there are other files, they stay where they are.
import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readRegular } from "../runtime/read-regular.ts";
import { linkStatsOf, statsOf } from "../runtime/stats-of.ts";
import { limits } from "../source/limits.ts";
import { isLink } from "./output.ts";
import { isAbandoned, temporaryName, testPause } from "./replace-file.ts";

/** Lists what the exporter wrote into the folder, one path per line. */
export const listName = ".abstracts-export";
const complete = ".abstracts-next-";

/** The files in the folder that the exporter wrote: only paths inside it. */
export function listed(folder: string): readonly string[] {
  const lines = readRegular(join(folder, listName), limits.text)?.toString("utf8").split("\n") ?? [];
  return lines.filter((line) => line !== "" && !line.split("/").includes("..") && !line.startsWith("/"));
}

/** `a`, `a/b` of `a/b/c`. */
export function stepsTo(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

export function swapIn(folder: string, stage: string): void {
  const ready = join(folder, temporaryName(complete));
  renameSync(stage, ready);
  swap(folder, ready);
}

/** Finishes what a killed run has begun. */
export function finishSwaps(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(complete) || !isAbandoned(name, folder)) continue;
    const stats = linkStatsOf(join(folder, name));
    if (stats?.isDirectory()) swap(folder, join(folder, name));
  }
}

/** What is still in the stage is not yet in the folder: what a killed run has done is not done again. */
function swap(folder: string, stage: string): void {
  // The list goes last: without it everything is done.
  if (linkStatsOf(join(stage, listName))?.isFile()) {
    const before = new Set(listed(folder));
    const now = new Set(listed(stage));
    const old = join(stage, temporaryName());
    mkdirSync(old);
    // The first page comes last, so that it never leads to missing pages.
    const names = readdirSync(stage).filter((name) => !name.startsWith(".abstracts-"));
    for (const name of names.sort((a, b) => rank(a) - rank(b))) {
      pauseInTests();
      if (isOurs(folder, name, before)) renameSync(join(folder, name), join(old, name));
      moveIn(join(stage, name), join(folder, name));
    }
    for (const path of before) if (!now.has(path)) remove(folder, path);
    renameSync(join(stage, listName), join(folder, listName));
  }
  rmSync(stage, { recursive: true, force: true });
}

function pauseInTests(): void {
  if (testPause > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, testPause);
}

function rank(name: string): number {
  return name === "index.html" ? 1 : 0;
}

/** Whether it is a folder in which everything was exported, so that it can be moved as a whole. */
function isOurs(folder: string, path: string, own: ReadonlySet<string>): boolean {
  const stats = linkStatsOf(join(folder, path));
  return (stats?.isDirectory() ?? false) && isAllOurs(folder, path, own);
}

function isAllOurs(folder: string, path: string, own: ReadonlySet<string>): boolean {
  const stats = lstatSync(join(folder, path));
  if (!stats.isDirectory()) return stats.isFile() && own.has(path);
  return readdirSync(join(folder, path)).every((name) => isAllOurs(folder, `${path}/${name}`, own));
}

/** A file or folder of the stage, into a folder that may already exist. */
function moveIn(from: string, to: string): void {
  const there = linkStatsOf(to);
  const isFolder = lstatSync(from).isDirectory();
  if (!(there?.isDirectory() && isFolder)) {
    // An exported file, where there is a folder now.
    if (there && isFolder) rmSync(to);
    renameSync(from, to);
    return;
  }
  for (const name of readdirSync(from)) moveIn(join(from, name), join(to, name));
}

/** Together with folders that become empty. */
function remove(folder: string, path: string): void {
  if (stepsTo(path).some((step) => isLink(join(folder, step)))) return;
  const there = linkStatsOf(join(folder, path));
  if (there && !there.isDirectory()) rmSync(join(folder, path), { force: true });
  for (const step of [...stepsTo(path)].reverse()) {
    const at = join(folder, step);
    if (statsOf(at)?.isDirectory() && readdirSync(at).length === 0) rmdirSync(at);
  }
}
