// `build`: compiles the book, reports, and replaces the PDF.

import { basename, dirname, join } from "node:path";
import type { Compiled } from "../compile.ts";
import { dump } from "../dump/dump.ts";
import { servedLines } from "../fonts/report-fonts.ts";
import type { Book } from "../model/book.ts";
import type { Paper } from "../model/paper.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import { contained, endStage } from "../runtime/memory.ts";
import { statsOf } from "../runtime/stats-of.ts";
import { stageTimes, timeStages } from "../runtime/timings.ts";
import type { Print } from "../set-book.ts";
import { shownPath } from "../source/book-folder.ts";
import { type Diagnostic, Diagnostics } from "../source/diagnostic.ts";
import { printable } from "../source/printable.ts";
import { abstractFinder } from "./abstract-at.ts";
import type { CacheOption } from "./cache.ts";
import { compileFolder, folderAmong } from "./compile-folder.ts";
import { exit } from "./exit.ts";
import { mailMerge } from "./mail-merge.ts";
import { type Output, writeOutput } from "./output.ts";
import { fileFor, namesFolder } from "./output-path.ts";
import { progress } from "./progress.ts";
import { printNotice } from "./terminal.ts";
import { timingsTable } from "./timings.ts";
import { counted, errorsAndPlaces, finish, hasFailed, type ReportOptions, say } from "./verdict.ts";

export interface BuildOptions extends ReportOptions {
  readonly template?: string;
  readonly paper?: Paper;
  /** The pages are arranged on sheets of this paper, to be folded. */
  readonly impose?: Paper;
  readonly output?: string;
  readonly profile?: readonly string[];
  readonly pdf: "tagged" | "plain";
  readonly dump?: string;
  /** Overwrites files that are not an earlier output. */
  readonly force?: boolean;
  /** Writes a draft in spite of errors, under a name of its own. */
  readonly draft?: boolean;
  /** Writes the book in spite of errors. */
  readonly keepGoing?: boolean;
  /** Whether the table beside the proofs has the addresses of the authors. */
  readonly emails?: boolean;
  /** Prints only these abstracts, named by id or file. */
  readonly only?: readonly string[];
  /** Exports that are made in the same run. */
  readonly with?: readonly string[];
  readonly cache?: CacheOption;
  /** Shows how long each stage took. */
  readonly timings?: boolean;
}

/** Builds the book, and returns the exit status. */
export async function build(named: string | undefined, options: BuildOptions): Promise<number> {
  const started = performance.now();
  // Exports are loaded if they are asked for.
  const beside = options.with ? await import("./export-beside.ts") : null;
  const exports = beside && options.with && beside.exportsOf(options.with, options);
  if (typeof exports === "string") {
    printNotice(`abstracts: ${exports}\n`);
    return exit.usage;
  }
  if (options.timings) timeStages();
  const diagnostics = new Diagnostics();
  const steps = progress(options.quiet ?? false);
  const { template, paper, profile: profiles, draft, keepGoing } = options;
  // `--only a b folder`: an option of several words takes the folder with it.
  const { folder, only } = folderAmong(named, options.only);
  const compiling = compileFolder(
    folder,
    {
      onStage: steps.show,
      cache: options.cache,
      ...(template !== undefined && { template }),
      ...(paper !== undefined && { paper }),
      ...(profiles && { profiles }),
      ...(only && { only: only.map(asShown) }),
      ...(draft && { draft }),
      ...(keepGoing && { keepGoing }),
      ...(exports && { for: { pages: true, mathml: exports.some(({ needs }) => needs.mathml) } }),
    },
    diagnostics,
  );
  // By now the book has been read; the writer is loaded while another thread formats its references.
  const writer = import("../pdf/write-pdf.ts");
  const compiled = await compiling;
  const said = () => (only ? concerning(compiled?.book ?? null, diagnostics.sorted()) : diagnostics.sorted());
  let written: readonly string[] = [];
  if (compiled && (draft || keepGoing || !hasFailed(said(), options))) {
    steps.show("writing");
    endStage();
    written = await writeAll(compiled, (await writer).writePdf, options, diagnostics);
    if (beside && exports && written.length > 0)
      written = [...written, ...(await beside.exportBeside(compiled, exports, written, options, diagnostics))];
  }
  steps.clear();
  const list = said();
  const status = finish(list, options, { brief: true });
  if (!options.quiet) say(options, outcome(written, compiled, list, options, performance.now() - started));
  if (options.timings) printNotice(timingsTable(stageTimes()));
  return written.length > 0 ? status : exit.faults;
}

async function writeAll(
  { prints, book }: Compiled,
  writePdf: typeof import("../pdf/write-pdf.ts").writePdf,
  options: BuildOptions,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const written: string[] = [];
  const [first] = prints;
  const write = (path: string, kind: Output["kind"], bytes: Uint8Array) =>
    writeOutput({ path, kind, book: book.folder, force: options.force ?? false }, bytes, diagnostics);
  if (options.dump && first) write(options.dump, "dump", Buffer.from(dump(first.document)));
  const stem = slug(plainText(book.title)) || "book";
  const given = fileFor(options.output, `${stem}${selectionName(options.only, book.abstracts)}.pdf`);
  const named = options.draft ? draftPath(given) : given;
  const proofs = new Map<string, string>();
  for (const print of prints) {
    const path = pathOf(print, named, options);
    if (print.abstract !== null) proofs.set(print.abstract, path);
    const plain = options.pdf === "plain";
    const sheet = options.impose ?? null;
    const bytes = await contained(diagnostics, () => writePdf(print.document, { plain, sheet }));
    if (bytes && write(path, "pdf", bytes)) written.push(path);
  }
  const [one] = proofs.values();
  if (one !== undefined && written.length > 0) {
    const files = new Map([...proofs].map(([id, path]) => [id, basename(path)]));
    write(join(dirname(one), "mail-merge.csv"), "table", Buffer.from(mailMerge(book, files, options.emails ?? false)));
  }
  return written;
}

/**
 * The diagnostics of the selected abstracts and of what all abstracts share, without those of others and of the
 * programme.
 */
function concerning(book: Book | null, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unplaced = diagnostics.filter(({ span }) => span === null);
  if (!book) return unplaced.length > 0 ? unplaced : diagnostics;
  const { folder, abstracts } = book;
  const others = ["abstracts", "pages", "programme.yaml"].map((path) => shownPath(folder, path));
  const abstractAt = abstractFinder(abstracts);
  return diagnostics.filter(({ span }) => {
    if (!span || abstractAt(span)) return true;
    return !others.some((path) => span.source.path === path || span.source.path.startsWith(`${path}/`));
  });
}

/** An id, or a file under the name that diagnostics have for it. */
function asShown(name: string): string {
  return statsOf(name)?.isFile() ? shownPath(".", name) : name;
}

/** The suffix in the file name of a selection, so that it never replaces the book. */
function selectionName(only: readonly string[] | undefined, abstracts: readonly { readonly id: string }[]): string {
  if (!only) return "";
  return abstracts.length === 1 ? `-${abstracts[0]?.id}` : "-selection";
}

/** A name of its own, so that a draft never replaces the book. */
function draftPath(path: string): string {
  return /-draft\.pdf$/i.test(path) ? path : `${path.replace(/\.pdf$/i, "")}-draft.pdf`;
}

/**
 * `book-print.pdf` for a profile, `book-proofs/<id>.pdf` for the proof of an abstract, `book-booklet.pdf` for sheets to fold. A name given
 * for a single print is kept.
 */
function pathOf({ profile, abstract }: Print, named: string, options: BuildOptions): string {
  const { output, profile: profiles, impose } = options;
  const stem = named.replace(/\.pdf$/i, "");
  if (abstract !== null) return join(`${stem}-${profile}`, `${abstract}.pdf`);
  const alone = output !== undefined && !namesFolder(output) && (profiles?.length ?? 0) < 2;
  if (alone) return named;
  const parts = [stem, ...(profile === null ? [] : [profile]), ...(impose ? ["booklet"] : [])];
  return parts.length === 1 ? named : `${parts.join("-")}.pdf`;
}

/** The last lines of a build: what was written, or how much is wrong and what to do about it. */
function outcome(
  written: readonly string[],
  compiled: Compiled | null,
  diagnostics: readonly Diagnostic[],
  options: BuildOptions,
  milliseconds: number,
): string {
  const isWrong = hasFailed(diagnostics, { ...options, maxWarnings: Number.POSITIVE_INFINITY });
  const wrong = errorsAndPlaces(diagnostics, compiled?.book.abstracts ?? [], options.strict ?? false);
  if (written.length > 0 && compiled) {
    const fonts = servedLines(compiled.served)
      .map((one) => `${one}\n`)
      .join("");
    const line = fonts + summary(written, compiled, milliseconds);
    return isWrong && (options.draft || options.keepGoing) ? `${line}It was printed in spite of ${wrong}.\n` : line;
  }
  const kept = "a previous one is kept.\n";
  if (!isWrong) return `No PDF was written; ${kept}`;
  const stopped = `No PDF was written, because of ${wrong}; ${kept}`;
  // If nothing could be read, neither option helps.
  if (!compiled || options.draft || options.keepGoing) return stopped;
  return `${stopped}To print in spite of errors: --draft (faults in red, marked as a draft), or
--keep-going (the final book: whatever cannot be read keeps its place, with a line that says so).\n`;
}

function summary(paths: readonly string[], { book, prints }: Compiled, milliseconds: number): string {
  const [path = ""] = paths;
  const several = paths.length === 1 ? "" : ` and ${paths.length - 1} more`;
  const total = prints.reduce((sum, { document }) => sum + document.pages.length, 0);
  const printed = book.abstracts.filter((abstract) => !abstract.withdrawn).length;
  const pages = counted(total, "page");
  return `${printable(path)}${several}: ${pages}, ${counted(printed, "abstract")}, ${(milliseconds / 1000).toFixed(2)} s\n`;
}
