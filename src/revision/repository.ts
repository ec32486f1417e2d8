// The repository around a folder: where its objects and references are. In: a folder. Out: the hash that a name refers
// to, and the objects. Of the configuration, only the kind of hash is read. (gitrepository-layout(5), git-worktree(1))

import { dirname, join, relative, resolve, sep } from "node:path";
import { readRegular } from "../runtime/read-regular.ts";
import { linkStatsOf, sizeOf } from "../runtime/stats-of.ts";
import { limits } from "../source/limits.ts";
import { ObjectStore } from "./objects.ts";
import { tooLarge, Unreadable } from "./unreadable.ts";

export interface Repository {
  readonly objects: ObjectStore;
  /** From the top of the working tree to the folder, with slashes; "" at the top. */
  readonly prefix: string;
  /** The text of a file of the repository, of the working tree's own first: HEAD, refs/heads/main. */
  text(path: string): string | null;
}

export function repositoryAround(folder: string): Repository {
  for (let top = resolve(folder); ; top = dirname(top)) {
    const own = gitFolder(join(top, ".git"));
    if (own) return openRepository(own, relative(top, resolve(folder)).split(sep).join("/"));
    if (top === dirname(top)) throw new Unreadable("no-book", "the current folder is not in a git repository");
  }
}

/** `.git` is a folder, or in a working tree made by `git worktree` a file that says where it is. */
function gitFolder(path: string): string | null {
  const stats = linkStatsOf(path);
  if (stats?.isDirectory()) return readRegular(join(path, "HEAD"), limits.gitReference) ? path : null;
  const named = stats && readRegular(path, limits.gitReference)?.toString("utf8").split("\n")[0];
  if (!named?.startsWith("gitdir: ") || named.includes("\0")) return null;
  return resolve(dirname(path), named.slice("gitdir: ".length).trim());
}

function openRepository(own: string, prefix: string): Repository {
  const line = (path: string) => readRegular(path, limits.gitReference)?.toString("utf8").split("\n")[0]?.trim() ?? "";
  const named = line(join(own, "commondir"));
  const shared = named === "" || named.includes("\0") ? own : resolve(own, named);
  const config = readRegular(join(shared, "config"), limits.gitReference)?.toString("latin1") ?? "";
  const hash = /objectformat\s*=\s*sha256/i.test(config) ? "sha256" : "sha1";
  return {
    objects: new ObjectStore(objectFolders(join(shared, "objects")), hash),
    prefix,
    text: (path) => (fileOf(own, path) ?? fileOf(shared, path))?.toString("utf8") ?? null,
  };
}

/** Null if there is no such file. */
function fileOf(folder: string, path: string): Buffer | null {
  const limit = path === "packed-refs" ? limits.gitObject : limits.gitReference;
  if (sizeOf(join(folder, path)) > limit) throw tooLarge(`“${path}” in the repository has more than ${limit / 1e6} MB`);
  return readRegular(join(folder, path), limit);
}

/** The repository's own, and those that it borrows from (`git clone --shared`). */
function objectFolders(first: string): readonly string[] {
  const folders = [first];
  for (let index = 0; index < folders.length && folders.length < 16; index++) {
    const folder = folders[index] ?? first;
    const lent = readRegular(join(folder, "info", "alternates"), limits.gitReference)?.toString("utf8") ?? "";
    for (const line of lent.split("\n")) {
      if (line === "" || line.startsWith("#") || line.includes("\0")) continue;
      const other = resolve(folder, line);
      if (!folders.includes(other) && folders.length < 16) folders.push(other);
    }
  }
  return folders;
}
