// Compressed bytes. In: bytes and a level. Out: the same, compressed, in a buffer of their own size.
import { deflateSync } from "node:zlib";

/** What zlib returns is a part of a buffer of 16 KB, three times the size of a page: that is not kept. */
export function deflated(bytes: Uint8Array, level: number): Uint8Array {
  return new Uint8Array(deflateSync(bytes, { level }));
}
