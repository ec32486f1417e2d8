// ZIP archives, within limits: the sizes that the archive states bound what is unpacked, but are not trusted. fflate
// unpacks each file by itself, since its own `unzipSync` goes through the whole list for each one.
import { inflateSync, strFromU8, Unzip, UnzipInflate } from "fflate";
import { directoryOf, mostEntries, type ZipEntry } from "./zip-directory.ts";

export interface Zip {
  readonly names: readonly string[];
  /** The bytes of a file; null if there is none, or if it is larger than an import reads. */
  readonly read: (name: string) => Uint8Array | null;
  /** Files that are larger than an import reads. */
  readonly refused: readonly string[];
  /** The fault of the archive; null if it has none. */
  readonly damage: string | null;
}

export const zipLimits = { entry: 150_000_000, total: 400_000_000 } as const;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  );
}

export function openZip(bytes: Uint8Array): Zip {
  const entries = directoryOf(bytes);
  if (!entries) return openDamaged(bytes);
  let total = 0;
  const unpacked = new Map<string, Uint8Array | null>();
  const read = (name: string) => {
    const known = unpacked.get(name);
    if (known !== undefined) return known;
    const entry = entries.get(name);
    if (!entry || entry.size > zipLimits.entry || total + entry.size > zipLimits.total) return null;
    total += entry.size;
    const found = unpack(bytes, entry);
    unpacked.set(name, found);
    return found;
  };
  const refused = [...entries].filter(([, { size }]) => size > zipLimits.entry).map(([name]) => name);
  return { names: [...entries.keys()].sort(), read, refused, damage: null };
}

function unpack(bytes: Uint8Array, { method, packed, size, at }: ZipEntry): Uint8Array | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = bytes.subarray(from, from + packed);
    if (method === 0) return data.slice();
    return method === 8 ? inflateSync(data, { out: new Uint8Array(size) }) : null;
  } catch {
    return null;
  }
}

/** An archive without its end, which holds the list of files: the files before the break are read one by one. */
function openDamaged(bytes: Uint8Array): Zip {
  const files = new Map<string, readonly Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk) => {
      if (error) return;
      total += chunk.length;
      if (total > zipLimits.total) {
        file.terminate();
        return;
      }
      // A file that the break cuts short is kept as far as it goes.
      chunks.push(chunk.slice());
      files.set(file.name, chunks);
    };
    if (!file.name.endsWith("/") && files.size < mostEntries) file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small pieces yield as much as possible before the break.
    for (let at = 0; at < bytes.length; at += 65_536)
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch {
    // Everything read before the break is kept.
  }
  const damage = files.size === 0 ? "nothing in it can be read" : "it ends before its list of files";
  return { names: [...files.keys()].sort(), read: (name) => whole(files.get(name)), refused: [], damage };
}

function whole(chunks: readonly Uint8Array[] | undefined): Uint8Array | null {
  return chunks ? concatenated(chunks) : null;
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

export function utf8(bytes: Uint8Array): string {
  return strFromU8(bytes);
}
