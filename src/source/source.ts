// Sources and spans: every value, and later every line on paper, knows the characters that it came from.

/** A text file from the book folder (or, for text without a file, a name such as `<command line>`). */
export interface Source {
  /** The path that messages show: relative to the working directory if that is shorter. */
  readonly path: string;
  readonly text: string;
  /** UTF-16 offsets at which each line begins; `lineStarts[0]` is 0. */
  readonly lineStarts: readonly number[];
}

/** A range of UTF-16 offsets `[start, end)` in a source. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place for people: line and column start at 1, and columns count UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export function source(path: string, text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts };
}

export function span(source: Source, start: number, end: number = start): Span {
  return { source, start, end };
}

/** The place of an offset, by binary search over the line starts. */
export function placeOf(source: Source, offset: number): LineColumn {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

/** The text of a line (counted from 1) without its line end. */
export function lineAt(source: Source, line: number): string {
  const start = source.lineStarts[line - 1] ?? source.text.length;
  const end = source.lineStarts[line] ?? source.text.length + 1;
  return source.text.slice(start, end - 1).replace(/\r$/, "");
}

/**
 * A string from a source in which its characters need not be next to each other: a YAML block scalar without its
 * indentation, a quoted scalar without its escapes. `spanAt` maps a range of the value back into the file.
 */
export interface SourceText {
  readonly value: string;
  readonly span: Span;
  spanAt(start: number, end: number): Span;
}
