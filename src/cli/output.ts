// Which files may be overwritten. In: a path from the command line, or chosen by the program, and the kind of output.
// Out: whether it may be written. An output that would replace a file of the book, or anything that is not an earlier
// output, is refused, and so is one for which a link in the current folder or in the book leads out of both. --force
// overrides this.
import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { readAt, withRegular } from "../runtime/read-regular.ts";
import { statsOf } from "../runtime/stats-of.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { replaceFile } from "./replace-file.ts";

export interface Output {
  readonly path: string;
  readonly kind: "pdf" | "dump" | "table" | "export";
  /** For an export: text that its first lines contain. */
  readonly mark?: string;
  /** The book folder. */
  readonly book: string;
  readonly force: boolean;
}

export function writeOutput(output: Output, bytes: Uint8Array, diagnostics: Reporter): boolean {
  const refused = output.force ? null : refusal(output);
  if (refused === null) return replaceFile(output.path, bytes, diagnostics);
  diagnostics.error("would-overwrite", `“${output.path}” is not written: ${refused}`, null, {
    hint: "name another file with -o, or use --force",
  });
  return false;
}

function refusal({ path, kind, book, mark = "" }: Output): string | null {
  if (leadsOut(path, [resolve(""), resolve(book)])) return "a link in its path leads outside the folder";
  const real = realPath(path);
  const stats = real === null ? null : statsOf(real);
  const name = basename(real ?? path).toLowerCase();
  const isRead = kind === "export" ? isReadFrom(book, real ?? realNew(path)) : true;
  if (isRead && isWithin(realPath(book) ?? resolve(book), real ?? realNew(path)) && isOfBooks(name))
    return stats ? "it is a file of the book" : "it would become a file of the book";
  // The system itself refuses what it does not allow; devices accept everything.
  if (!real || !stats?.isFile() || stats.size === 0) return null;
  if (kind === "pdf" && (name.endsWith(".pdf") || beginsWith(real, "%PDF-"))) return null;
  if (kind === "dump" && beginsWith(real, "title     ")) return null;
  if (kind === "table" && beginsWith(real, "id,title,presenter,file")) return null;
  if (kind === "export" && holds(real, mark)) return null;
  if (kind === "export") return "it already exists, and was not exported";
  if (kind === "table") return "it already exists, and is not a table of proofs";
  return kind === "pdf" ? "it already exists, and is not a PDF" : "it already exists, and is not a dump";
}

/** Why a folder of exports cannot be there; null if it can. Existing files in it are checked elsewhere. */
export function folderRefusal({ path, book, force }: Pick<Output, "path" | "book" | "force">): string | null {
  if (!force && leadsOut(path, [resolve(""), resolve(book)])) return "a link in its path leads outside the folder";
  const real = realPath(path) ?? realNew(path);
  const inside = realPath(book) ?? resolve(book);
  if (real === inside) return "it is the book's own folder";
  return isWithin(inside, real) && isReadFrom(book, join(real, "index")) ? "it is a folder of the book" : null;
}

/** Whether a book reads files there: beside book.yaml, or in a folder of its data. */
function isReadFrom(book: string, path: string): boolean {
  const [first = "", ...rest] = relative(realPath(book) ?? resolve(book), path).split(sep);
  return rest.length === 0 || /^(?:abstracts|pages|figures|fonts|templates)$/i.test(first);
}

/** Whether, below one of the folders, a link of the path leads to where none of them is. */
function leadsOut(path: string, folders: readonly string[]): boolean {
  const real = folders.map((folder) => realPath(folder) ?? folder);
  for (let at = resolve(path); at !== dirname(at); at = dirname(at)) {
    if (!folders.some((folder) => at !== folder && isWithin(folder, at))) break;
    const leads = isLink(at) ? (realPath(at) ?? "") : null;
    if (leads !== null && leads !== "" && !real.some((folder) => isWithin(folder, leads))) return true;
  }
  return false;
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The real path that a new file would have. */
function realNew(path: string): string {
  const folder = dirname(resolve(path));
  const missing = realPath(folder);
  return missing !== null || folder === dirname(folder)
    ? join(missing ?? folder, basename(path))
    : join(realNew(folder), basename(path));
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(below);
}

const endings = /\.(?:ya?ml|md|bib|ris|json|csl|svg|png|jpe?g|[ot]tf|tt?c|woff2?)$/;

function isOfBooks(name: string): boolean {
  return endings.test(name);
}

function holds(path: string, mark: string): boolean {
  return withRegular(path, (file) => readAt(file, 0, 4000).toString("utf8").includes(mark)) ?? false;
}

function beginsWith(path: string, text: string): boolean {
  return withRegular(path, (file) => readAt(file, 0, text.length).toString("latin1") === text) ?? false;
}
