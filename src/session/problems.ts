// Diagnostics → the problems listed beside the pages.
import { excerpt } from "../report/excerpt.ts";
import { placed } from "../report/placed.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Problem } from "./snapshot.ts";

/** The width of an excerpt, in columns. */
const room = 96;
/** Nobody reads more problems than this, and they would slow the browser down. */
const most = 2000;

export function problemsOf(diagnostics: readonly Diagnostic[]): readonly Problem[] {
  return diagnostics.slice(0, most).map((diagnostic, id) => {
    const shown = diagnostic.span && excerpt(diagnostic.span, room);
    return {
      id,
      ...placed(diagnostic),
      excerpt: shown && { text: shown.text, indent: shown.indent, carets: shown.carets },
      fixable: diagnostic.fix !== undefined,
    };
  });
}
