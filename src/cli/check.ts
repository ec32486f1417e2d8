// `check`: reports everything that `build` would report about a book, or about some of its files, without a PDF; with
// `--fix` it corrects them first.
import { resolve, sep } from "node:path";
import type { Compiled } from "../compile.ts";
import { type Diagnostic, Diagnostics } from "../source/diagnostic.ts";
import { diagnosticManual } from "../source/diagnostic-manual.ts";
import { nearest } from "../source/did-you-mean.ts";
import { booksOf, type NamedFile, type Wanted } from "./books-of.ts";
import { type CacheOption, folderOf } from "./cache.ts";
import { compileFolder } from "./compile-folder.ts";
import { exit } from "./exit.ts";
import { progress } from "./progress.ts";
import { printNotice, printPatch } from "./terminal.ts";
import { counted, finish, type ReportOptions, say } from "./verdict.ts";

export interface CheckOptions extends ReportOptions {
  readonly template?: string;
  /** Corrects the files first. */
  readonly fix?: boolean;
  /** Only shows what `fix` would change. */
  readonly dryRun?: boolean;
  /** Reports only these codes. */
  readonly code?: readonly string[];
  /** Reports only the counts. */
  readonly summary?: boolean;
  readonly cache?: CacheOption;
}

interface Checked {
  readonly compiled: Compiled | null;
  /** The diagnostics of the requested files. */
  readonly list: readonly Diagnostic[];
  /** The same, with files that could not be written. */
  readonly refused: readonly Diagnostic[];
}

/** Reports what `build` would report, and returns the exit status. */
export async function check(named: readonly string[], options: CheckOptions): Promise<number> {
  const unknown = options.code?.find((code) => !diagnosticManual().has(code));
  if (unknown !== undefined) {
    const close = nearest(unknown, diagnosticManual().keys());
    const hint = close === null ? "docs/diagnostics.md lists them all" : `did you mean “${close}”?`;
    printNotice(`abstracts: unknown diagnostic “${unknown}”; ${hint}\n`);
    return exit.usage;
  }
  const steps = progress(options.quiet ?? false);
  const { books, diagnostics: own } = booksOf(named);
  const list: Diagnostic[] = [...own];
  const compiled: Compiled[] = [];
  for (const wanted of books) {
    const checked = await checkBook(wanted, options, steps.show);
    list.push(...checked.list, ...checked.refused);
    if (checked.compiled) compiled.push(checked.compiled);
  }
  steps.clear();
  if (options.fix && options.dryRun) return list.some(({ severity }) => severity === "error") ? exit.faults : exit.good;
  const status = finish(list, options, { summary: options.summary ?? false });
  if (status === exit.good && !options.quiet && compiled.length === books.length && !options.summary) {
    say(options, `${whatWasChecked(compiled, books)} checked: ${list.length === 0 ? "nothing wrong" : "no errors"}.\n`);
  }
  return status;
}

function whatWasChecked(compiled: readonly Compiled[], books: readonly Wanted[]): string {
  const files = books.reduce((sum, { files }) => sum + (files?.length ?? 0), 0);
  if (files > 0) return counted(files, "file");
  return counted(
    compiled.reduce((sum, { book }) => sum + book.abstracts.length, 0),
    "abstract",
  );
}

async function checkBook(wanted: Wanted, options: CheckOptions, onStage: (stage: string) => void): Promise<Checked> {
  let { compiled, diagnostics } = await compileWanted(wanted, options, onStage);
  let list = asked(diagnostics, compiled, wanted, options);
  const refused: Diagnostic[] = [];
  if (!options.fix) return { compiled, list, refused };
  const { fix, wouldChange } = await import("./fix.ts");
  if (options.dryRun) {
    printPatch(wouldChange(list));
    return { compiled, list, refused };
  }
  // One correction may reveal another, which the next round makes: a ligature in a divided word.
  for (let round = 0; round < 3; round++) {
    const done = fix(list);
    refused.push(...done.refused.sorted());
    if (done.files > 0) printNotice(done.report);
    if (done.files === 0 || refused.length > 0) break;
    ({ compiled, diagnostics } = await compileWanted(wanted, options, onStage));
    list = asked(diagnostics, compiled, wanted, options);
  }
  return { compiled, list, refused };
}

async function compileWanted({ folder, files }: Wanted, options: CheckOptions, onStage: (stage: string) => void) {
  const { template, cache } = options;
  const common = { onStage, cache, ...(template !== undefined && { template }) };
  if (files?.every(isAbstracts(folder))) {
    const diagnostics = new Diagnostics();
    const only = files.map(({ shown }) => shown);
    const compiled = await compileFolder(folder, { ...common, only }, diagnostics);
    if (compiled) return { compiled, diagnostics };
    // A file without an abstract cannot be set on its own.
  }
  const diagnostics = new Diagnostics();
  return { compiled: await compileFolder(folder, common, diagnostics), diagnostics };
}

/** If only abstracts are named, nothing else needs to be set. */
function isAbstracts(folder: string | undefined): (file: NamedFile) => boolean {
  const below = `${resolve(folderOf(folder), "abstracts")}${sep}`;
  return ({ absolute }) => absolute.startsWith(below) && /\.ya?ml$/i.test(absolute);
}

/** The diagnostics of the files and codes that were named; if there is no book, the reason. */
function asked(
  diagnostics: Diagnostics,
  compiled: Compiled | null,
  { files }: Wanted,
  { code }: CheckOptions,
): readonly Diagnostic[] {
  const sorted = diagnostics.sorted();
  if (!compiled) return sorted;
  const paths = files && new Set(files.map(({ shown }) => shown));
  return sorted.filter(
    (one) => (!paths || (one.span && paths.has(one.span.source.path))) && (!code || code.includes(one.code)),
  );
}
