// The files below a folder of a book, on disk or in memory. In: the folder, and endings of names. Out: paths in an order
// that every system agrees on. Nothing outside the book folder is listed, wherever links lead.
import { readdirSync, realpathSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { statsOf } from "../runtime/stats-of.ts";
import { limits } from "./limits.ts";

/** Folders in memory: those of a git revision, under the absolute path that messages show. */
const shelves = new Map<string, ReadonlyMap<string, Uint8Array>>();

/** Puts a folder into memory. Returns its path, which every reader of book folders accepts like a path on disk. */
export function shelve(name: string, files: ReadonlyMap<string, Uint8Array>): string {
  const folder = resolve(name);
  shelves.set(folder, files);
  return folder;
}

export function unshelve(folder: string): void {
  shelves.delete(folder);
}

export function shelfOf(folder: string): ReadonlyMap<string, Uint8Array> | null {
  return shelves.get(folder) ?? null;
}

export interface ListedFile {
  /** The path in the book folder, with forward slashes. */
  readonly path: string;
  /** Where it is on disk, inside the book folder; null if it is a link or in memory. */
  readonly absolute: string | null;
}

/**
 * The files below a folder of the book whose names have the given endings, in byte order of their paths. `refuse` is
 * called if there are more than any book has; the rest are left out.
 */
export function listFiles(
  folder: string,
  below: string,
  endings: readonly string[],
  refuse: (message: string) => void = () => {},
): readonly ListedFile[] {
  const wanted = (name: string) => endings.some((ending) => name.toLowerCase().endsWith(ending));
  const shelf = shelfOf(folder);
  if (shelf) {
    const isHidden = (path: string) => path.slice(below.length).includes("/.");
    const inFolder = [...shelf.keys()].filter((path) => path.startsWith(`${below}/`) && !isHidden(path));
    return inByteOrder(inFolder.filter(wanted).map((path) => ({ path, absolute: null })));
  }
  const found: ListedFile[] = [];
  const seen = new Set<string>();
  const inside = tryRealPath(folder);
  let entries = 0;
  const reasons = new Set<string>();
  const visit = (path: string, depth: number) => {
    if (depth > limits.folderDepth) {
      reasons.add(`folders are nested deeper than ${limits.folderDepth} levels in “${below}”`);
      return;
    }
    const real = tryRealPath(join(folder, path));
    if (real === null || inside === null || !isWithin(inside, real) || seen.has(real)) return;
    seen.add(real);
    for (const entry of readFolder(join(folder, path))) {
      if (entry.name.startsWith(".")) continue;
      if (++entries > limits.files) {
        reasons.add(`“${below}” has more than ${limits.files.toLocaleString("en")} files`);
        break;
      }
      const child = `${path}/${entry.name}`;
      const isLink = entry.isSymbolicLink();
      const linked = isLink ? statsOf(join(folder, child)) : entry;
      if (linked?.isDirectory()) visit(child, depth + 1);
      else if (linked?.isFile() && wanted(entry.name))
        found.push({ path: child, absolute: isLink ? null : join(real, entry.name) });
    }
  };
  visit(below, 1);
  for (const reason of reasons) refuse(reason);
  return inByteOrder(found);
}

/** The paths of `listFiles` alone. */
export function filesBelow(...listing: Parameters<typeof listFiles>): readonly string[] {
  return listFiles(...listing).map(({ path }) => path);
}

/** UTF-8 byte order is code point order; the order of UTF-16 differs from it only past U+FFFF. */
function inByteOrder(files: ListedFile[]): readonly ListedFile[] {
  const isPlain = files.every(({ path }) => !/[\ud800-\udfff]/.test(path));
  return files.sort((a, b) => {
    if (isPlain) return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
    return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
  });
}

export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export function readFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function tryRealPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
