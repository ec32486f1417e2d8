// The line that a report shows. In: a span. Out: the line it begins in, and which of its characters are meant.
import { lineAt, placeOf, type Span } from "../source/source.ts";

/** `[from, to)`: where carets go under the line, as wide as the span within it. */
export function excerpt(span: Span): {
  readonly line: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
} {
  const { line, column } = placeOf(span.source, span.start);
  const text = lineAt(span.source, line);
  const from = column - 1;
  return { line, text, from, to: Math.max(from + 1, Math.min(text.length, from + span.end - span.start)) };
}
