// How the bundled program starts: its chunks are loaded through a cache of compiled code. A build takes about a second,
// and without the cache a third of that is spent on parsing and compiling functions again. The first run keeps V8's
// compiled code in dist/compiled/, as Python does in __pycache__; if that cannot be written, the program runs without
// the cache.
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { loadChunk, loadPack } from "./chunks.ts";
import { launchWith, workWith } from "./launch.ts";

/** Node loads whatever is not in the bundle. */
const outside = createRequire(__filename);

let isPrepared = false;

/**
 * Prepares a thread in which the program itself runs. Node keeps the compiled code of its own modules too, but V8 takes
 * it only for as long as its flags are those that it was made with, and the flags are those of the whole process: they
 * are set once the thread is there and has the modules that it needs. The thread that only watches sets none.
 */
function prepare(): void {
  if (isPrepared) return;
  isPrepared = true;
  for (const name of ["crypto", "os", "perf_hooks", "url", "zlib"]) outside(`node:${name}`);
  // Most functions run for only a few milliseconds, and V8 would spend more time optimizing them: these flags make it
  // wait until a function is really hot. Each version has its own flags and complains about those of others, so an
  // unknown version gets none. V8 must also keep compiled code for the cache. A watch runs for hours, so it is optimized
  // as usual.
  const [major = 0] = process.versions.node.split(".").map(Number);
  const isShort = process.argv[2] !== "watch" && !process.argv.includes("--watch");
  if (!isShort) {
    // V8's defaults are kept.
  } else if (major <= 21) setFlagsFromString("--interrupt-budget=1000000");
  else if (major <= 26) {
    setFlagsFromString("--invocation-count-for-maglev=4000");
    setFlagsFromString("--invocation-count-for-turbofan=30000");
  }
  setFlagsFromString("--no-flush-bytecode");
}

/** Loads a chunk of the bundle, and returns its exports. */
export function load(chunk: string): unknown {
  prepare();
  // A thread with its own task has its own pack, named after its chunk.
  if (chunk === "references") loadPack("pack-references", outside);
  return loadChunk(`${chunk}.cjs`, outside);
}

/** Runs the command line. */
export function launch(argv: readonly string[]): void {
  void launchWith(load, argv);
}

/** Runs it in a watched thread. */
export function work(): void {
  workWith(load);
}
