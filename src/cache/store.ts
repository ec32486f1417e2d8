// What work leaves behind for the next build: bytes by a key that names all that they were made from, so that nothing in a store is ever
// out of date. In: a key, bytes. Out: the same bytes, or null. A store may forget anything at any time; whoever asks makes it anew.
import { createHash } from "node:crypto";
import { programId } from "./program-id.ts";

/** What is remembered; each kind is kept apart, so that who asks for one does not read the others. */
export type CacheKind = "references" | "formulas" | "fragments";

/** `formulas-<digest>`. */
export type Key = `${CacheKind}-${string}`;

export interface Store {
  /** From where another thread opens the same store; null: it lives in this one alone. */
  readonly folder: string | null;
  get(key: Key): Uint8Array | null;
  set(key: Key, bytes: Uint8Array): void;
}

/** The key of what these parts make; the program is one of them. Parts are told apart by their lengths. */
export function keyOf(kind: CacheKind, ...parts: readonly (string | Uint8Array)[]): Key {
  const hash = createHash("sha256").update(programId());
  for (const part of parts) hash.update(`\0${part.length}\0`).update(part);
  return `${kind}-${hash.digest("hex")}`;
}

/** Remembers nothing. */
export const noStore: Store = { folder: null, get: () => null, set: () => {} };

/** Remembers in memory, for a process that builds more than once: what was asked for last stays, up to so many bytes. */
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

/** More than a book of 30,000 abstracts leaves behind. */
export const mostBytes = 256 << 20;
