// `check --watch`: reports all faults whenever a file is saved, one line for each, between two lines by which editors
// recognize the beginning and the end.
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Choice, Problem, Snapshot } from "../session/snapshot.ts";
import { printable } from "../source/printable.ts";
import { Rebuilder } from "../watch/rebuilder.ts";
import { SessionThread } from "../watch/session-thread.ts";
import { watchFolder } from "../watch/watch-folder.ts";
import { folderOf } from "./cache.ts";
import { exit } from "./exit.ts";
import { failedBuild } from "./failed-build.ts";
import { interrupted } from "./interrupted.ts";
import { printNotice, printResult } from "./terminal.ts";
import { counted } from "./verdict.ts";
import { budgetOf } from "./watch.ts";

export interface CheckWatchOptions {
  readonly template?: string;
  readonly strict?: boolean;
  readonly code?: readonly string[];
  readonly poll?: boolean;
  readonly maxSeconds?: number;
  readonly maxMemory?: number;
}

export async function checkWatch(named: string | undefined, options: CheckWatchOptions): Promise<number> {
  const folder = folderOf(named);
  if (!existsSync(join(folder, "book.yaml"))) {
    printNotice(`abstracts: “${printable(folder)}” is not a book folder: it has no book.yaml\n`);
    return exit.usage;
  }
  const interruption = interrupted();
  const session = new SessionThread(folder, budgetOf(options));
  const choice: Choice = { template: options.template ?? null, paper: null, profile: null, draft: false };
  let last: Snapshot | null = null;
  let isOver = false;
  const builds = new Rebuilder(async (saved) => {
    printResult(`Checking ${printable(folder)} …\n`);
    try {
      last = await session.build({ choice, saved });
    } catch (error) {
      last = failedBuild(error, last, choice);
    }
    if (!isOver) printResult(checkedLines(last, options));
    // An editor waits for the second of the two lines.
    return false;
  });
  void builds.request();
  const watching = await watchFolder(realpathSync(folder), options.poll ?? null, (paths) => void builds.request(paths));
  await interruption;
  isOver = true;
  builds.close();
  await watching.close();
  await session.close();
  return exit.good;
}

function checkedLines({ problems, milliseconds }: Snapshot, { strict, code }: CheckWatchOptions): string {
  const shown = problems.filter((problem) => !code || code.includes(problem.code));
  const isError = ({ severity }: Problem) => strict || severity === "error";
  const errors = shown.filter(isError).length;
  const sum = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(shown.length > errors ? [counted(shown.length - errors, "warning")] : []),
  ].join(", ");
  const lines = shown.map((problem) => `${told(problem, isError(problem) ? "error" : "warning")}\n`);
  return `${lines.join("")}Checked: ${sum === "" ? "nothing wrong" : sum} (${(milliseconds / 1000).toFixed(2)} s)\n`;
}

/** One line, however long: programs read it. */
function told({ file, line, column, message, code, hint }: Problem, severity: Problem["severity"]): string {
  const at = file === null ? "" : `${file}:${line}:${column}: `;
  return printable(`${at}${severity}: ${message}${hint === null ? "" : ` (${hint})`} [${code}]`);
}
