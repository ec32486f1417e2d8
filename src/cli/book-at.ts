// A book folder, or one as it was at a git revision: `v1.0:data`. The files of a revision are read from the
// repository's own files and kept in memory: git is not run, and nothing is written.
import { existsSync } from "node:fs";
import { filesOfRevision, Unreadable } from "../revision/files-of.ts";
import { shelve, unshelve } from "../source/list-files.ts";

export interface BookAt {
  readonly folder: string;
  readonly remove: () => void;
}

export function bookAt(name: string): BookAt {
  if (existsSync(name)) return { folder: name, remove: () => {} };
  const colon = name.indexOf(":");
  const hint = "write a git revision as REVISION:FOLDER";
  if (colon < 1) throw new Unreadable("no-book", `folder “${name}” does not exist`, hint);
  const revision = name.slice(0, colon);
  const below = name.slice(colon + 1) || ".";
  // Pictures need only exist.
  const files = filesOfRevision("", revision, below, (path) => /\.(?:ya?ml|md)$/i.test(path));
  if (!files.has("book.yaml")) throw new Unreadable("no-book", `“${revision}:${below}” has no book.yaml`);
  const folder = shelve(name, files);
  return { folder, remove: () => unshelve(folder) };
}
