// Files → a ZIP archive that is the same for the same files: it records no time and no owner. Files that must be
// readable without unpacking (the media type of an e-book) are stored uncompressed.
import { type Zippable, zipSync } from "fflate";
import type { ExportFile } from "./format.ts";

export function archive(files: readonly ExportFile[], stored: readonly string[] = []): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes } of files)
    entries[path] = [bytes, { level: stored.includes(path) ? 0 : 6, mtime: earliest }];
  return zipSync(entries);
}

/** The earliest date of the format; in the machine's time zone, because ZIP stores local time. */
const earliest = new Date(1980, 0, 1);
