// A file of a cache folder: entries one after the other, each with its key and a digest. In: entries, or the bytes of a
// file that may be cut off, damaged or made by a stranger. Out: bytes, or the entries that are whole.
import { createHash } from "node:crypto";
import type { Key } from "./store.ts";

/** The first bytes; a file that begins differently is not read. */
const head = Buffer.from("abstracts cache 1\n", "latin1");
const digestLength = 32;
/** The length of the key, the length of the bytes, the digest. */
const entryHead = 1 + 4 + digestLength;

export type KeptEntry = readonly [key: Key, bytes: Uint8Array];

export function encodePack(entries: Iterable<KeptEntry>): Uint8Array {
  const parts: Uint8Array[] = [head];
  for (const [key, bytes] of entries) {
    const start = Buffer.alloc(entryHead + key.length);
    start.writeUInt8(key.length, 0);
    start.writeUInt32LE(bytes.length, 1);
    digestOf(key, bytes).copy(start, 5);
    start.write(key, entryHead, "latin1");
    parts.push(start, bytes);
  }
  return Buffer.concat(parts);
}

/** Where an entry is in its file. Whether it is whole is checked when it is read. */
interface Place {
  readonly from: number;
  readonly to: number;
}

export class CachePack {
  readonly size: number;
  readonly #bytes: Buffer;
  readonly #places = new Map<Key, Place>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.size = bytes.length;
    if (!bytes.subarray(0, head.length).equals(head)) return;
    for (let at = head.length; at + entryHead <= bytes.length; ) {
      const from = at + entryHead + bytes.readUInt8(at);
      const to = from + bytes.readUInt32LE(at + 1);
      if (to > bytes.length) break;
      this.#places.set(bytes.toString("latin1", at + entryHead, from) as Key, { from, to });
      at = to;
    }
  }

  get(key: Key): Uint8Array | null {
    const place = this.#places.get(key);
    if (!place) return null;
    const { from, to } = place;
    const bytes = this.#bytes.subarray(from, to);
    const digest = this.#bytes.subarray(from - key.length - digestLength, from - key.length);
    return digestOf(key, bytes).equals(digest) ? bytes : null;
  }
}

function digestOf(key: Key, bytes: Uint8Array): Buffer {
  return createHash("sha256").update(key).update(bytes).digest();
}
