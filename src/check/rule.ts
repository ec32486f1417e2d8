// A lint rule: its code, its severity, a line for the manual, and the check.

import type { Book } from "../model/book.ts";
import type { More, Severity } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";

export type Report = (message: string, span: Span | null, more?: More) => void;

/** Decisions of the template that rules need. */
export interface CheckSetting {
  /** Whether straight quotes are set as curly ones. */
  readonly smart: boolean;
}

export interface LintRule {
  readonly code: string;
  readonly severity: Severity;
  /** What the rule finds, in one line. */
  readonly summary: string;
  /**
   * `file`: it looks at each file of abstracts, at the free pages and at the programme separately. `heads`: it looks at
   * the programme and the heads of abstracts, and not at texts. Otherwise it looks at the whole book.
   */
  readonly scope?: "file" | "heads";
  readonly check: (book: Book, report: Report, setting: CheckSetting) => void;
}
