// Diagnostics → the problems listed beside the pages. The excerpt of a place is made once for each text of its file.
import { excerpt } from "../report/excerpt.ts";
import { placed } from "../report/placed.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import type { ExcerptText, Problem } from "./snapshot.ts";

/** The width of an excerpt, in columns. */
const room = 96;
/** Nobody reads more problems than this, and they would slow the browser down. */
const most = 2000;

const made = new WeakMap<Source, Map<string, ExcerptText | null>>();

export function problemsOf(diagnostics: readonly Diagnostic[]): readonly Problem[] {
  return diagnostics.slice(0, most).map((diagnostic, id) => ({
    id,
    ...placed(diagnostic),
    excerpt: diagnostic.span && excerptOf(diagnostic.span),
    fixable: diagnostic.fix !== undefined,
  }));
}

function excerptOf(span: Span): ExcerptText | null {
  const ofFile = made.get(span.source) ?? new Map<string, ExcerptText | null>();
  made.set(span.source, ofFile);
  const place = `${span.start} ${span.end}`;
  const known = ofFile.get(place);
  if (known !== undefined) return known;
  const shown = excerpt(span, room);
  const text = shown && { text: shown.text, indent: shown.indent, carets: shown.carets };
  ofFile.set(place, text);
  return text;
}
