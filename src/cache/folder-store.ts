// A store in a folder: `.abstracts-cache` in the book folder, or the folder that the command line names. It holds files
// of entries, `formulas-<random>.pack`. A build adds one file of each kind, which appears whole or not at all, so that
// two simultaneous builds do not mix. If the folder cannot be read or written, the store keeps nothing and the build is
// slower.
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whileWriting } from "../runtime/at-work.ts";
import { readRegular } from "../runtime/read-regular.ts";
import { linkStatsOf } from "../runtime/stats-of.ts";
import { CachePack, encodePack } from "./pack.ts";
import { type CacheKind, type Key, mostBytes, type Store } from "./store.ts";

export interface FolderStore extends Store {
  /** Writes what has been added; to be called when the build is done. */
  save(): void;
}

/**
 * The most files of a kind: once there are this many, the next build writes all entries that it used into one file, and
 * removes the others. The lines of a print are one entry, which each build writes again.
 */
const mostPacks: Readonly<Record<CacheKind, number>> = { references: 8, formulas: 8, fragments: 1 };
const packName = /^(references|formulas|fragments)-[0-9a-f]{24}\.pack$/;
const leftover = /^[0-9a-f]{24}\.part$/;
/** The file of a build that was killed is removed after a day; until then, another build may still be writing it. */
const day = 86_400_000;

/** `isOwn`: the folder is the program's own, in the book folder; it is created if necessary, and never through a link. */
export function folderStore(folder: string, isOwn: boolean): FolderStore {
  return new PackFolder(folder, isOwn);
}

/** What this process knows of a kind. */
interface Shelf {
  readonly packs: readonly CachePack[];
  readonly names: readonly string[];
  /** What was asked for and found, and what is new. */
  readonly used: Map<Key, Uint8Array>;
  readonly fresh: Map<Key, Uint8Array>;
  /** Bytes of `used`. */
  size: number;
}

class PackFolder implements FolderStore {
  readonly folder: string;
  readonly #isOwn: boolean;
  readonly #shelves = new Map<CacheKind, Shelf>();

  constructor(folder: string, isOwn: boolean) {
    this.folder = folder;
    this.#isOwn = isOwn;
  }

  get(key: Key): Uint8Array | null {
    const shelf = this.#shelf(kindOf(key));
    const known = shelf.used.get(key);
    if (known) return known;
    for (const pack of shelf.packs) {
      const bytes = pack.get(key);
      if (!bytes) continue;
      this.#use(shelf, key, bytes);
      return bytes;
    }
    return null;
  }

  set(key: Key, bytes: Uint8Array): void {
    const shelf = this.#shelf(kindOf(key));
    if (this.#use(shelf, key, bytes)) shelf.fresh.set(key, bytes);
  }

  #use(shelf: Shelf, key: Key, bytes: Uint8Array): boolean {
    const size = shelf.size - (shelf.used.get(key)?.length ?? 0) + bytes.length;
    if (size > mostBytes) return false;
    shelf.used.set(key, bytes);
    shelf.size = size;
    return true;
  }

  save(): void {
    try {
      whileWriting(() => {
        for (const [kind, shelf] of this.#shelves) this.#saveShelf(kind, shelf);
      });
    } catch {
      // The folder belongs to somebody else, or the disk is full: the next build creates it anew.
    }
  }

  #saveShelf(kind: CacheKind, shelf: Shelf): void {
    if (shelf.fresh.size === 0) return;
    const isFull =
      shelf.names.length >= mostPacks[kind] ||
      shelf.packs.reduce((sum, { size }) => sum + size, shelf.size) > mostBytes;
    this.#write(kind, encodePack(isFull ? shelf.used : shelf.fresh));
    shelf.fresh.clear();
    if (isFull) for (const name of shelf.names) rmSync(join(this.folder, name), { force: true });
    this.#shelves.set(kind, { ...shelf, ...(isFull && { names: [], packs: [] }) });
  }

  #write(kind: CacheKind, bytes: Uint8Array): void {
    if (this.#isOwn && !this.#isUsable()) mkdirSync(this.folder);
    if (!this.#isUsable()) return;
    // It should never be committed to a repository.
    if (this.#isOwn) writeOnce(join(this.folder, ".gitignore"), "*\n");
    this.#removeLeftovers();
    const unique = randomBytes(12).toString("hex");
    const part = join(this.folder, `${unique}.part`);
    try {
      writeFileSync(part, bytes, { flag: "wx" });
      renameSync(part, join(this.folder, `${kind}-${unique}.pack`));
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  }

  #removeLeftovers(): void {
    for (const name of readdirSync(this.folder)) {
      if (!leftover.test(name)) continue;
      const stats = linkStatsOf(join(this.folder, name));
      if (stats?.isFile() && Date.now() - stats.mtimeMs > day) rmSync(join(this.folder, name), { force: true });
    }
  }

  #shelf(kind: CacheKind): Shelf {
    let shelf = this.#shelves.get(kind);
    if (!shelf) {
      shelf = this.#open(kind);
      this.#shelves.set(kind, shelf);
    }
    return shelf;
  }

  #open(kind: CacheKind): Shelf {
    const packs: CachePack[] = [];
    const names = this.#names(kind);
    let size = 0;
    for (const name of names) {
      const bytes = readRegular(join(this.folder, name), mostBytes - size);
      if (!bytes) continue;
      size += bytes.length;
      packs.push(new CachePack(bytes));
    }
    return { packs, names, used: new Map(), fresh: new Map(), size: 0 };
  }

  #names(kind: CacheKind): readonly string[] {
    try {
      if (!this.#isUsable()) return [];
      return readdirSync(this.folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && packName.exec(entry.name)?.[1] === kind)
        .map(({ name }) => name)
        .sort();
    } catch {
      return [];
    }
  }

  /** It must be a folder: a link that comes with a stranger's book would lead out of that book. */
  #isUsable(): boolean {
    const stats = linkStatsOf(this.folder);
    return (stats?.isDirectory() ?? false) || (!this.#isOwn && (stats?.isSymbolicLink() ?? false));
  }
}

function kindOf(key: Key): CacheKind {
  return key.slice(0, key.indexOf("-")) as CacheKind;
}

function writeOnce(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch {
    // It is there.
  }
}
