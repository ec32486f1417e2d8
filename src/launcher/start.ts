// How the bundled program starts: its chunks are loaded through V8's code cache. A build is over in about a second, and
// without the cache a third of that goes into parsing and compiling functions anew each time. The first run keeps what V8
// has compiled in dist/compiled/, as Python does in __pycache__; where that cannot be written the program runs all the same.
// (Node has this as module.enableCompileCache from 22.1 on; our floor is 20.19.)
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { launchWith, workWith } from "./launch.ts";

// Most functions run for a few milliseconds only, and V8 would spend more on optimizing them than they take: it is told to
// wait until one is really hot. What it has compiled it is to keep for the cache. Flags are part of the cache's key.
setFlagsFromString("--interrupt-budget=1000000");
setFlagsFromString("--no-flush-bytecode");

interface Module {
  exports: unknown;
}
type Require = (name: string) => unknown;
type Body = (exports: unknown, require: Require, module: Module, file: string, folder: string) => void;

/** Large libraries outside the bundle that are worth it as well. */
const libraries = ["citeproc"];

const folder = join(__dirname, "compiled");
const suffix = `${process.version}-${process.arch}.bin`;
const outside = createRequire(__filename);
const modules = new Map<string, Module>();
/** Scripts whose compiled code is not kept yet. */
const fresh = new Map<string, Script>();

/** Loads a chunk of the bundle; its exports. */
export function load(chunk: string): unknown {
  return loadFile(join(__dirname, `${chunk}.cjs`), require);
}

/** Runs the command line. */
export function launch(argv: readonly string[]): void {
  void launchWith(load, argv);
}

/** Runs it in a thread that is watched. */
export function work(): void {
  workWith(load);
}

function require(name: string): unknown {
  if (name.startsWith("./") && name.endsWith(".cjs")) return loadFile(join(__dirname, name), require);
  if (libraries.includes(name)) return loadFile(outside.resolve(name), outside);
  return outside(name);
}

function loadFile(path: string, require: Require): unknown {
  const known = modules.get(path);
  if (known) return known.exports;
  const module: Module = { exports: {} };
  modules.set(path, module);
  compile(path)(module.exports, require, module, path, dirname(path));
  return module.exports;
}

function compile(path: string): Body {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, "utf8")}\n})`;
  const cachedData = read(keptAs(path));
  const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected) fresh.set(path, script);
  return script.runInThisContext() as Body;
}

function keptAs(path: string): string {
  return join(folder, `${basename(path)}-${suffix}`);
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Keeps what has been compiled by the end of the run: that is what a run needs. */
function keep(): void {
  try {
    for (const [path, script] of fresh) {
      mkdirSync(folder, { recursive: true });
      // Threads of one process keep what they share at about the same time.
      const part = `${keptAs(path)}.${process.pid}-${process.hrtime.bigint()}.tmp`;
      writeFileSync(part, script.createCachedData());
      renameSync(part, keptAs(path));
    }
  } catch {
    // A folder that belongs to somebody else, a full disk: the next run compiles again.
  }
}

process.once("exit", keep);
