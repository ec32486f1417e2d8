// The objects of a git repository, read from its files: git is not run, its configuration is not used, nothing is
// fetched. In: the folders of objects, and a hash. Out: the kind and the bytes, checked against the hash.
// (gitformat-pack(5), gitrepository-layout(5))
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { readRegular } from "../runtime/read-regular.ts";
import { sizeOf } from "../runtime/stats-of.ts";
import { limits } from "../source/limits.ts";
import { applyDelta } from "./delta.ts";
import { openPack, type Pack, type PackEntry } from "./pack.ts";
import { damaged, tooLarge } from "./unreadable.ts";

export type ObjectKind = "commit" | "tree" | "blob" | "tag";

export interface GitObject {
  readonly kind: ObjectKind;
  readonly bytes: Buffer;
}

export class ObjectStore {
  readonly #folders: readonly string[];
  readonly #hash: "sha1" | "sha256";
  #packs: readonly Pack[] | null = null;
  /** Bytes unpacked so far, of all objects together. */
  #made = 0;

  constructor(folders: readonly string[], hash: "sha1" | "sha256") {
    this.#folders = folders;
    this.#hash = hash;
  }

  get hexLength(): number {
    return this.#hash === "sha1" ? 40 : 64;
  }

  read(hash: string): GitObject {
    const object = this.#find(hash, 0);
    if (!object) throw damaged(`the object ${hash.slice(0, 12)} is missing`);
    const head = `${object.kind} ${object.bytes.length}\0`;
    if (createHash(this.#hash).update(head).update(object.bytes).digest("hex") !== hash)
      throw damaged(`the object ${hash.slice(0, 12)} is not what its name says`);
    return object;
  }

  /** The hashes with a given beginning. */
  expand(prefix: string): readonly string[] {
    const found = new Set<string>();
    for (const folder of this.#folders) {
      for (const name of namesIn(join(folder, prefix.slice(0, 2)))) {
        const hash = prefix.slice(0, 2) + name;
        if (hash.startsWith(prefix) && hash.length === this.hexLength) found.add(hash);
      }
    }
    for (const pack of this.#openPacks()) for (const hash of pack.expand(prefix)) found.add(hash);
    return [...found];
  }

  #find(hash: string, depth: number): GitObject | null {
    for (const folder of this.#folders) {
      const compressed = readRegular(join(folder, hash.slice(0, 2), hash.slice(2)), limits.gitObject);
      if (compressed) return this.#loose(compressed);
    }
    for (const pack of this.#openPacks()) {
      const offset = pack.find(hash);
      if (offset !== null) return this.#packed(pack, offset, depth);
    }
    return null;
  }

  #loose(compressed: Buffer): GitObject {
    const whole = this.#inflate(compressed, limits.gitObject + 64);
    const end = whole.subarray(0, 64).indexOf(0);
    const [kind, size] = whole.subarray(0, Math.max(0, end)).toString("latin1").split(" ");
    const bytes = whole.subarray(end + 1);
    if (!isKind(kind) || Number(size) !== bytes.length) throw damaged("an object has no head");
    return { kind, bytes };
  }

  /** Goes down the chain of differences to a whole object, and up again. */
  #packed(pack: Pack, offset: number, depth: number): GitObject {
    const deltas: Buffer[] = [];
    for (let at = offset; ; ) {
      if (deltas.length + depth > limits.gitChain)
        throw tooLarge(`an object of the repository is made of more than ${limits.gitChain} differences`);
      const entry: PackEntry = pack.entry(at);
      const bytes = this.#inflate(entry.compressed, limits.gitObject);
      if (bytes.length !== entry.size) throw damaged("an object in a pack has another length");
      if (entry.kind !== "delta") return this.#build(entry.kind, bytes, deltas);
      deltas.push(bytes);
      const base = typeof entry.base === "number" ? entry.base : pack.find(entry.base);
      if (base === null) {
        const object = this.#find(String(entry.base), depth + deltas.length);
        if (!object) throw damaged("the object that another is made of is missing");
        return this.#build(object.kind, object.bytes, deltas);
      }
      at = base;
    }
  }

  #build(kind: ObjectKind, base: Buffer, deltas: readonly Buffer[]): GitObject {
    let bytes = base;
    for (let index = deltas.length - 1; index >= 0; index--) {
      bytes = applyDelta(bytes, deltas[index] ?? Buffer.alloc(0), limits.gitObject);
      this.#count(bytes.length);
    }
    return { kind, bytes };
  }

  #inflate(compressed: Buffer, limit: number): Buffer {
    let bytes: Buffer;
    try {
      bytes = inflateSync(compressed, { maxOutputLength: limit });
    } catch (error) {
      if (error instanceof RangeError)
        throw tooLarge(`an object of the repository has more than ${limits.gitObject / 1e6} MB`);
      throw damaged("an object cannot be unpacked");
    }
    this.#count(bytes.length);
    return bytes;
  }

  #count(length: number): void {
    this.#made += length;
    if (this.#made > limits.gitTotal)
      throw tooLarge(`the revision needs more than ${limits.gitTotal / 1e6} MB of the repository to be unpacked`);
  }

  #openPacks(): readonly Pack[] {
    this.#packs ??= this.#indices().flatMap((path) => openPack(path, this.hexLength / 2) ?? []);
    return this.#packs;
  }

  /** They are all kept in memory. */
  #indices(): readonly string[] {
    const paths = this.#folders.flatMap((folder) =>
      namesIn(join(folder, "pack"))
        .filter((name) => name.endsWith(".idx"))
        .sort()
        .map((name) => join(folder, "pack", name)),
    );
    if (paths.reduce((sum, path) => sum + sizeOf(path), 0) > limits.gitIndex)
      throw tooLarge(`the indices of the repository's packs have more than ${limits.gitIndex / 1e6} MB`);
    return paths;
  }
}

function isKind(kind: string | undefined): kind is ObjectKind {
  return kind === "commit" || kind === "tree" || kind === "blob" || kind === "tag";
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
