// A folder → what was saved in it. In: the folder, and whom to call. Out: the paths of each burst of changes together, once it is over.
// Editors save by replacing, git checks out hundreds of files, folders on a network say nothing by themselves, and the folder itself
// may go away and come back: all of it is one call.
import { existsSync, statfsSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Milliseconds without a change after which a burst is over, and after which it is told in any case. */
const quiet = 20;
const longest = 250;
/** Milliseconds between two looks at a folder that is watched by looking, or that is gone. */
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
  // What watches a folder that is taken away hears nothing of the one that comes in its place.
  const look = setInterval(async () => {
    const isNow = existsSync(folder);
    if (isNow === isThere) return;
    isThere = isNow;
    burst.add(resolve(folder));
    if (!isNow) return;
    const old = watcher;
    watcher = await start(folder, usePolling, burst, gone);
    await old.close();
  }, pollEvery);
  look.unref();
  return {
    close: async () => {
      clearInterval(look);
      burst.drop();
      await watcher.close();
    },
  };
}

/** `gone`: called when the folder itself goes, after which this watch of it hears nothing, even if it is back at once. */
async function start(folder: string, usePolling: boolean, burst: Burst, gone: () => void): Promise<FSWatcher> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => isIgnored(relative(folder, path)),
    usePolling,
    interval: pollEvery,
    binaryInterval: pollEvery,
    // A link that leads round in a circle, or out of the book, is nothing that a book reads.
    followSymlinks: false,
    atomic: false,
  });
  watcher.on("all", (event, path) => {
    if (event === "unlinkDir" && resolve(path) === resolve(folder)) gone();
    if (event !== "addDir") burst.add(resolve(path));
  });
  // A file that may not be read, a system that has no more watches: the build says what it misses.
  watcher.on("error", () => {});
  await new Promise<void>((done) => watcher.once("ready", done));
  return watcher;
}

/** What editors and systems leave beside files, what is hidden, and what the program itself writes. */
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

  drop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#paths.clear();
  }

  #tell(): void {
    const paths = [...this.#paths];
    this.drop();
    this.#changed(paths);
  }
}

/** Types of file systems that tell nothing of changes made elsewhere (statfs(2)): NFS, SMB, CIFS, SMB2, 9P, FUSE, vboxsf. */
const remote = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x786f4256]);

function isRemote(folder: string): boolean {
  try {
    return remote.has(statfsSync(folder).type >>> 0);
  } catch {
    return false;
  }
}
