// The target of an import: a new folder, or the book that an import made before. A folder with any other book is used
// only if the user names it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Reporter } from "../../source/diagnostic.ts";
import { type Base, readBase } from "./base.ts";

export interface ImportTarget {
  readonly folder: string;
  /** Whether the folder already holds a book. */
  readonly isBook: boolean;
  /** The state of the sources at the last import; null if there was none. */
  readonly base: Base | null;
}

export function targetFolder(into: string | undefined, system: string, diagnostics: Reporter): ImportTarget | null {
  const folder = into ?? (!existsSync(join("data", "book.yaml")) && existsSync("book.yaml") ? "." : "data");
  const isBook = existsSync(join(folder, "book.yaml"));
  const base = readBase(folder, diagnostics);
  if (base === "unreadable") return null;
  if (isBook && into === undefined && !base?.systems.includes(system)) {
    const message = base
      ? `the book in “${folder}” was imported from ${base.systems.join(", ")}, not from ${system}`
      : `“${folder}” holds a book that was not imported`;
    diagnostics.error("import-other-book", message, null, {
      hint: `name the folder: --into ${folder} adds to that book, any other name starts a new one`,
    });
    return null;
  }
  return { folder, isBook, base };
}
