// `watch`: opens the book in the browser, and builds it again whenever a file of it is saved. In: a folder, or a place
// in a file that the page of a watched book should show. Out: a line for each build, with new problems and those that
// are gone, until it is interrupted.
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Budget, usualBudget } from "../runtime/budget.ts";
import { restSoon } from "../runtime/memory.ts";
import type { Choice } from "../session/snapshot.ts";
import { printable } from "../source/printable.ts";
import { LivePage } from "../watch/live-page.ts";
import { openBrowser } from "../watch/open-browser.ts";
import { newSecret, type Running, readRunning, writeRunning } from "../watch/running.ts";
import { type Listening, serve } from "../watch/server.ts";
import { SessionThread } from "../watch/session-thread.ts";
import { watchFolder } from "../watch/watch-folder.ts";
import { folderOf } from "./cache.ts";
import { exit } from "./exit.ts";
import { failedBuild } from "./failed-build.ts";
import { interrupted } from "./interrupted.ts";
import { printNotice, printResult } from "./terminal.ts";
import { buildLines } from "./watch-lines.ts";

export interface WatchOptions {
  readonly template?: string;
  readonly paper?: string;
  readonly profile?: string;
  readonly draft?: boolean;
  readonly port?: number;
  /** Opens the browser. */
  readonly open: boolean;
  readonly editor: string;
  readonly poll?: boolean;
  readonly goto?: string;
  readonly maxSeconds?: number;
  readonly maxMemory?: number;
}

export async function watch(named: string | undefined, options: WatchOptions): Promise<number> {
  if (options.goto !== undefined) return goTo(options.goto);
  const folder = folderOf(named);
  if (!existsSync(join(folder, "book.yaml"))) {
    printNotice(`abstracts: “${printable(folder)}” is not a book folder: it has no book.yaml\n`);
    return exit.usage;
  }
  const book = realpathSync(folder);
  const session = new SessionThread(folder, budgetOf(options));
  const lines = buildLines();
  const page = new LivePage({
    book: session,
    choice: choiceOf(options),
    editor: options.editor,
    built: (snapshot) => {
      printNotice(lines(snapshot));
      restSoon();
    },
    failed: failedBuild,
  });
  const interruption = interrupted();
  void page.build();
  const secret = readRunning(book)?.secret ?? newSecret();
  const listening = await listen(book, secret, options.port, page);
  if (typeof listening === "string") {
    printNotice(`abstracts: ${listening}\n`);
    // Nobody hears of the build that has begun.
    page.close();
    await session.close();
    return exit.usage;
  }
  writeRunning(book, { port: listening.port, secret, pid: process.pid });
  const address = `http://127.0.0.1:${listening.port}/${secret}/`;
  printResult(`${address}\n`);
  if (options.open) openBrowser(address);
  const watching = await watchFolder(book, options.poll ?? null, (paths) => void page.build(paths));
  await interruption;
  await watching.close();
  page.close();
  await listening.close();
  await session.close();
  writeRunning(book, { port: listening.port, secret, pid: null });
  return exit.good;
}

/** What one build may use. */
export function budgetOf({ maxSeconds, maxMemory }: Pick<WatchOptions, "maxSeconds" | "maxMemory">): Budget {
  return { seconds: maxSeconds ?? usualBudget.seconds, megabytes: maxMemory ?? usualBudget.megabytes };
}

function choiceOf({ template, paper, profile, draft }: WatchOptions): Choice {
  return { template: template ?? null, paper: paper ?? null, profile: profile ?? null, draft: draft ?? false };
}

/** Listens on the requested port; without one, on the last one, so that open windows reconnect, or on any free one. Returns the reason if it cannot. */
async function listen(
  book: string,
  secret: string,
  port: number | undefined,
  page: LivePage,
): Promise<Listening | string> {
  const running = readRunning(book);
  const ports = port === undefined ? [...(running && running.pid === null ? [running.port] : []), 0] : [port];
  for (const each of ports) {
    try {
      return await serve(each, secret, (request) => page.answer(request));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES") return `port ${each} may not be used: choose another with --port`;
      if (code !== "EADDRINUSE") throw error;
    }
  }
  return `port ${port} is in use: choose another with --port, or let the program choose`;
}

/** Sends the place to the watch of the book that the file belongs to. */
async function goTo(place: string): Promise<number> {
  const [, file = "", line = ""] = /^(.+?):(\d{1,7})(?::\d{1,7})?$/.exec(place) ?? [];
  if (file === "" || !existsSync(file)) {
    printNotice(`abstracts: “${printable(place)}” is not a place in a file: write FILE:LINE\n`);
    return exit.usage;
  }
  const book = bookAbove(realpathSync(file));
  const running = book === null ? null : readRunning(book);
  if (!running || running.pid === null) {
    printNotice(`abstracts: no watch of this book is running: start one with “abstracts watch”\n`);
    return exit.faults;
  }
  const answer = await ask(running, resolve(file), Number(line));
  if (answer?.found) return exit.good;
  printNotice(
    answer ? `abstracts: nothing of “${printable(file)}” is printed\n` : "abstracts: the watch does not answer\n",
  );
  return exit.faults;
}

async function ask({ port, secret }: Running, file: string, line: number): Promise<{ readonly found: boolean } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/${secret}/goto`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ file, line }),
      signal: AbortSignal.timeout(30_000),
    });
    return response.ok ? ((await response.json()) as { found: boolean }) : null;
  } catch {
    return null;
  }
}

function bookAbove(file: string): string | null {
  for (let at = dirname(file); at !== dirname(at); at = dirname(at)) if (existsSync(join(at, "book.yaml"))) return at;
  return null;
}
