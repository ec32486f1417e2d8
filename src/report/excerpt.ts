// The line of a fault, cut to the width of the terminal around its place, with carets under the very characters.
import { lineAt, placeOf, type Span } from "../source/source.ts";
import { type Cell, cellsOf } from "./cells.ts";

export interface Excerpt {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Columns before the first caret, and how many carets there are. */
  readonly indent: number;
  readonly carets: number;
}

/** Characters of a line that are considered on either side of the place: more than any terminal shows. */
const reach = 2000;

/** Null if the line is blank, or the file could not be read. `room`: the available columns. */
export function excerpt({ source, start, end }: Span, room: number): Excerpt | null {
  const { line, column } = placeOf(source, start);
  const whole = lineAt(source, line);
  if (whole.trim() === "") return null;
  const at = Math.min(column - 1, whole.length);
  const until = Math.max(at, Math.min(whole.length, at + end - start));
  const from = startOf(whole, at);
  const cells = cellsOf(whole.slice(from, at + reach));
  return { line, ...framed(cells, at - from, until - from, from > 0, whole.length > at + reach, room) };
}

/** Where the considered part begins: at a space, so that no character is cut in two. */
function startOf(text: string, at: number): number {
  if (at <= reach) return 0;
  const space = text.indexOf(" ", at - reach);
  return space === -1 || space > at ? at - reach : space;
}

/** The cells around a range that fit, an ellipsis for what is left out on either side. */
function framed(
  cells: readonly Cell[],
  at: number,
  until: number,
  more: boolean,
  evenMore: boolean,
  room: number,
): Omit<Excerpt, "line"> {
  const found = cells.findIndex((cell) => cell.end > at);
  const first = found === -1 ? cells.length : found;
  let last = first;
  while (last < cells.length && (cells[last]?.start ?? 0) < until) last++;
  const { from, to } = windowOf(cells, first, Math.max(last, first + 1), room, more || evenMore);
  const cutLeft = from > 0 || more;
  const cutRight = to < cells.length || evenMore;
  const shown = cells.slice(from, to);
  const text = `${cutLeft ? "…" : ""}${shown.map((cell) => cell.text).join("")}${cutRight ? "…" : ""}`;
  const indent = (cutLeft ? 1 : 0) + columns(cells.slice(from, first));
  return { text, indent, carets: Math.max(1, columns(cells.slice(first, Math.min(last, to)))) };
}

/** A third of the room stays before the place if the line is too long to be shown whole. */
function windowOf(cells: readonly Cell[], first: number, last: number, room: number, isCut: boolean) {
  if (!isCut && columns(cells) <= room) return { from: 0, to: cells.length };
  // Two ellipses.
  const inner = Math.max(8, room - 2);
  let from = first;
  let used = columns(cells.slice(first, last));
  const before = Math.max(Math.floor(inner / 3), inner - used - columns(cells.slice(last)));
  let left = 0;
  while (from > 0 && left + (cells[from - 1]?.columns ?? 0) <= before) left += cells[--from]?.columns ?? 0;
  let to = first;
  used = left;
  while (to < cells.length && used + (cells[to]?.columns ?? 0) <= inner) used += cells[to++]?.columns ?? 0;
  return { from, to };
}

function columns(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
