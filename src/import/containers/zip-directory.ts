// The list of files at the end of a ZIP archive (APPNOTE.TXT 6.3.10, §4.3.12 and §4.5.3). In: the bytes of the archive. Out: where each
// file is in it, and how it is packed; null where there is no such list.
import { strFromU8 } from "fflate";

export interface ZipEntry {
  /** 0: as it is; 8: deflated. */
  readonly method: number;
  /** Bytes in the archive, and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Of its own header. */
  readonly at: number;
}

export const mostEntries = 20_000;
/** What is in a field when the number is in the extension for large archives (ZIP64). */
const elsewhere = 0xffffffff;

export function directoryOf(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endRecord(view);
    return end === null ? null : entriesFrom(bytes, view, directoryAt(view, end));
  } catch {
    // It leads out of the archive.
    return null;
  }
}

/** It is the last thing in the file but for a comment of at most 65,535 bytes. */
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
    // Without the flag a name is in the old encoding of DOS; its letters beyond ASCII only matter as names of files.
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const name = strFromU8(bytes.subarray(at + 46, nameEnd), !isUtf8);
    const long = longNumbers(view, nameEnd, extraEnd);
    const number = (offset: number) => {
      const short = view.getUint32(at + offset, true);
      return short === elsewhere ? (long.shift() ?? short) : short;
    };
    // In the order of the extension.
    const size = number(24);
    const packed = number(20);
    if (!name.endsWith("/")) entries.set(name, { method: view.getUint16(at + 10, true), packed, size, at: number(42) });
    at = extraEnd + (commentLength ?? 0);
  }
  return entries;
}

/** Sizes and place of a file in a large archive. */
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
