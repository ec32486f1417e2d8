// `build` and `check`: compile, report, and (build) replace the PDF.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Compiled, compile } from "../compile.ts";
import { proof } from "../dump/dump.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import { contained } from "../runtime/memory.ts";
import type { Print } from "../set-book.ts";
import { Diagnostics } from "../source/diagnostic.ts";
import type { Format } from "./formats.ts";
import { exit } from "./main.ts";
import { type Output, writeOutput } from "./output.ts";
import { progress } from "./progress.ts";
import { report } from "./report.ts";

export interface CheckOptions {
  readonly template?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number;
  /** Mends the files first (`check` alone). */
  readonly fix?: boolean;
  readonly format: Format;
}

export interface BuildOptions extends CheckOptions {
  readonly output?: string;
  readonly profile?: readonly string[];
  readonly pdf: "tagged" | "plain";
  readonly proof?: string;
  /** Writes over what is no earlier output. */
  readonly force?: boolean;
  /** Writes a draft in spite of errors, under a name of its own. */
  readonly draft?: boolean;
}

/** Builds the book; the exit status. */
export async function build(folder: string | undefined, options: BuildOptions): Promise<number> {
  const started = performance.now();
  const diagnostics = new Diagnostics();
  const steps = progress(options.quiet ?? false);
  const compiling = compileBook(folder, options, diagnostics, steps.show, options.profile);
  // By now the book has been read; the writer is loaded while another thread formats its references.
  const writer = import("../pdf/write-pdf.ts");
  const compiled = await compiling;
  const written: string[] = [];
  if (compiled && (options.draft || !failed(diagnostics, options))) {
    steps.show("writing");
    const { writePdf } = await writer;
    const { prints, book } = compiled;
    const [first] = prints;
    const write = (path: string, kind: Output["kind"], bytes: Uint8Array) =>
      writeOutput({ path, kind, book: book.folder, force: options.force ?? false }, bytes, diagnostics);
    if (options.proof && first) write(options.proof, "proof", Buffer.from(proof(first.document)));
    const given = options.output ?? join("out", `${slug(plainText(book.title)) || "book"}.pdf`);
    const named = options.draft ? draftPath(given) : given;
    for (const print of prints) {
      const path = pathOf(print, named, options);
      const plain = options.pdf === "plain";
      const bytes = await contained(diagnostics, () => writePdf(print.document, { plain }));
      if (bytes && write(path, "pdf", bytes)) written.push(path);
    }
  }
  steps.clear();
  const status = finish(diagnostics, options);
  if (!options.quiet) {
    if (written.length > 0 && compiled) say(options, summary(written, compiled, performance.now() - started));
    else say(options, "No PDF was written; the previous one, if there is one, stays as it was.\n");
  }
  return written.length > 0 ? status : exit.faults;
}

/** Beside the book, which stays as it was. */
function draftPath(path: string): string {
  return /-draft\.pdf$/i.test(path) ? path : `${path.replace(/\.pdf$/i, "")}-draft.pdf`;
}

/** `book-print.pdf` for a profile, `book-proofs/<id>.pdf` for the file of an abstract. A name given for one book is kept. */
function pathOf({ profile, abstract }: Print, named: string, { output, profile: profiles }: BuildOptions): string {
  const stem = named.replace(/\.pdf$/i, "");
  if (abstract !== null) return join(`${stem}-${profile}`, `${abstract}.pdf`);
  const alone = output !== undefined && (profiles?.length ?? 0) < 2;
  return profile === null || alone ? named : `${stem}-${profile}.pdf`;
}

/** Says what `build` would say; the exit status. */
export async function check(folder: string | undefined, options: CheckOptions): Promise<number> {
  const steps = progress(options.quiet ?? false);
  let diagnostics = new Diagnostics();
  let compiled = await compileBook(folder, options, diagnostics, steps.show);
  if (options.fix) {
    // What one mend brings to light the next round mends: a ligature in a divided word.
    for (let round = 0; round < 3 && (await mendFiles(diagnostics)); round++) {
      diagnostics = new Diagnostics();
      compiled = await compileBook(folder, options, diagnostics, steps.show);
    }
  }
  steps.clear();
  const status = finish(diagnostics, options);
  if (status === exit.good && !options.quiet && compiled) {
    const { book } = compiled;
    const found = diagnostics.warnings === 0 ? "nothing wrong" : "no errors";
    say(options, `${book.abstracts.length} abstracts checked: ${found}.\n`);
  }
  return status;
}

/** Whether a file was mended, so that the book is another now. */
async function mendFiles(diagnostics: Diagnostics): Promise<boolean> {
  const { fix } = await import("./fix.ts");
  const { report: done, files, refused } = fix(diagnostics);
  for (const { code, message, hint } of refused.sorted()) {
    diagnostics.error(code, message, null, hint === undefined ? {} : { hint });
  }
  if (files > 0) process.stderr.write(done);
  return files > 0 && refused.errors === 0;
}

async function compileBook(
  folder: string | undefined,
  options: CheckOptions & Pick<BuildOptions, "draft">,
  diagnostics: Diagnostics,
  onStage: (stage: string) => void,
  profiles?: readonly string[],
): Promise<Compiled | null> {
  const epoch = sourceDateEpoch();
  const wanted = {
    folder: folder ?? (existsSync(join("data", "book.yaml")) ? "data" : "."),
    ...(options.template === undefined ? {} : { template: options.template }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(epoch === null ? {} : { epoch }),
    ...(options.draft && { draft: true }),
    onStage,
  };
  const compiled = await contained(diagnostics, () => compile(wanted, diagnostics));
  // Where there is no book somebody must say why, even what was silenced.
  if (!compiled && diagnostics.errors === 0) diagnostics.includeSuppressed();
  return compiled;
}

/** https://reproducible-builds.org/specs/source-date-epoch/: whole seconds since 1970; anything else is not one. */
function sourceDateEpoch(): number | null {
  const value = process.env.SOURCE_DATE_EPOCH;
  return value !== undefined && /^\d{1,11}$/.test(value) ? Number(value) : null;
}

function failed(diagnostics: Diagnostics, options: CheckOptions): boolean {
  const most = options.strict ? 0 : (options.maxWarnings ?? Number.POSITIVE_INFINITY);
  return diagnostics.errors > 0 || diagnostics.warnings > most;
}

/** Prints the diagnostics: for people on standard error, for programs on standard output. */
function finish(diagnostics: Diagnostics, options: CheckOptions): number {
  const list = diagnostics.sorted().map((one) => (options.strict ? { ...one, severity: "error" as const } : one));
  const forPeople = options.format === "pretty";
  const stream = forPeople ? process.stderr : process.stdout;
  const colour = forPeople && (process.stderr.isTTY ?? false) && !process.env.NO_COLOR;
  stream.write(report(list, options.format, colour));
  const { maxWarnings } = options;
  if (!options.strict && maxWarnings !== undefined && diagnostics.warnings > maxWarnings) {
    process.stderr.write(`abstracts: ${diagnostics.warnings} warnings are more than --max-warnings ${maxWarnings}\n`);
  }
  return failed(diagnostics, options) ? exit.faults : exit.good;
}

/** A result for people: standard output, unless that carries a report for programs. */
function say(options: CheckOptions, text: string): void {
  (options.format === "pretty" ? process.stdout : process.stderr).write(text);
}

function summary(paths: readonly string[], { book, prints }: Compiled, milliseconds: number): string {
  const [path = ""] = paths;
  const several = paths.length === 1 ? "" : ` and ${paths.length - 1} more`;
  const total = prints.reduce((sum, { document }) => sum + document.pages.length, 0);
  const printed = book.abstracts.filter((abstract) => !abstract.withdrawn).length;
  const pages = `${total} page${total === 1 ? "" : "s"}`;
  const abstracts = `${printed} abstract${printed === 1 ? "" : "s"}`;
  return `${path}${several}: ${pages}, ${abstracts}, ${(milliseconds / 1000).toFixed(2)} s\n`;
}
