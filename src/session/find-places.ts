// From pages to files and back: every line on paper knows the characters that it came from. In: the pages shown. Out:
// the source of what is printed at a place, the place where a line of a file is printed, and the place where the first
// change of a saved file is visible.
import { resolve } from "node:path";
import type { Placed } from "../page/document.ts";
import { lineAt, placeOf as placeInSource, type Source, type Span } from "../source/source.ts";
import { lineKey } from "./page-keys.ts";
import type { ShownPage } from "./shown-pages.ts";
import type { Place, SourcePlace } from "./snapshot.ts";

interface PrintedLine {
  readonly page: number;
  readonly y: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly span: Span;
  readonly key: () => string;
}

/** The source of what is printed at a place of a page: of the lines there or near by, the nearest that has a source. */
export function sourceAt(pages: readonly ShownPage[], page: number, x: number, y: number): SourcePlace | null {
  const shown = pages[page];
  if (!shown) return null;
  let nearest: PrintedLine | null = null;
  let least = farthest;
  for (const line of printedLines(shown, page)) {
    const down = Math.max(line.y - y, 0, y - line.y - line.height);
    const across = Math.max(line.left - x, 0, x - line.right);
    const distance = down * 4 + across;
    if (distance >= least) continue;
    least = distance;
    nearest = line;
  }
  return nearest && sourcePlace(nearest.span);
}

/** A click farther than this from a line, in points, does not mean that line. */
const farthest = 200;
/** The number of lines of the file shown before and after. */
const around = 4;
/** The most characters of a line that are shown. */
const widest = 400;

export function sourcePlace({ source, start }: Span): SourcePlace {
  const { line, column } = placeInSource(source, start);
  const from = Math.max(1, line - around);
  const to = Math.min(source.lineStarts.length, line + around);
  const lines = Array.from({ length: to - from + 1 }, (_, index) => lineAt(source, from + index).slice(0, widest));
  return { file: source.path, absolute: resolve(source.path), line, column, from, lines };
}

/** The place where a line of a file is printed, or else the last printed line before it. */
export function placeOfLine(pages: readonly ShownPage[], file: string, line: number): Place | null {
  let best: { readonly place: Place; readonly line: number; readonly weight: number } | null = null;
  pages.forEach((shown, page) => {
    const own = [...printedLines(shown, page)].filter(({ span }) => resolve(span.source.path) === file);
    for (const { span, y, height } of own) {
      const at = placeInSource(span.source, span.start).line;
      if (at > line && best) continue;
      // If no line before it is printed, the first one after it is taken.
      const distance = at > line ? -at : at;
      // A title is also in the contents; the page that has most of the file is meant.
      if (best && (distance < best.line || (distance === best.line && own.length <= best.weight))) continue;
      best = { place: { page, y, height }, line: distance, weight: own.length };
    }
  });
  return (best as { readonly place: Place } | null)?.place ?? null;
}

/**
 * The first line of the saved files that is on none of the replaced pages, on the new page that has the most lines of
 * these files. Pages that are the same as before have not changed. A build may have read a file before its change was
 * reported: if nothing of the saved files has changed, the files are meant whose text has.
 */
export function firstChange(
  pages: readonly ShownPage[],
  files: ReadonlySet<string>,
  before: readonly ShownPage[],
): Place | null {
  const old = new Set(before.map(({ entry }) => entry.key));
  if (pages.every(({ entry }) => old.has(entry.key))) return null;
  return (
    firstChangeIn(pages, before, ({ path }) => files.has(resolve(path))) ?? firstChangeIn(pages, before, isNew(before))
  );
}

/** Whether no page had anything of a source with this text. */
function isNew(before: readonly ShownPage[]): (source: Source) => boolean {
  const texts = new Map<string, string>();
  before.forEach((shown, page) => {
    for (const { span } of printedLines(shown, page)) texts.set(span.source.path, span.source.text);
  });
  return ({ path, text }) => texts.get(path) !== text;
}

function firstChangeIn(
  pages: readonly ShownPage[],
  before: readonly ShownPage[],
  isMeant: (source: Source) => boolean,
): Place | null {
  const own = new Set(pages.map(({ entry }) => entry.key));
  const old = new Set(before.map(({ entry }) => entry.key));
  const lines = lineKeys(before.filter(({ entry }) => !own.has(entry.key)));
  let best: { readonly place: Place; readonly weight: number } | null = null;
  for (const [page, shown] of pages.entries()) {
    if (old.has(shown.entry.key)) continue;
    const printed = [...printedLines(shown, page)].filter(({ span }) => isMeant(span.source));
    if (best && printed.length <= best.weight) continue;
    const changed = printed.find((line) => !lines.has(line.key()));
    if (changed) best = { place: { page, y: changed.y, height: changed.height }, weight: printed.length };
  }
  return best?.place ?? null;
}

/** What is printed on pages, regardless of where. */
function lineKeys(pages: readonly ShownPage[]): ReadonlySet<string> {
  const keys = new Set<string>();
  pages.forEach((shown, page) => {
    for (const line of printedLines(shown, page)) keys.add(line.key());
  });
  return keys;
}

function* printedLines({ page }: ShownPage, index: number): Generator<PrintedLine> {
  const margin = page.bleed?.margin ?? 0;
  for (const item of page.items) {
    const line = item.kind === "line" ? lineOf(item, index, margin) : null;
    if (line) yield line;
  }
}

function lineOf(
  { line, x, baseline, span }: Extract<Placed, { kind: "line" }>,
  page: number,
  margin: number,
): PrintedLine | null {
  const from = span ?? line.span;
  if (!from) return null;
  return {
    page,
    y: baseline - line.ascent + margin,
    height: line.ascent + line.descent,
    left: x + margin,
    right: x + margin + line.width,
    span: from,
    key: () => lineKey(line),
  };
}
