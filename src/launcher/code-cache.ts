// A code cache for Node before 22.1, which has none of its own: loads chunks of the bundle, and keeps what V8 has compiled of them
// by the end of the run in dist/compiled/. To be deleted with the support of Node 20, which its makers ended in April 2026:
// start.ts then asks Node alone.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

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

/** Loads a chunk of the bundle by its file's name; its exports. */
export function loadChunk(name: string): unknown {
  process.once("exit", keep);
  return require(`./${name}`);
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
