// How the bundled program starts: its chunks are loaded through a cache of compiled code. A build is over in about a second, and
// without the cache a third of that goes into parsing and compiling functions anew each time. The first run keeps what V8
// has compiled in dist/compiled/, as Python does in __pycache__; where that cannot be written the program runs all the same.
import * as module from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { loadChunk } from "./code-cache.ts";
import { launchWith, workWith } from "./launch.ts";

// Most functions run for a few milliseconds only, and V8 would spend more on optimizing them than they take: it is told to
// wait until one is really hot. Each version has its own flags for it, and complains of those of another: a version that is
// not known here gets none. What V8 has compiled it is to keep for the cache. A watch goes on for hours: what it runs is worth it.
const [major = 0] = process.versions.node.split(".").map(Number);
const isShort = process.argv[2] !== "watch";
if (!isShort) {
  // As V8 has it.
} else if (major <= 21) setFlagsFromString("--interrupt-budget=1000000");
else if (major <= 26) {
  setFlagsFromString("--invocation-count-for-maglev=4000");
  setFlagsFromString("--invocation-count-for-turbofan=30000");
}
setFlagsFromString("--no-flush-bytecode");

/** Since Node 22.1. The folder is always named: Node's own choice, a folder in /tmp, may belong to anybody. */
const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };

/** Loads a chunk of the bundle; its exports. */
export function load(chunk: string): unknown {
  const name = `${chunk}.cjs`;
  if (!enableCompileCache) return loadChunk(name);
  enableCompileCache(join(__dirname, "compiled"));
  return module.createRequire(__filename)(`./${name}`);
}

/** Runs the command line. */
export function launch(argv: readonly string[]): void {
  void launchWith(load, argv);
}

/** Runs it in a thread that is watched. */
export function work(): void {
  workWith(load);
}
