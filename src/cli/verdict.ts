// The end of a run: the report of its diagnostics, and whether they are a failure.
import type { Abstract } from "../model/book.ts";
import type { Format } from "../report/formats.ts";
import { report, summarize } from "../report/report.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { printable } from "../source/printable.ts";
import { abstractFinder } from "./abstract-at.ts";
import { exit } from "./exit.ts";
import { lookOf } from "./look.ts";
import { printJson, printNotice, printResult } from "./terminal.ts";

export interface ReportOptions {
  readonly strict?: boolean;
  readonly quiet?: boolean;
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number;
  /** Every diagnostic, however many there are. */
  readonly all?: boolean;
  readonly format: Format;
}

export function hasFailed(diagnostics: readonly Diagnostic[], options: ReportOptions): boolean {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const most = options.strict ? 0 : (options.maxWarnings ?? Number.POSITIVE_INFINITY);
  return errors > 0 || diagnostics.length - errors > most;
}

/** Prints the diagnostics, for people on standard error, for programs on standard output, and returns the exit status. */
export function finish(
  diagnostics: readonly Diagnostic[],
  options: ReportOptions,
  { brief = false, summary = false }: { readonly brief?: boolean; readonly summary?: boolean } = {},
): number {
  const list = diagnostics.map((one) => (options.strict ? { ...one, severity: "error" as const } : one));
  const look = lookOf(options.format, options.all ?? false, brief);
  const text = summary ? summarize(list, options.format) : report(list, options.format, look);
  if (options.format === "pretty" && !summary) printNotice(text);
  else if (options.format === "json" || options.format === "sarif") printJson(text);
  else printResult(text);
  const { maxWarnings } = options;
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  if (!options.strict && maxWarnings !== undefined && warnings > maxWarnings) {
    printNotice(`abstracts: ${warnings} warnings are more than --max-warnings ${maxWarnings}\n`);
  }
  return hasFailed(diagnostics, options) ? exit.faults : exit.good;
}

/** A result for people: standard output, unless that has a report for programs. */
export function say(options: ReportOptions, text: string): void {
  (options.format === "pretty" ? printResult : printNotice)(text);
}

/** `12 errors in 3 abstracts and programme.yaml`. */
export function errorsAndPlaces(
  diagnostics: readonly Diagnostic[],
  abstracts: readonly Abstract[],
  strict: boolean,
): string {
  const errors = diagnostics.filter(({ severity }) => strict || severity === "error");
  const abstractAt = abstractFinder(abstracts);
  const faulty = new Set<Abstract>();
  const files = new Set<string>();
  for (const { span } of errors) {
    const abstract = span && abstractAt(span);
    if (abstract) faulty.add(abstract);
    else if (span) files.add(printable(span.source.path));
  }
  const places = [
    ...(faulty.size > 0 ? [counted(faulty.size, "abstract")] : []),
    ...(files.size > 2 ? [counted(files.size, faulty.size > 0 ? "other file" : "file")] : files),
  ];
  const where = places.length > 0 ? ` in ${places.join(", ").replace(/, ([^,]*)$/, " and $1")}` : "";
  return `${counted(errors.length, "error")}${where}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
