// The door of `revision`. In: a folder inside a repository, a revision, a path. Out: the files below that path as they
// were then, read from git's own files: nothing in the repository is run or followed as configuration, nothing is
// fetched, and nothing is written.
import { posix } from "node:path";
import { limits } from "../source/limits.ts";
import { type Repository, repositoryAround } from "./repository.ts";
import { treeOf } from "./revisions.ts";
import { damaged, tooLarge, Unreadable } from "./unreadable.ts";

export { Unreadable } from "./unreadable.ts";

/** `wanted`: files whose bytes are read; the others are listed, but empty. */
export function filesOfRevision(
  folder: string,
  revision: string,
  below: string,
  wanted: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const repository = repositoryAround(folder);
  const path = posix.join(repository.prefix, below);
  if (path === ".." || path.startsWith("../")) throw new Unreadable("no-book", `“${below}” is outside the repository`);
  let tree = treeOf(repository, revision);
  for (const part of path.split("/").filter((part) => part !== "" && part !== ".")) {
    const entry = entriesOf(repository, tree).find(({ name }) => name === part);
    if (entry?.kind !== "tree") throw new Unreadable("no-book", `folder “${path}” does not exist in “${revision}”`);
    tree = entry.hash;
  }
  const files = new Map<string, Uint8Array>();
  const walk = { repository, wanted, files, folders: new Map(), entries: 0, bytes: 0 };
  visit(walk, tree, "", 0);
  return files;
}

interface Walk {
  readonly repository: Repository;
  readonly wanted: (path: string) => boolean;
  readonly files: Map<string, Uint8Array>;
  /** By their hash: a hostile revision has one folder in ten thousand places. */
  readonly folders: Map<string, readonly Entry[]>;
  entries: number;
  bytes: number;
}

function visit(walk: Walk, tree: string, folder: string, depth: number): void {
  if (depth > limits.folderDepth) throw tooLarge(`the revision nests folders deeper than ${limits.folderDepth} levels`);
  const entries = walk.folders.get(tree) ?? entriesOf(walk.repository, tree);
  walk.folders.set(tree, entries);
  for (const { name, kind, hash } of entries) {
    if (++walk.entries > limits.files) throw tooLarge(`the revision has more than ${limits.files} files`);
    const path = folder === "" ? name : `${folder}/${name}`;
    if (kind === "tree") visit(walk, hash, path, depth + 1);
    else if (kind === "blob") walk.files.set(path, walk.wanted(path) ? blob(walk, hash) : new Uint8Array());
  }
}

function blob(walk: Walk, hash: string): Uint8Array {
  const { kind, bytes } = walk.repository.objects.read(hash);
  if (kind !== "blob") throw damaged("a file of the revision is not a file");
  walk.bytes += bytes.length;
  if (walk.bytes > limits.gitTexts)
    throw tooLarge(`the texts of the revision have more than ${limits.gitTexts / 1e6} MB`);
  return bytes;
}

interface Entry {
  readonly name: string;
  /** Links and submodules lead elsewhere, and are left out. */
  readonly kind: "blob" | "tree" | "other";
  readonly hash: string;
}

/** `<mode> <name>\0<hash>`, one after the other. */
function entriesOf({ objects }: Repository, tree: string): readonly Entry[] {
  const { kind, bytes } = objects.read(tree);
  if (kind !== "tree") throw damaged("a folder of the revision is not a folder");
  const length = objects.hexLength / 2;
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, at);
    if (space === -1 || end < space || end + 1 + length > bytes.length) throw damaged("a folder is cut off");
    const mode = bytes.toString("latin1", at, space);
    const name = bytes.toString("utf8", space + 1, end);
    const hash = bytes.toString("hex", end + 1, end + 1 + length);
    if (name === "" || name === "." || name === ".." || name.includes("/"))
      throw damaged("a folder contains an invalid name");
    if (names.has(name)) throw damaged("a folder contains a name twice");
    names.add(name);
    entries.push({ name, hash, kind: mode.startsWith("100") ? "blob" : /^0?40000$/.test(mode) ? "tree" : "other" });
    at = end + 1 + length;
  }
  return entries;
}
