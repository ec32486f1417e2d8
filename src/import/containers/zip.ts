// ZIP archives by fflate, within limits: the sizes that the archive tells are bounds for what is unpacked, not promises.
import { strFromU8, Unzip, UnzipInflate, unzipSync } from "fflate";

export interface Zip {
  readonly names: readonly string[];
  /** The bytes of a file; null where there is none, or where it is larger than an import reads. */
  readonly read: (name: string) => Uint8Array | null;
  /** Files that are larger than an import reads. */
  readonly refused: readonly string[];
  /** What is wrong with the archive; null where nothing is. */
  readonly damage: string | null;
}

export const zipLimits = { entry: 150_000_000, total: 400_000_000, entries: 20_000 } as const;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  );
}

export function openZip(bytes: Uint8Array): Zip {
  const sizes = new Map<string, number>();
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith("/") && sizes.size < zipLimits.entries) sizes.set(name, originalSize);
        return false;
      },
    });
  } catch {
    return openDamaged(bytes);
  }
  let total = 0;
  const unpacked = new Map<string, Uint8Array | null>();
  const read = (name: string) => {
    const known = unpacked.get(name);
    if (known !== undefined) return known;
    const size = sizes.get(name);
    if (size === undefined || size > zipLimits.entry || total + size > zipLimits.total) return null;
    total += size;
    const found = unpack(bytes, name);
    unpacked.set(name, found);
    return found;
  };
  const refused = [...sizes].filter(([, size]) => size > zipLimits.entry).map(([name]) => name);
  return { names: [...sizes.keys()].sort(), read, refused, damage: null };
}

function unpack(bytes: Uint8Array, name: string): Uint8Array | null {
  try {
    return unzipSync(bytes, { filter: (file) => file.name === name })[name] ?? null;
  } catch {
    return null;
  }
}

/** An archive without its end, where the list of files is: what comes before the break is read file by file. */
function openDamaged(bytes: Uint8Array): Zip {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  const unzip = new Unzip((file) => {
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) return;
      total += chunk.length;
      if (total > zipLimits.total) {
        file.terminate();
        return;
      }
      chunks.push(chunk.slice());
      // What the break cuts short is kept as far as it goes.
      if (final || !files.has(file.name)) files.set(file.name, new Uint8Array(0));
      files.set(file.name, concatenated(chunks));
    };
    if (!file.name.endsWith("/") && files.size < zipLimits.entries) file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small pieces, so that as much as possible comes out before the break.
    for (let at = 0; at < bytes.length; at += 65_536)
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch {
    // What was read before stays.
  }
  const damage = files.size === 0 ? "nothing in it can be read" : "it ends before its list of files";
  return { names: [...files.keys()].sort(), read: (name) => files.get(name) ?? null, refused: [], damage };
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
