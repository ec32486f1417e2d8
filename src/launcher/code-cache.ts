// Compiles a file of the program and runs it, as `require` does, and at the end of the run keeps V8's compiled code for
// it in dist/compiled/. In: a file. Out: what it exports. Node from 22.1 on does this itself; when support for Node 20
// ends (its own support ended in April 2026), `require` alone remains.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as module from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";

/** Available since Node 22.1. We always pass the folder: Node's default is in /tmp, where anybody could own it. */
const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };

const folder = join(__dirname, "compiled");
const suffix = `${process.version}-${process.arch}.bin`;
const files = new Map<string, unknown>();
/** Scripts whose compiled code has not been kept yet. */
const fresh = new Map<string, { readonly script: Script; readonly source: Uint8Array }>();

/** What a file exports; `outside` loads what it asks for. */
export function compileFile(path: string, outside: NodeJS.Require): unknown {
  if (enableCompileCache) {
    enableCompileCache(folder);
    return outside(path);
  }
  if (files.has(path)) return files.get(path);
  if (files.size === 0) process.once("exit", keep);
  const file = { exports: {} };
  compile(path)(file.exports, outside, file, path, dirname(path));
  files.set(path, file.exports);
  return file.exports;
}

type Body = (
  exports: unknown,
  require: NodeJS.Require,
  file: { exports: unknown },
  path: string,
  folder: string,
) => void;

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
 * Before the code are the checksums of its source and of itself: V8 itself only checks the length of the source and its
 * flags, and crashes on damaged code. They are no protection against an attacker, who could change the program as well.
 */
const headLength = 8;

function headOf(source: Uint8Array, code: Uint8Array): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(crc32(source), 0);
  head.writeUInt32LE(crc32(code), 4);
  return head;
}

function read(path: string, source: Uint8Array): Buffer | undefined {
  try {
    const kept = readFileSync(keptAs(path));
    const code = kept.subarray(headLength);
    return headOf(source, code).equals(kept.subarray(0, headLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the code that was compiled during this run, which is what the next run needs. */
function keep(): void {
  try {
    for (const [path, { script, source }] of fresh) {
      mkdirSync(folder, { recursive: true });
      // The threads of a process write shared files at about the same time.
      const part = `${keptAs(path)}.${process.pid}-${process.hrtime.bigint()}.tmp`;
      const code = script.createCachedData();
      writeFileSync(part, Buffer.concat([headOf(source, code), code]), { flag: "wx" });
      renameSync(part, keptAs(path));
    }
  } catch {
    // The folder may belong to another user, or the disk may be full: the next run then compiles again.
  }
}
