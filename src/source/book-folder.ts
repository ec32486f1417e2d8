// The files of a book: every path in the data is resolved here. It must be inside the book folder after following
// links.
import { realpathSync, statSync } from "node:fs";
import { isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { workOn } from "../runtime/at-work.ts";
import { readRegular } from "../runtime/read-regular.ts";
import { statsOf } from "../runtime/stats-of.ts";
import type { Reporter } from "./diagnostic.ts";
import { nearest } from "./did-you-mean.ts";
import { limits } from "./limits.ts";
import { filesBelow, isWithin, type ListedFile, readFolder, shelfOf } from "./list-files.ts";
import { type Source, type Span, source } from "./source.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

export interface FileFault {
  readonly code: "outside-book" | "file-not-found" | "file-too-large" | "file-unreadable" | "file-not-utf8";
  readonly message: string;
  readonly hint?: string;
}

export type Found = { readonly absolute: string; readonly size: number } | { readonly fault: FileFault };
export type Read = { readonly bytes: Uint8Array } | { readonly fault: FileFault };

/** Whether a path is a folder, and not a file or missing. */
export function isFolder(folder: string): boolean {
  return shelfOf(folder) !== null || (statsOf(folder)?.isDirectory() ?? false);
}

export function isThere(folder: string, path: string): boolean {
  return shelfOf(folder)?.has(path) ?? statsOf(join(folder, path)) !== null;
}

/** What a path in the data leads to: a file inside the folder, or a fault. */
export function locateInside(folder: string, path: string): Found {
  const fault = (code: FileFault["code"], message: string, hint?: string): Found => ({
    fault: hint === undefined ? { code, message } : { code, message, hint },
  });
  if (path.includes("\0") || path === "") return fault("file-not-found", `“${path}” is not a file name`);
  const outside = `“${path}” is outside the book folder`;
  if (isAbsolute(path) || /^[A-Za-z]:[\\/]/.test(path)) {
    return fault("outside-book", outside, "copy the file into the book folder and give its path from there");
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) {
    return fault("outside-book", `“${path}” is on the network`, "download the file into the book folder");
  }
  const wanted = resolve(folder, path);
  if (!isWithin(resolve(folder), wanted)) return fault("outside-book", outside, "copy the file into the book folder");
  const shelf = shelfOf(folder);
  if (shelf) {
    const shelved = shelf.get(posix.normalize(path));
    return shelved
      ? { absolute: wanted, size: shelved.byteLength }
      : fault("file-not-found", `file “${path}” does not exist`, nearestFile(folder, path));
  }
  try {
    const absolute = realpathSync.native(wanted);
    if (!isWithin(realpathSync.native(folder), absolute)) {
      return fault("outside-book", `“${path}” is a link that leads outside the book folder`, "copy the file into it");
    }
    const stats = statSync(absolute);
    if (!stats.isFile()) return fault("file-not-found", `“${path}” is not a file`);
    return { absolute, size: stats.size };
  } catch (error) {
    if (errorCode(error) === "EACCES") return fault("file-unreadable", `“${path}” may not be read`);
    return fault("file-not-found", `file “${path}” does not exist`, nearestFile(folder, path));
  }
}

/** The path on disk of a file that the data names, for code that opens it itself (a font); null if it is not inside. */
export function pathInside(folder: string, path: string): string | null {
  const found = locateInside(folder, path);
  return "absolute" in found ? found.absolute : null;
}

/** The bytes of a file that the data names, or that was listed. */
export function readInside(folder: string, file: string | ListedFile, limit: number = limits.picture): Read {
  if (typeof file !== "string") {
    const bytes = file.absolute === null ? null : readRegular(file.absolute, limit, "no links");
    // Whatever has happened to it since it was listed is reported as for any other.
    return bytes ? { bytes } : readInside(folder, file.path, limit);
  }
  const path = file;
  const found = locateInside(folder, path);
  if ("fault" in found) return found;
  if (found.size > limit) {
    const size = `${Math.ceil(found.size / 1e6)} MB`;
    return { fault: { code: "file-too-large", message: `“${path}” has ${size}, more than ${limit / 1e6} MB` } };
  }
  const shelved = shelfOf(folder)?.get(posix.normalize(path));
  const bytes = shelved ?? readRegular(found.absolute, limit);
  return bytes ? { bytes } : { fault: { code: "file-unreadable", message: `“${path}” may not be read` } };
}

/**
 * A text file of the book as a source; faults are reported at the place that names it. `old`: whether a legacy encoding
 * is accepted.
 */
export function readSource(
  folder: string,
  file: string | ListedFile,
  named: Span | null,
  diagnostics: Reporter,
  old = false,
): Source | null {
  const shown = shownPath(folder, typeof file === "string" ? file : file.path);
  const whole: Span = { source: source(shown, ""), start: 0, end: 0 };
  workOn(whole);
  const read = readInside(folder, file, limits.text);
  const report = (fault: FileFault) => {
    diagnostics.error(fault.code, fault.message, named ?? whole, fault.hint === undefined ? {} : { hint: fault.hint });
    return null;
  };
  if ("fault" in read) return report(read.fault);
  const text = decode(read.bytes);
  if (typeof text !== "string" && text.text !== undefined) {
    diagnostics.warning("file-not-utf8", `${text.message}; it is read as such`, named ?? whole, { hint: text.hint });
    return sameSource(shown, text.text);
  }
  if (typeof text !== "string" && old) {
    // Windows-1252 includes Latin-1; old bibliographies use one or the other.
    const message = `${text.message}; it is read as Windows-1252`;
    diagnostics.warning("file-not-utf8", message, named ?? whole, { hint: text.hint });
    return sameSource(shown, decodeWindows1252(read.bytes));
  }
  if (typeof text !== "string") {
    diagnostics.error("file-not-utf8", text.message, named ?? whole, { hint: text.hint });
    return null;
  }
  return sameSource(shown, text);
}

const lastRead = new Map<string, WeakRef<Source>>();

/**
 * Returns the same source object for a file that is read again with the same text, for as long as somebody holds it.
 */
function sameSource(path: string, text: string): Source {
  const last = lastRead.get(path)?.deref();
  if (last?.text === text) return last;
  const read = source(path, text);
  lastRead.set(path, new WeakRef(read));
  return read;
}

/** The text of a file as it was read; null if its encoding is unknown. */
export function textIn(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  return typeof text === "string" ? text : (text.text ?? null);
}

interface NotUtf8 {
  readonly message: string;
  readonly hint: string;
  /** The text, if its encoding is beyond doubt. */
  readonly text?: string;
}

/** UTF-8 text without its byte order mark, or the reason why it is not UTF-8. */
function decode(bytes: Uint8Array): string | NotUtf8 {
  const hint = "save the file as UTF-8";
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  if (utf16 !== "") {
    const read = new TextDecoder(utf16).decode(bytes);
    const message = "the file is in UTF-16, not UTF-8";
    return read.includes("\ufffd") || bytes.length % 2 === 1
      ? { message, hint }
      : { message, hint, text: withLines(read) };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  // A replacement character is either in the file itself, or was made from bytes that are not UTF-8.
  const at = text.indexOf("\ufffd");
  if (at !== -1 && Buffer.byteLength(text) !== bytes.byteLength) {
    const line = text.slice(0, at).split("\n").length;
    return { message: `the file is not in UTF-8: line ${line} has bytes that are not characters`, hint };
  }
  return withLines(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** Files of old Macintoshes end their lines with a carriage return alone. */
function withLines(text: string): string {
  return text.includes("\r") && !text.includes("\n") ? text.replaceAll("\r", "\n") : text;
}

/** A path as messages show it and other programs find it: relative to the working directory, with forward slashes. */
export function shownPath(folder: string, path: string): string {
  const there = isPlain(path) ? shownFolder(folder) : null;
  return there === null ? relative("", resolve(folder, path)).split(sep).join("/") : `${there}${path}`;
}

/** Whether all parts of a path are names: nearly every path is as a listing gives it, and there may be thousands. */
function isPlain(path: string): boolean {
  return !/(?:^|\/)\.{0,2}(?:\/|$)|[\\:]/.test(path);
}

let shown = { working: "", folder: "", before: null as string | null };

/** What is shown before the path of a file in this folder; null if the working directory is inside of it. */
function shownFolder(folder: string): string | null {
  const working = process.cwd();
  if (shown.folder !== folder || shown.working !== working) {
    const path = relative("", resolve(folder)).split(sep);
    const isAbove = path.every((part) => part === "..");
    shown = { working, folder, before: path[0] === "" ? "" : isAbove ? null : `${path.join("/")}/` };
  }
  return shown.before;
}

function nearestFile(folder: string, path: string): string | undefined {
  const clean = path.replace(/\\/g, "/").replace(/^\.\//, "");
  const top = clean.includes("/") ? (clean.split("/")[0] ?? "") : "";
  const there =
    top && top !== ".."
      ? filesBelow(folder, top, [""])
      : [...(shelfOf(folder)?.keys() ?? readFolder(folder).flatMap((e) => (e.isFile() ? [e.name] : [])))];
  const close = nearest(clean, there.slice(0, 5000));
  return close === null ? undefined : `did you mean “${close}”?`;
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
