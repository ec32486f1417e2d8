// Reports what is saved in a folder. In: the folder, and a function to call. Out: the paths of each burst of changes
// together, once it is over. Editors save by replacing files, git checks out hundreds of them, network folders report
// nothing by themselves, and the folder itself may disappear and come back: each of these becomes one call.
import { existsSync, statfsSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { statsOf } from "../runtime/stats-of.ts";

/**
 * Milliseconds without a change after which a burst is over, and milliseconds after which it is reported in any case.
 */
const quiet = 20;
const longest = 250;
/**
 * chokidar drops what happens to a file within 50 ms of a change that it has reported, or 100 ms of a removal: after so
 * many milliseconds the files of a burst are compared with what they were.
 */
const afterThrottle = 120;
/** Milliseconds between two looks at a folder that has to be polled, or that has disappeared. */
const pollEvery = 300;

export interface FolderWatch {
  close(): Promise<void>;
}

export async function watchFolder(
  folder: string,
  poll: boolean | null,
  changed: (paths: readonly string[]) => void,
): Promise<FolderWatch> {
  const burst = new Burst(changed);
  const usePolling = poll ?? isRemote(folder);
  let isThere = existsSync(folder);
  const gone = () => {
    isThere = false;
  };
  let watcher = await start(folder, usePolling, burst, gone);
  // The watcher of a folder that was removed does not notice the folder that replaces it.
  const timer = setInterval(async () => {
    const isNow = existsSync(folder);
    if (isNow === isThere) return;
    isThere = isNow;
    burst.add(resolve(folder));
    if (!isNow) return;
    const old = watcher;
    watcher = await start(folder, usePolling, burst, gone);
    await old.close();
  }, pollEvery);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      burst.close();
      await watcher.close();
    },
  };
}

/**
 * Calls `gone` when the folder itself is removed: this watcher then notices nothing more, even if the folder is back at
 * once.
 */
async function start(folder: string, usePolling: boolean, burst: Burst, gone: () => void): Promise<FSWatcher> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => isIgnored(relative(folder, path)),
    usePolling,
    interval: pollEvery,
    binaryInterval: pollEvery,
    // A book follows no links that form a cycle or lead outside its folder.
    followSymlinks: false,
    atomic: false,
  });
  watcher.on("all", (event, path) => {
    if (event === "unlinkDir" && resolve(path) === resolve(folder)) gone();
    if (event !== "addDir") burst.add(resolve(path));
  });
  // A file may be unreadable, or the system may be out of watches: the build reports what is missing.
  watcher.on("error", () => {});
  await new Promise<void>((done) => watcher.once("ready", done));
  return watcher;
}

/**
 * Whether a path is one that editors and systems leave beside files, is hidden, or is written by the program itself.
 */
export function isIgnored(path: string): boolean {
  if (path === "") return false;
  const names = path.split(/[\\/]/);
  if (names.some((name) => name === "node_modules" || (name.startsWith(".") && name !== "." && name !== "..")))
    return true;
  const name = basename(path);
  return (
    names[0] === "out" ||
    name.endsWith("~") ||
    name.startsWith("#") ||
    name === "4913" ||
    /\.(?:sw[a-z]|tmp|bak|pdf)$/i.test(name)
  );
}

class Burst {
  readonly #changed: (paths: readonly string[]) => void;
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #since = 0;
  #isClosed = false;

  constructor(changed: (paths: readonly string[]) => void) {
    this.#changed = changed;
  }

  add(path: string): void {
    if (this.#paths.size === 0) this.#since = performance.now();
    this.#paths.add(path);
    if (this.#timer) clearTimeout(this.#timer);
    const left = longest - (performance.now() - this.#since);
    this.#timer = setTimeout(() => this.#tell(), Math.max(0, Math.min(quiet, left)));
  }

  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  #drop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#paths.clear();
  }

  #tell(): void {
    const paths = [...this.#paths];
    const states = paths.map(stateOf);
    this.#drop();
    setTimeout(() => {
      for (const [at, path] of paths.entries()) if (!this.#isClosed && stateOf(path) !== states[at]) this.add(path);
    }, afterThrottle).unref();
    this.#changed(paths);
  }
}

/** Differs after every write. */
function stateOf(path: string): string {
  const stats = statsOf(path);
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeMs}` : "";
}

/**
 * Types of file systems that do not report changes made elsewhere (statfs(2)): NFS, SMB, CIFS, SMB2, 9P, FUSE, vboxsf.
 */
const remote = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x786f4256]);

function isRemote(folder: string): boolean {
  try {
    return remote.has(statfsSync(folder).type >>> 0);
  } catch {
    return false;
  }
}
