// Where an import goes: a new folder, or the book that it made before. A folder that holds another book is entered only by name.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Reporter } from "../../source/diagnostic.ts";
import { type Base, readBase } from "./base.ts";

export interface ImportTarget {
  readonly folder: string;
  /** Whether a book is there already. */
  readonly isBook: boolean;
  /** What the sources said at the last import; null where there was none. */
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
      hint: `name the folder: --into ${folder} adds to that book, another name begins a new one`,
    });
    return null;
  }
  return { folder, isBook, base };
}
