// Diagnostics → what is told of them beside the pages.
import { excerpt } from "../report/excerpt.ts";
import { placed } from "../report/placed.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Problem } from "./snapshot.ts";

/** Columns of an excerpt. */
const room = 96;
/** With more than so many nobody reads on, and a browser would take its time. */
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
