// Files → a ZIP archive that is the same for the same files: no clock, no owner. A first file that must be readable as it is (the media
// type of an e-book) is stored.
import { type Zippable, zipSync } from "fflate";
import type { ExportFile } from "./format.ts";

export function archive(files: readonly ExportFile[], stored: readonly string[] = []): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes } of files)
    entries[path] = [bytes, { level: stored.includes(path) ? 0 : 6, mtime: earliest }];
  return zipSync(entries);
}

/** The earliest that the format knows; in the machine's own zone, as it is stored. */
const earliest = new Date(1980, 0, 1);
