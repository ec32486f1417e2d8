// Diagnostics: what went wrong, where, and what to do about it. They are collected, never printed here.
import type { Span } from "./source.ts";

export type Severity = "error" | "warning";

/** One fault in the data. Codes are kebab-case and documented in docs/diagnostics.md. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  /** One sentence without a full stop, naming the offending value in «quotes». */
  readonly message: string;
  /** Null only for faults that have no place in a file (an unwritable output, say). */
  readonly span: Span | null;
  /** What to do about it, where that is known: `did you mean “title”?` */
  readonly hint?: string;
  /** Other places that matter: the first use of a duplicated id. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** Where the stages report to. */
export interface Reporter {
  error(code: string, message: string, span: Span | null, more?: Pick<Diagnostic, "hint" | "related">): void;
  warning(code: string, message: string, span: Span | null, more?: Pick<Diagnostic, "hint" | "related">): void;
}

/** A reporter that keeps what it is told, in the order it is told, the same fault at the same place once. */
export class Diagnostics implements Reporter {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  error(code: string, message: string, span: Span | null, more: Pick<Diagnostic, "hint" | "related"> = {}): void {
    this.#add({ severity: "error", code, message, span, ...more });
  }

  warning(code: string, message: string, span: Span | null, more: Pick<Diagnostic, "hint" | "related"> = {}): void {
    this.#add({ severity: "warning", code, message, span, ...more });
  }

  get errors(): number {
    return this.#list.filter((diagnostic) => diagnostic.severity === "error").length;
  }

  get warnings(): number {
    return this.#list.length - this.errors;
  }

  /** Sorted by file (in order of first appearance), then place. */
  sorted(): readonly Diagnostic[] {
    const files = [...new Set(this.#list.map((diagnostic) => diagnostic.span?.source.path ?? ""))];
    const rank = new Map(files.map((file, index) => [file, index]));
    const key = (diagnostic: Diagnostic) => rank.get(diagnostic.span?.source.path ?? "") ?? 0;
    return [...this.#list].sort((a, b) => key(a) - key(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0));
  }

  #add(diagnostic: Diagnostic): void {
    const { span, code, message } = diagnostic;
    const key = `${code}\0${message}\0${span?.source.path}\0${span?.start}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(diagnostic);
  }
}
