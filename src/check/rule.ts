// What a rule is: a code, how grave it is, a line for the manual, and the check.

import type { Book } from "../model/book.ts";
import type { More, Severity } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";

export type Report = (message: string, span: Span | null, more?: More) => void;

/** What the template decides that a rule must know. */
export interface CheckSetting {
  /** Whether straight quotes are set as curly ones. */
  readonly smart: boolean;
}

export interface LintRule {
  readonly code: string;
  readonly severity: Severity;
  /** What it finds, in one line. */
  readonly summary: string;
  readonly check: (book: Book, report: Report, setting: CheckSetting) => void;
}
