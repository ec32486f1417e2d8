// Diagnostics: what went wrong, where, and what to do about it. They are collected, never printed here.

import { currentCodes } from "./former-codes.ts";
import type { Span } from "./source.ts";
import { isSuppressed } from "./suppressions.ts";

export type Severity = "error" | "warning";
/** The severity that `rules` in book.yaml gives to a code. */
export type RuleSeverity = Severity | "off";

/** One fault in the data. Codes are kebab-case and documented in docs/diagnostics.md. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  /** One sentence without a full stop, with the offending value in “quotes”. */
  readonly message: string;
  /** Null only for faults without a place in a file, such as an output that cannot be written. */
  readonly span: Span | null;
  /** What to do about it, if known: `did you mean “title”?` */
  readonly hint?: string;
  /** Other places that matter: the first use of a duplicated id. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  /** The weight of an overlapping fault: if spans of one code overlap, only the heaviest diagnostic is reported. */
  readonly weight?: number;
  /** The changes to the file that fix it, where that is safe: what `check --fix` applies. */
  readonly fix?: readonly Edit[];
}

/** A change to a file: the characters of the span, which must still be `was`, become `text`. */
export interface Edit {
  readonly span: Span;
  readonly was: string;
  readonly text: string;
  /** The new values, if the edit changes the structure of the data: items of the list that the span was an item of. */
  readonly becomes?: readonly unknown[];
  /** The map that becomes the single value, if the span is one of its fields. */
  readonly node?: Span;
}

/** Optional fields of a diagnostic, besides its message and place. */
export type More = Pick<Diagnostic, "hint" | "related" | "fix" | "weight">;

/** Receives the reports of all stages. */
export interface Reporter {
  error(code: string, message: string, span: Span | null, more?: More): void;
  warning(code: string, message: string, span: Span | null, more?: More): void;
}

/** Faults that leave out a whole file or abstract: no rule and no comment suppresses them. */
const unreadable: ReadonlySet<string> = new Set([
  "no-book",
  "file-not-utf8",
  "file-too-large",
  "duplicate-key",
  "yaml-syntax",
  "yaml-key",
  "yaml-alias",
  "yaml-too-deep",
  "yaml-too-large",
]);

/** For data that is read a second time, or whose faults need not be reported. */
export const silentReporter: Reporter = { error: () => {}, warning: () => {} };

/** Holds reports that only count if the thing they are about is used. */
export class RecordedReports implements Reporter {
  readonly #reports: ((to: Reporter) => void)[] = [];

  error(...report: Parameters<Reporter["error"]>): void {
    this.#reports.push((to) => to.error(...report));
  }

  warning(...report: Parameters<Reporter["warning"]>): void {
    this.#reports.push((to) => to.warning(...report));
  }

  get isEmpty(): boolean {
    return this.#reports.length === 0;
  }

  get count(): number {
    return this.#reports.length;
  }

  /** Those from one to another, by their number. */
  report(to: Reporter, from = 0, until = this.count): void {
    for (const report of this.#reports.slice(from, until)) report(to);
  }
}

/** A reporter that keeps diagnostics in order, and drops repetitions of the same fault at the same place. */
export class Diagnostics implements Reporter {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  #severities: ReadonlyMap<string, RuleSeverity> = new Map();
  #includesSuppressed = false;
  #effective: readonly Diagnostic[] | null = null;

  error(code: string, message: string, span: Span | null, more: More = {}): void {
    this.#add({ severity: "error", code, message, span, ...more });
  }

  warning(code: string, message: string, span: Span | null, more: More = {}): void {
    this.#add({ severity: "warning", code, message, span, ...more });
  }

  /** Sets the severities that the book assigns to codes. */
  setSeverities(severities: ReadonlyMap<string, RuleSeverity>): void {
    this.#severities = new Map(
      [...severities].flatMap(([code, severity]) => currentCodes(code).map((current) => [current, severity] as const)),
    );
    this.#effective = null;
  }

  /** Includes suppressed diagnostics too, when nothing else would explain why there is no book. */
  includeSuppressed(): void {
    this.#includesSuppressed = true;
    this.#effective = null;
  }

  get errors(): number {
    return this.effective.filter((diagnostic) => diagnostic.severity === "error").length;
  }

  get warnings(): number {
    return this.effective.length - this.errors;
  }

  /** The diagnostics in the order of their reports, with the book's severities and without the suppressed ones. */
  get effective(): readonly Diagnostic[] {
    this.#effective ??= withoutEchoes(this.#list.flatMap((diagnostic) => this.#effectiveOf(diagnostic)));
    return this.#effective;
  }

  /** Sorted by file (in order of first appearance), then place. */
  sorted(): readonly Diagnostic[] {
    const list = this.effective;
    const files = [...new Set(list.map((diagnostic) => diagnostic.span?.source.path ?? ""))];
    const rank = new Map(files.map((file, index) => [file, index]));
    const key = (diagnostic: Diagnostic) => rank.get(diagnostic.span?.source.path ?? "") ?? 0;
    return [...list].sort((a, b) => key(a) - key(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0));
  }

  #effectiveOf(diagnostic: Diagnostic): readonly Diagnostic[] {
    const { code, span, severity } = diagnostic;
    if (this.#includesSuppressed) return [diagnostic];
    // Files that cannot be read at all are always reported; rules do not apply to them.
    if (unreadable.has(code)) return [diagnostic];
    const verdict = this.#severities.get(code) ?? severity;
    if (verdict === "off" || (span && isSuppressed(code, span))) return [];
    return [verdict === severity ? diagnostic : { ...diagnostic, severity: verdict }];
  }

  #add(diagnostic: Diagnostic): void {
    const { span, code, message } = diagnostic;
    const key = `${code}\0${message}\0${span?.source.path}\0${span?.start}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(diagnostic);
    this.#effective = null;
  }
}

/** The heaviest of each group of overlapping weighted diagnostics. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const kept = new Map<string, Span[]>();
  const dropped = new Set<Diagnostic>();
  const weighed = diagnostics.filter(({ weight, span }) => weight !== undefined && span !== null);
  for (const one of [...weighed].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))) {
    if (!one.span) continue;
    const key = `${one.code}\0${one.span.source.path}`;
    const heavier = kept.get(key) ?? [];
    if (!takesPlace(one.span, heavier)) dropped.add(one);
    kept.set(key, heavier);
  }
  return dropped.size === 0 ? diagnostics : diagnostics.filter((one) => !dropped.has(one));
}

/** Inserts a span among others that do not overlap, in order; false if it overlaps one of them. */
function takesPlace(one: Span, others: Span[]): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.start ?? 0) < one.end) low = middle + 1;
    else high = middle;
  }
  // Those that begin before its end also end before it begins, if the last of them does.
  const before = others[low - 1];
  if (before && one.start < before.end) return false;
  others.splice(low, 0, one);
  return true;
}
