// A format that a book is exported to, and what it is made from. In: the book with everything that was worked out for its PDF. Out: files
// by their paths. What a format cannot hold is reported, with its place; nothing here knows the disk.
import type { ExportNeeds, Materials } from "../compile.ts";
import type { Book } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { PrintedPages } from "./facts/printed-pages.ts";

export interface ExportSource extends Materials {
  readonly book: Book;
  /** Null: nothing was printed. */
  readonly pages: PrintedPages | null;
  /** Seconds since 1970, from SOURCE_DATE_EPOCH. */
  readonly epoch: number | null;
  /** Whether addresses of authors are written. */
  readonly emails: boolean;
  /** Where the PDF is, seen from the files. */
  readonly pdf: string | null;
}

export interface ExportFile {
  /** Below the folder, with forward slashes; of a format that is one file, its name does not count. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type ExportedFiles = readonly ExportFile[] | Promise<readonly ExportFile[]>;

export interface ExportFormat {
  readonly name: string;
  /** What it makes, for people. */
  readonly title: string;
  /** The standard that it is held to, and by what. */
  readonly standard: string;
  readonly makes: "file" | "folder";
  /** Of a file the ending; of a folder what its name ends with. */
  readonly ending: string;
  /** What is in the first lines of a file that was exported before, so that nothing else is written over. */
  readonly mark: string;
  readonly needs: ExportNeeds;
  readonly write: (source: ExportSource, report: Reporter) => ExportedFiles;
  /** The same in parts, where a folder is asked for: a calendar of each room, say. */
  readonly writeParts?: (source: ExportSource, report: Reporter) => ExportedFiles;
}

/** What formats say wrote them. */
export const generator = "book-of-abstracts";

export function textFile(path: string, text: string): ExportFile {
  return { path, bytes: Buffer.from(text) };
}
