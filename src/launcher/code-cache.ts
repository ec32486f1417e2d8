// A code cache for Node before 22.1, which has none of its own: loads chunks of the bundle, and at the end of the run
// keeps V8's compiled code for them in dist/compiled/. Delete it when support for Node 20 ends, whose own support ended
// in April 2026; start.ts then uses Node's cache alone.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

interface Module {
  exports: unknown;
}
type Require = (name: string) => unknown;
type Body = (exports: unknown, require: Require, module: Module, file: string, folder: string) => void;

/** Large libraries outside the bundle for which a cache is also worthwhile. */
const libraries = ["citeproc"];

const folder = join(__dirname, "compiled");
const suffix = `${process.version}-${process.arch}.bin`;
const outside = createRequire(__filename);
const modules = new Map<string, Module>();
/** Scripts whose compiled code has not been kept yet. */
const fresh = new Map<string, { readonly script: Script; readonly source: Uint8Array }>();

/** Loads a chunk of the bundle by its file's name, and returns its exports. */
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
  const source = readFileSync(path);
  const text = `(function (exports, require, module, __filename, __dirname) {${source.toString("utf8")}\n})`;
  const cachedData = read(path, source);
  const script = new Script(text, { filename: path, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected) fresh.set(path, { script, source });
  return script.runInThisContext() as Body;
}

function keptAs(path: string): string {
  return join(folder, `${basename(path)}-${suffix}`);
}

/**
 * The length of a digest: V8 itself only checks the length of the source and its flags, and crashes on damaged code.
 */
const digestLength = 20;

function digestOf(source: Uint8Array, code: Uint8Array): Buffer {
  return createHash("sha1").update(source).update(code).digest();
}

function read(path: string, source: Uint8Array): Buffer | undefined {
  try {
    const kept = readFileSync(keptAs(path));
    const code = kept.subarray(digestLength);
    return digestOf(source, code).equals(kept.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the code that was compiled during this run, which is what the next run needs. */
function keep(): void {
  try {
    for (const [path, { script, source }] of fresh) {
      mkdirSync(folder, { recursive: true });
      // The threads of a process write shared chunks at about the same time.
      const part = `${keptAs(path)}.${process.pid}-${process.hrtime.bigint()}.tmp`;
      const code = script.createCachedData();
      writeFileSync(part, Buffer.concat([digestOf(source, code), code]), { flag: "wx" });
      renameSync(part, keptAs(path));
    }
  } catch {
    // The folder may belong to another user, or the disk may be full: the next run then compiles again.
  }
}
