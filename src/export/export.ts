// The door of `export`. In: a compiled book, a format. Out: its files; what the format cannot hold is reported.
import type { Compiled } from "../compile.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { printedPages } from "./facts/printed-pages.ts";
import type { ExportFile, ExportFormat, ExportSource } from "./format.ts";

export interface ExportOptions {
  readonly epoch: number | null;
  readonly emails: boolean;
  /** The address of the PDF, relative to the exported files. */
  readonly pdf: string | null;
  /** Whether to write a folder of parts, if the format can also make one file. */
  readonly parts: boolean;
}

export async function exportBook(
  compiled: Compiled,
  format: ExportFormat,
  { parts, ...options }: ExportOptions,
  report: Reporter,
): Promise<readonly ExportFile[]> {
  const { book, prints, materials } = compiled;
  // A print with a profile is only a part of the book, and a print of one abstract is not the whole book either.
  const whole = prints.find(({ profile, abstract }) => profile === null && abstract === null);
  const source: ExportSource = { ...materials, ...options, book, pages: whole ? printedPages(whole.document) : null };
  return parts && format.writeParts ? format.writeParts(source, report) : format.write(source, report);
}
