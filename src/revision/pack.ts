// A pack of objects and its index, version 2 (gitformat-pack(5)). In: the path of the index. Out: where an object is,
// and its entry still compressed. Every number in the files is checked before it is used.
import { readAt, readRegular, withRegular } from "../runtime/read-regular.ts";
import { limits } from "../source/limits.ts";
import type { ObjectKind } from "./objects.ts";
import { damaged, tooLarge } from "./unreadable.ts";

export type PackEntry = { readonly size: number; readonly compressed: Buffer } & (
  | { readonly kind: ObjectKind }
  /** `base`: an offset in the same pack, or a hash. */
  | { readonly kind: "delta"; readonly base: number | string }
);

export interface Pack {
  find(hash: string): number | null;
  expand(prefix: string): readonly string[];
  entry(offset: number): PackEntry;
}

const kinds: Readonly<Record<number, ObjectKind>> = { 1: "commit", 2: "tree", 3: "blob", 4: "tag" };
const offsetDelta = 6;
const referenceDelta = 7;
const fanout = 8;
const names = fanout + 256 * 4;

/** Null if it is not an index of this version. */
export function openPack(path: string, hashLength: number): Pack | null {
  const index = readRegular(path, limits.gitIndex);
  if (!index || index.length < names || index.readUInt32BE(0) !== 0xff744f63 || index.readUInt32BE(4) !== 2)
    return null;
  const count = index.readUInt32BE(names - 4);
  const offsets = names + count * (hashLength + 4);
  const large = offsets + count * 4;
  if (index.length < large) return null;
  const file = path.replace(/\.idx$/, ".pack");
  const hashAt = (at: number) => index.subarray(names + at * hashLength, names + (at + 1) * hashLength);
  const offsetAt = (at: number): number => {
    const offset = index.readUInt32BE(offsets + at * 4);
    if (offset < 2 ** 31) return offset;
    const place = large + (offset - 2 ** 31) * 8;
    if (place + 8 > index.length) throw damaged("the index of a pack points outside itself");
    return Number(index.readBigUInt64BE(place));
  };
  /** The first hash that is not before the wanted one. */
  const firstFrom = (wanted: Buffer): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Buffer.compare(hashAt(middle), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    find(hash) {
      const wanted = Buffer.from(hash, "hex");
      const at = firstFrom(wanted);
      return at < count && hashAt(at).equals(wanted) ? offsetAt(at) : null;
    },
    expand(prefix) {
      const found: string[] = [];
      const from = Buffer.from(prefix.padEnd(hashLength * 2, "0"), "hex");
      for (let at = firstFrom(from); at < count && found.length < 2; at++) {
        const hash = hashAt(at).toString("hex");
        if (!hash.startsWith(prefix)) break;
        found.push(hash);
      }
      return found;
    },
    entry(offset) {
      const read = withRegular(file, (opened, size) => readEntry(opened, size, offset, hashLength));
      if (!read) throw damaged("a pack is missing");
      return read;
    },
  };
}

function readEntry(file: number, fileSize: number, offset: number, hashLength: number): PackEntry {
  if (offset < 12 || offset >= fileSize) throw damaged("the index of a pack points outside the pack");
  const head = readAt(file, offset, 64);
  let at = 0;
  const next = () => {
    const byte = head[at++];
    if (byte === undefined) throw damaged("an object in a pack is cut off");
    return byte;
  };
  let byte = next();
  const type = (byte >> 4) & 7;
  let size = byte & 15;
  for (let scale = 16; byte >= 128; scale *= 128) {
    byte = next();
    size += (byte & 127) * scale;
    if (size > limits.gitObject)
      throw tooLarge(`an object of the repository has more than ${limits.gitObject / 1e6} MB`);
  }
  let base: number | string | null = null;
  if (type === offsetDelta) {
    byte = next();
    let back = byte & 127;
    while (byte >= 128) {
      byte = next();
      back = (back + 1) * 128 + (byte & 127);
      if (back > fileSize) break;
    }
    base = offset - back;
    if (back === 0 || base < 12) throw damaged("a difference in a pack has no base");
  } else if (type === referenceDelta) {
    base = head.subarray(at, at + hashLength).toString("hex");
    at += hashLength;
  }
  // The most that compressed data may take (zlib's compressBound).
  const compressed = readAt(file, offset + at, Math.min(size + Math.ceil(size / 100) + 1024, fileSize - offset - at));
  if (base !== null) return { kind: "delta", size, base, compressed };
  const kind = kinds[type];
  if (!kind) throw damaged("a pack contains an object of unknown kind");
  return { kind, size, compressed };
}
