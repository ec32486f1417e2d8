// `build` and `check`: compile, report, and (build) replace the PDF.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Compiled, compile } from "../compile.ts";
import { Diagnostics } from "../diagnostic.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import { proof } from "../proof/proof.ts";
import type { Format } from "./formats.ts";
import { exit } from "./main.ts";
import { progress } from "./progress.ts";
import { replaceFile } from "./replace-file.ts";
import { report } from "./report.ts";

export interface CheckOptions {
  readonly template?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly format: Format;
}

export interface BuildOptions extends CheckOptions {
  readonly output?: string;
  readonly pdf: "tagged" | "plain";
  readonly proof?: string;
}

/** Builds the book; the exit status. */
export async function build(folder: string | undefined, options: BuildOptions): Promise<number> {
  const started = performance.now();
  const diagnostics = new Diagnostics();
  const steps = progress(options.quiet ?? false);
  const compiling = compileBook(folder, options, diagnostics, steps.show);
  // By now the book has been read; the writer is loaded while another thread formats its references.
  const writer = import("../pdf/write-pdf.ts");
  const compiled = await compiling;
  let written: string | null = null;
  if (compiled && !failed(diagnostics, options)) {
    steps.show("writing");
    const { writePdf } = await writer;
    const bytes = await writePdf(compiled.document, { plain: options.pdf === "plain" });
    const path = options.output ?? join("out", `${slug(plainText(compiled.book.title)) || "book"}.pdf`);
    if (options.proof) replaceFile(options.proof, Buffer.from(proof(compiled.document)), diagnostics);
    if (replaceFile(path, bytes, diagnostics)) written = path;
  }
  steps.clear();
  const status = finish(diagnostics, options);
  if (!options.quiet) {
    if (written && compiled) say(options, summary(written, compiled, performance.now() - started));
    else say(options, "No PDF was written; the previous one, if there is one, stays as it was.\n");
  }
  return written ? status : exit.faults;
}

/** Says what `build` would say; the exit status. */
export async function check(folder: string | undefined, options: CheckOptions): Promise<number> {
  const diagnostics = new Diagnostics();
  const steps = progress(options.quiet ?? false);
  const compiled = await compileBook(folder, options, diagnostics, steps.show);
  steps.clear();
  const status = finish(diagnostics, options);
  if (status === exit.good && !options.quiet && compiled) {
    const { book } = compiled;
    const found = diagnostics.warnings === 0 ? "nothing wrong" : "no errors";
    say(options, `${book.abstracts.length} abstracts checked: ${found}.\n`);
  }
  return status;
}

function compileBook(
  folder: string | undefined,
  options: CheckOptions,
  diagnostics: Diagnostics,
  onStage: (stage: string) => void,
): Promise<Compiled | null> {
  const epoch = sourceDateEpoch();
  return compile(
    {
      folder: folder ?? (existsSync(join("data", "book.yaml")) ? "data" : "."),
      ...(options.template === undefined ? {} : { template: options.template }),
      ...(epoch === null ? {} : { epoch }),
      onStage,
    },
    diagnostics,
  );
}

/** https://reproducible-builds.org/specs/source-date-epoch/: whole seconds since 1970; anything else is not one. */
function sourceDateEpoch(): number | null {
  const value = process.env["SOURCE_DATE_EPOCH"];
  return value !== undefined && /^\d{1,11}$/.test(value) ? Number(value) : null;
}

function failed(diagnostics: Diagnostics, options: CheckOptions): boolean {
  return diagnostics.errors > 0 || (options.strict === true && diagnostics.warnings > 0);
}

/** Prints the diagnostics: for people on standard error, for programs on standard output. */
function finish(diagnostics: Diagnostics, options: CheckOptions): number {
  const list = diagnostics.sorted().map((one) => (options.strict ? { ...one, severity: "error" as const } : one));
  const forPeople = options.format === "pretty";
  const stream = forPeople ? process.stderr : process.stdout;
  const colour = forPeople && (process.stderr.isTTY ?? false) && !process.env["NO_COLOR"];
  stream.write(report(list, options.format, colour));
  return failed(diagnostics, options) ? exit.faults : exit.good;
}

/** A result for people: standard output, unless that carries a report for programs. */
function say(options: CheckOptions, text: string): void {
  (options.format === "pretty" ? process.stdout : process.stderr).write(text);
}

function summary(path: string, { book, document }: Compiled, milliseconds: number): string {
  const printed = book.abstracts.filter((abstract) => !abstract.withdrawn).length;
  const pages = `${document.pages.length} page${document.pages.length === 1 ? "" : "s"}`;
  return `${path}: ${pages}, ${printed} abstract${printed === 1 ? "" : "s"}, ${(milliseconds / 1000).toFixed(2)} s\n`;
}
