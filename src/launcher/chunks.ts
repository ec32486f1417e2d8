// Loads the bundle: the program is cut into chunks, as esbuild splits it, and chunks that are needed together are in one
// file, a pack, which takes one reading and one compilation. In: the name of a chunk. Out: its exports.
import { join } from "node:path";
import { compileFile } from "./code-cache.ts";

interface Module {
  exports: unknown;
}
type Require = (name: string) => unknown;
type Body = (exports: unknown, require: Require, module: Module, file: string, folder: string) => void;

/**
 * Written by scripts/bundle.mjs: for each chunk that is in a pack, the packs that contain it; others are alone in a
 * file.
 */
declare const packsOfChunks: Readonly<Record<string, readonly string[]>>;

/** A large library outside the bundle, whose compiled code is also worth keeping. */
const citeproc = "citeproc";

const bodies = new Map<string, Body>();
const modules = new Map<string, Module>();

/** The exports of a chunk of the bundle; `outside` loads everything else. */
export function loadChunk(name: string, outside: NodeJS.Require): unknown {
  const loaded = modules.get(name);
  if (loaded) return loaded.exports;
  const module: Module = { exports: {} };
  modules.set(name, module);
  const require: Require = (asked) => {
    if (asked.startsWith("./") && asked.endsWith(".cjs")) return loadChunk(asked.slice(2), outside);
    return asked === citeproc ? loadLibrary(asked, outside) : outside(asked);
  };
  bodyOf(name, outside)(module.exports, require, module, join(__dirname, name), __dirname);
  return module.exports;
}

/** Loads a pack before its chunks are asked for, if they are also in another one. */
export function loadPack(pack: string, outside: NodeJS.Require): void {
  const file = compileFile(join(__dirname, `${pack}.cjs`), outside) as Readonly<Record<string, Body>>;
  for (const [name, body] of Object.entries(file)) bodies.set(name, body);
}

function bodyOf(name: string, outside: NodeJS.Require): Body {
  if (!bodies.has(name)) loadPack(packsOfChunks[name]?.[0] ?? name.slice(0, -".cjs".length), outside);
  const body = bodies.get(name);
  if (!body) throw new Error(`the program has no “${name}”`);
  return body;
}

function loadLibrary(name: string, outside: NodeJS.Require): unknown {
  return compileFile(outside.resolve(name), outside);
}
