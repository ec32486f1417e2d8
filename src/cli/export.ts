// `export`: the book in another form. In: the format, the book folder. Out: files. A book with errors is not exported
// without --keep-going.
import { basename, join } from "node:path";
import { type Compiled, sourceDateEpoch } from "../compile.ts";
import { exportBook } from "../export/export.ts";
import type { ExportFile, ExportFormat } from "../export/format.ts";
import { exportFormat, exportFormats } from "../export/formats.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import { contained } from "../runtime/memory.ts";
import { readRegular } from "../runtime/read-regular.ts";
import { statsOf } from "../runtime/stats-of.ts";
import { Diagnostics } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { printable } from "../source/printable.ts";
import type { CacheOption } from "./cache.ts";
import { compileFolder } from "./compile-folder.ts";
import { exit } from "./exit.ts";
import { writeOutput } from "./output.ts";
import { fileFor, namesFolder } from "./output-path.ts";
import { progress } from "./progress.ts";
import { printNotice, printResult } from "./terminal.ts";
import { counted, errorsAndPlaces, finish, hasFailed, type ReportOptions, say } from "./verdict.ts";
import { writeFolder } from "./write-folder.ts";

export interface ExportCommandOptions extends ReportOptions {
  readonly output?: string;
  readonly template?: string;
  readonly keepGoing?: boolean;
  readonly emails?: boolean;
  readonly force?: boolean;
  /** A file, which is copied beside the pages, or an address. */
  readonly pdf?: string;
  readonly cache?: CacheOption;
}

export async function exportCommand(
  name: string,
  folder: string | undefined,
  options: ExportCommandOptions,
): Promise<number> {
  if (name === "list") {
    printResult(exportFormats.map(listed).join(""));
    return exit.good;
  }
  const format = exportFormat(name);
  if (!format) {
    printNotice(`abstracts: ${unknownFormat(name)}\n`);
    return exit.usage;
  }
  const started = performance.now();
  const diagnostics = new Diagnostics();
  const steps = progress(options.quiet ?? false);
  const pdf = pdfOf(options.pdf, diagnostics);
  const { template, keepGoing, cache } = options;
  const wanted = {
    onStage: steps.show,
    for: format.needs,
    ...(template !== undefined && { template }),
    ...(keepGoing && { keepGoing }),
    ...(cache !== undefined && { cache }),
  };
  const compiled = await compileFolder(folder, wanted, diagnostics);
  let written: readonly string[] = [];
  if (compiled && (keepGoing || !hasFailed(diagnostics.sorted(), options))) {
    steps.show("writing");
    written = await exportTo(compiled, format, { ...options, pdf }, diagnostics);
  }
  steps.clear();
  const list = diagnostics.sorted();
  const status = finish(list, options, { brief: true });
  if (!options.quiet) say(options, outcome(written, compiled, list, options, performance.now() - started));
  return written.length > 0 ? status : exit.faults;
}

function listed({ name, title }: ExportFormat): string {
  return `${name.padEnd(16)}${title}\n`;
}

export function unknownFormat(name: string): string {
  const names = exportFormats.map((format) => format.name);
  const { hint } = didYouMean(name, names);
  return `unknown export “${printable(name)}”; ${hint ?? `the exports are ${names.join(", ")}`}`;
}

export interface PdfBeside {
  readonly address: string;
  /** The file, which is copied along; null if it is at an address. */
  readonly file: ExportFile | null;
}

export interface ExportTarget {
  readonly output?: string;
  readonly force?: boolean;
  readonly emails?: boolean;
  readonly keepGoing?: boolean;
  readonly pdf: PdfBeside | null;
}

/** Writes one export. Returns what was written, or nothing if something was in the way. */
export async function exportTo(
  compiled: Compiled,
  format: ExportFormat,
  { output, force = false, emails = false, keepGoing = false, pdf }: ExportTarget,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const { book } = compiled;
  const parts = format.writeParts !== undefined && output !== undefined && namesFolder(output);
  const before = diagnostics.errors;
  const options = { epoch: sourceDateEpoch(), emails, pdf: pdf?.address ?? null, parts };
  const files = await contained(diagnostics, () => exportBook(compiled, format, options, diagnostics));
  if (!files || files.length === 0 || (diagnostics.errors > before && !keepGoing)) return [];
  const stem = slug(plainText(book.title)) || "book";
  if (parts || format.makes === "folder") {
    const path = output ?? join("out", `${stem}-${format.ending}`);
    const all = pdf?.file && format.name === "html" ? [...files, pdf.file] : files;
    return writeFolder({ path, book: book.folder, force }, all, diagnostics) ? [path] : [];
  }
  const [file] = files;
  const path = fileFor(output, `${stem}.${format.ending}`);
  const target = { path, kind: "export", mark: format.mark, book: book.folder, force } as const;
  return file && writeOutput(target, file.bytes, diagnostics) ? [path] : [];
}

/** Bytes of a PDF beside an exported site. */
const mostBytes = 1_000_000_000;

function pdfOf(named: string | undefined, diagnostics: Diagnostics): PdfBeside | null {
  if (named === undefined) return null;
  if (/^https?:\/\//i.test(named)) return { address: named, file: null };
  const path = basename(named);
  const bytes = readRegular(named, mostBytes);
  if (bytes) return { address: encodeURIComponent(path), file: { path, bytes } };
  const stats = statsOf(named);
  const reason = !stats ? "no such file" : stats.isFile() ? "it is too large, or not readable" : "it is not a file";
  diagnostics.error("file-unreadable", `“${named}” cannot be read: ${reason}`, null);
  return null;
}

function outcome(
  written: readonly string[],
  compiled: Compiled | null,
  diagnostics: Parameters<typeof errorsAndPlaces>[0],
  options: ExportCommandOptions,
  milliseconds: number,
): string {
  const wrong = errorsAndPlaces(diagnostics, compiled?.book.abstracts ?? [], options.strict ?? false);
  const isWrong = hasFailed(diagnostics, { ...options, maxWarnings: Number.POSITIVE_INFINITY });
  if (written.length === 0) {
    if (!isWrong) return "Nothing was exported; an earlier export is kept.\n";
    const way = options.keepGoing ? "" : "To export in spite of errors: --keep-going.\n";
    return `Nothing was exported, because of ${wrong}; an earlier export is kept.\n${way}`;
  }
  const exported = compiled?.book.abstracts.filter(({ withdrawn }) => !withdrawn).length ?? 0;
  const line = `${written.map(printable).join(", ")}: ${counted(exported, "abstract")}, ${(milliseconds / 1000).toFixed(2)} s\n`;
  return isWrong && options.keepGoing ? `${line}It was exported in spite of ${wrong}.\n` : line;
}
