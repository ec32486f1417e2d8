// An export format, and what it is made from. In: the book, with everything that was computed for its PDF. Out: files
// by their paths. What a format cannot hold is reported, with its place; nothing here writes to the disk.
import type { ExportNeeds, Materials } from "../compile.ts";
import type { Book } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { PrintedPages } from "./facts/printed-pages.ts";

export interface ExportSource extends Materials {
  readonly book: Book;
  /** Null if nothing was printed. */
  readonly pages: PrintedPages | null;
  /** Seconds since 1970, from SOURCE_DATE_EPOCH. */
  readonly epoch: number | null;
  /** Whether authors' e-mail addresses are included. */
  readonly emails: boolean;
  /** The address of the PDF, relative to the exported files. */
  readonly pdf: string | null;
}

export interface ExportFile {
  /** Relative to the folder, with forward slashes; unused if the format is a single file. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type ExportedFiles = readonly ExportFile[] | Promise<readonly ExportFile[]>;

export interface ExportFormat {
  readonly name: string;
  /** What the format makes, in words for people. */
  readonly title: string;
  /** The standard that the output is checked against, and the checker. */
  readonly standard: string;
  readonly makes: "file" | "folder";
  /** The extension of a file, or the end of a folder's name. */
  readonly ending: string;
  /** A text in the first lines of every exported file: a file without it is not overwritten. */
  readonly mark: string;
  readonly needs: ExportNeeds;
  readonly write: (source: ExportSource, report: Reporter) => ExportedFiles;
  /** Writes the same in parts if a folder is requested: a calendar for each room, for example. */
  readonly writeParts?: (source: ExportSource, report: Reporter) => ExportedFiles;
}

/** The program's name in exported files. */
export const generator = "book-of-abstracts";

export function textFile(path: string, text: string): ExportFile {
  return { path, bytes: Buffer.from(text) };
}
