// What a build keeps for the next one: bytes by a key of everything that they were made from, so that nothing in a store
// is ever out of date. In: a key, bytes. Out: the same bytes, or null. A store may forget anything at any time; whoever
// asks then makes it again.
import { createHash } from "node:crypto";
import { programId } from "./program-id.ts";

/** What is kept. Each kind has files of its own, so that one can be read without the others. */
export type CacheKind = "references" | "formulas" | "fragments";

/** `formulas-<digest>`. */
export type Key = `${CacheKind}-${string}`;

export interface Store {
  /** The folder from which another thread can open the same store; null if it exists in this thread alone. */
  readonly folder: string | null;
  get(key: Key): Uint8Array | null;
  set(key: Key, bytes: Uint8Array): void;
}

/** The key of what is made from these parts and by this program. Their lengths keep the parts apart. */
export function keyOf(kind: CacheKind, ...parts: readonly (string | Uint8Array)[]): Key {
  const hash = createHash("sha256").update(programId());
  for (const part of parts) hash.update(`\0${part.length}\0`).update(part);
  return `${kind}-${hash.digest("hex")}`;
}

/** Keeps nothing. */
export const noStore: Store = { folder: null, get: () => null, set: () => {} };

/** Keeps what was used last in memory, up to this many bytes, for a process that builds more than once. */
export function memoryStore(most = mostBytes): Store {
  const entries = new Map<Key, Uint8Array>();
  let size = 0;
  const forget = (key: Key) => {
    size -= entries.get(key)?.length ?? 0;
    entries.delete(key);
  };
  return {
    folder: null,
    get(key) {
      const bytes = entries.get(key);
      if (!bytes) return null;
      entries.delete(key);
      entries.set(key, bytes);
      return bytes;
    },
    set(key, bytes) {
      forget(key);
      entries.set(key, bytes);
      size += bytes.length;
      for (const oldest of entries.keys()) {
        if (size <= most) return;
        forget(oldest);
      }
    },
  };
}

/** More than a book of 30,000 abstracts needs. */
export const mostBytes = 256 << 20;
