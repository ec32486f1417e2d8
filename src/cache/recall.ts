// Plain values in a store, as JSON: nothing that is read back is ever run. In: a key, and a test of the value. Out: the
// value, or null if it is missing or fails the test, as a value from a stranger may.
import { type Key, noStore, type Store } from "./store.ts";

export type Soundness<T> = (value: unknown) => value is T;

export function recall<T>(store: Store, key: Key, isSound: Soundness<T>): T | null {
  const bytes = store.get(key);
  if (!bytes) return null;
  const known = read.get(bytes);
  if (known?.isSound === isSound) return known.value as T;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
    if (!isSound(value)) return null;
    read.set(bytes, { isSound, value });
    return value;
  } catch {
    return null;
  }
}

/** Values that have been read before. A store in memory gives the same bytes again, and they must give the same object. */
const read = new WeakMap<Uint8Array, { readonly isSound: unknown; readonly value: unknown }>();

export function remember(store: Store, key: Key, value: unknown): void {
  if (store !== noStore) store.set(key, Buffer.from(JSON.stringify(value), "utf8"));
}
