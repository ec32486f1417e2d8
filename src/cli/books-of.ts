// The names on the command line → the books they belong to. In: nothing, a folder, or files, as editors and pre-commit name
// them. Out: each book folder, and the files of it that were named.

import { dirname, join, resolve } from "node:path";
import { statsOf } from "../runtime/stats-of.ts";
import { shownPath } from "../source/book-folder.ts";
import { type Diagnostic, Diagnostics } from "../source/diagnostic.ts";

export interface Wanted {
  /** Undefined: the default folder. */
  readonly folder: string | undefined;
  /** Null: the whole book. */
  readonly files: readonly NamedFile[] | null;
}

export interface NamedFile {
  readonly absolute: string;
  /** As diagnostics name it. */
  readonly shown: string;
}

export function booksOf(named: readonly string[]): {
  readonly books: readonly Wanted[];
  readonly diagnostics: readonly Diagnostic[];
} {
  if (named.length === 0) return { books: [{ folder: undefined, files: null }], diagnostics: [] };
  const diagnostics = new Diagnostics();
  const books: Wanted[] = [];
  const byFolder = new Map<string, NamedFile[]>();
  for (const name of named) {
    const stats = statsOf(name);
    // Anything that is not a file is treated as a folder, so that the reader of books reports it.
    if (!stats?.isFile()) {
      books.push({ folder: name, files: null });
      continue;
    }
    const folder = bookAbove(name);
    if (folder === null) {
      const hint = "a book folder contains a book.yaml; it may be above the file's folder";
      diagnostics.warning("no-book", `“${name}” is not in a book folder`, null, { hint });
      continue;
    }
    const file = { absolute: resolve(name), shown: shownPath(".", name) };
    const files = byFolder.get(folder);
    if (files) files.push(file);
    else byFolder.set(folder, [file]);
  }
  books.push(...[...byFolder].map(([folder, files]) => ({ folder, files })));
  return { books, diagnostics: diagnostics.sorted() };
}

/** The nearest folder upwards that holds a book. */
function bookAbove(file: string): string | null {
  let folder = dirname(resolve(file));
  for (;;) {
    if (statsOf(join(folder, "book.yaml"))?.isFile()) return folder;
    const above = dirname(folder);
    if (above === folder) return null;
    folder = above;
  }
}
