// What a rule is: a code, how grave it is, a line for the manual, and the check.
import type { Diagnostic, Severity } from "../diagnostic.ts";
import type { Book } from "../model/book.ts";
import type { Span } from "../source.ts";

export type Report = (message: string, span: Span | null, more?: Pick<Diagnostic, "hint" | "related">) => void;

export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** What it finds, in one line. */
  readonly summary: string;
  readonly check: (book: Book, report: Report) => void;
}
