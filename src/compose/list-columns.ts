// The number of columns for a list of short lines. In: its paragraphs. Out: the numbers that suit the width of its
// entries, the best first; `page` may take another for the sake of the last page.
import type { Block, Paragraph, Piece } from "./block.ts";
import type { Setting } from "./setting.ts";

/** Entries have one line; with more than two columns, hardly any may have several. */
const fitting = { most: 0.4, nearlyAll: 0.85, enough: 0.5 };
const mostColumns = 4;
/** A column is at least this many times as wide as the size of its type. */
const leastColumn = 9;
/** Width of ideographs and of other letters, in em; what a page list prints per page, in letters. */
const widths = { ideograph: 1, letter: 0.45, folio: 4.5 };

export function listColumns(lines: readonly Block[], { style, measure, height }: Setting): readonly number[] {
  const { index, gap } = style.columns;
  if (index !== "auto") return [index];
  const entries = lines.filter(
    (line): line is Paragraph => line.kind === "paragraph" && line.style.name !== "index-letter",
  );
  if (entries.length === 0) return [2];
  const size = Math.max(...entries.map(({ style: own }) => own.text.size));
  const wide = entries.map(widthOf);
  const columnOf = (columns: number) => (measure - gap * (columns - 1)) / columns;
  const share = (columns: number) => wide.filter((width) => width <= columnOf(columns)).length / wide.length;
  const possible = (columns: number) => columns === 1 || columnOf(columns) >= leastColumn * size;
  let best = possible(2) && share(2) >= fitting.most ? 2 : 1;
  // What two columns hold on one page needs no third.
  const isLong = entries.length * (entries[0]?.style.leading ?? 0) > 2 * height;
  while (isLong && best > 1 && best < mostColumns && possible(best + 1) && share(best + 1) >= fitting.nearlyAll) best++;
  const isMore = best < mostColumns && possible(best + 1) && share(best + 1) >= fitting.enough;
  return [best, ...(isMore ? [best + 1] : []), ...(best > 2 ? [best - 1] : [])];
}

/** Its approximate width on one line. */
function widthOf({ pieces, style }: Paragraph): number {
  return pieces.reduce((sum, piece) => sum + widthOfPiece(piece), 0) * style.text.size;
}

function widthOfPiece(piece: Piece): number {
  if (piece.kind === "page-list") return piece.entries.length * widths.folio * widths.letter;
  if (piece.kind !== "text") return 0;
  const ideographs =
    piece.text.match(/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0;
  return ideographs * widths.ideograph + (piece.text.length - ideographs) * widths.letter;
}
