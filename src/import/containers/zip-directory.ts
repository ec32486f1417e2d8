// The list of files at the end of a ZIP archive (APPNOTE.TXT 6.3.10, §4.3.12 and §4.5.3). In: the bytes of the archive.
// Out: the place of each file and how it is packed; null if there is no such list.
import { strFromU8 } from "fflate";

export interface ZipEntry {
  /** 0: stored; 8: deflated. */
  readonly method: number;
  /** Size in the archive and, below, unpacked. */
  readonly packed: number;
  readonly size: number;
  /** The offset of the file's own header. */
  readonly at: number;
}

export const mostEntries = 20_000;
/** The value of a field whose number is in the extension for large archives (ZIP64). */
const elsewhere = 0xffffffff;

export function directoryOf(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endRecord(view);
    return end === null ? null : entriesFrom(bytes, view, directoryAt(view, end));
  } catch {
    // The entry points outside the archive.
    return null;
  }
}

/** The last thing in the file, except for a comment of at most 65,535 bytes. */
function endRecord(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return null;
}

function directoryAt(view: DataView, end: number): number {
  const at = view.getUint32(end + 16, true);
  if (at !== elsewhere) return at;
  const large = Number(view.getBigUint64(end - 20 + 8, true));
  return Number(view.getBigUint64(large + 48, true));
}

function entriesFrom(bytes: Uint8Array, view: DataView, start: number): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (let at = start; view.getUint32(at, true) === 0x02014b50 && entries.size < mostEntries; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const extraEnd = nameEnd + (extraLength ?? 0);
    // Without the flag a name is in the old encoding of DOS; letters beyond ASCII matter only in names of files.
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const name = strFromU8(bytes.subarray(at + 46, nameEnd), !isUtf8);
    const long = longNumbers(view, nameEnd, extraEnd);
    const number = (offset: number) => {
      const short = view.getUint32(at + offset, true);
      return short === elsewhere ? (long.shift() ?? short) : short;
    };
    // In the order in which the extension has them.
    const size = number(24);
    const packed = number(20);
    if (!name.endsWith("/")) entries.set(name, { method: view.getUint16(at + 10, true), packed, size, at: number(42) });
    at = extraEnd + (commentLength ?? 0);
  }
  return entries;
}

/** The sizes and the place of a file in a large archive. */
function longNumbers(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = Math.floor(view.getUint16(at + 2, true) / 8);
    return Array.from({ length: Math.min(count, 3) }, (_, index) =>
      Number(view.getBigUint64(at + 4 + index * 8, true)),
    );
  }
  return [];
}
