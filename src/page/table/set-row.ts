// A row of a table → one box, or, if it is so tall that it may have to be broken, one box for the first lines of all
// cells, one for the second lines, and so on.
import type { FootnotePiece, Paragraph, TableRow } from "../../compose/block.ts";
import type { Placed } from "../document.ts";
import type { Band } from "../galley/galley.ts";
import type { LineBox } from "../galley/line-box.ts";
import type { LineCache } from "../galley/set-lines.ts";
import { anchorsOf, footnotesOf } from "../galley/set-paragraph.ts";
import type { Columns } from "./column-widths.ts";

export interface SetRow {
  readonly slugs: readonly LineBox[];
  /** The largest spaces that its cells need around the row. */
  readonly spaceBefore: number;
  readonly spaceAfter: number;
}

interface CellLine {
  readonly placed: Extract<Placed, { kind: "line" }>;
  /** From the baseline above in its cell; for a cell's first line its leading. */
  readonly step: number;
  readonly overlap: number;
  readonly footnotes: readonly FootnotePiece[] | null;
}

type Cell = readonly CellLine[];

export function setRow(row: TableRow, columns: Columns, cache: LineCache, tallest: number): SetRow {
  const cells: Cell[] = [];
  let spaceBefore = 0;
  let spaceAfter = 0;
  let column = 0;
  let x = 0;
  for (const { blocks, columnSpan } of row.cells) {
    const widths = columns.widths.slice(column, column + columnSpan);
    const width = widths.reduce((sum, own) => sum + own, 0) + columns.gap * Math.max(0, widths.length - 1);
    const left = columns.x + (columns.isMirrored ? columns.whole - x - width : x);
    cells.push(setCell(blocks, left, Math.max(width, 0.01), cache));
    spaceBefore = Math.max(spaceBefore, blocks[0]?.style.spaceBefore ?? 0);
    spaceAfter = Math.max(spaceAfter, blocks.at(-1)?.style.spaceAfter ?? 0);
    column += columnSpan;
    x += width + columns.gap;
  }
  const band = bandOf(row, columns, Math.max(spaceBefore, spaceAfter), cache);
  const lineBox = wholeSlug(cells, band);
  return { slugs: lineBox.height > tallest ? slices(cells, band) : [lineBox], spaceBefore, spaceAfter };
}

/** The band takes half of the space between two rows, so that bands of neighbouring rows meet. */
function bandOf(row: TableRow, { whole, x }: Columns, space: number, cache: LineCache): Band | null {
  if (!row.background) return null;
  const style = row.cells.flatMap(({ blocks }) => blocks)[0]?.style;
  const strut = style ? cache.strut(style) : { ascent: 0, descent: 0 };
  const between = (style?.leading ?? 0) - strut.ascent - strut.descent + space;
  return { colour: row.background, padding: Math.max(0, between / 2), x, width: whole };
}

function setCell(blocks: readonly Paragraph[], x: number, width: number, cache: LineCache): Cell {
  const lines: CellLine[] = [];
  let after = 0;
  for (const paragraph of blocks) {
    const { style } = paragraph;
    const strut = cache.strut(style);
    const overlap = Math.max(0, strut.ascent + strut.descent - style.leading);
    const set = cache.lines(paragraph, width);
    set.lines.forEach((line, index) => {
      const space = index === 0 && lines.length > 0 ? Math.max(after, style.spaceBefore) : 0;
      const above = lines.at(-1)?.placed.line.descent ?? 0;
      const step = Math.max(style.leading, above + line.ascent - overlap) + space;
      const span = line.span ?? paragraph.span;
      const footnotes = set.footnotes && footnotesOf(line, set.footnotes);
      lines.push({ placed: { kind: "line", x, baseline: 0, line, artifact: null, span }, step, overlap, footnotes });
    });
    after = style.spaceAfter;
  }
  return lines;
}

/** All lines of all cells, their first baselines aligned. */
function wholeSlug(cells: readonly Cell[], band: Band | null): LineBox {
  const firsts = cells.flatMap((cell) => cell.slice(0, 1));
  const ascent = Math.max(0, ...firsts.map(({ placed }) => placed.line.ascent));
  const content: Placed[] = [];
  let height = ascent;
  let lowest = ascent;
  for (const cell of cells) {
    let baseline = ascent;
    cell.forEach(({ placed, step }, index) => {
      if (index > 0) baseline += step;
      content.push({ ...placed, baseline });
      height = Math.max(height, baseline + placed.line.descent);
    });
    lowest = Math.max(lowest, baseline);
  }
  return { ...frame(firsts, content, cells.flat()), height, ascent, depth: height - lowest, band };
}

/** Line by line: the lines of one slice share a baseline. */
function slices(cells: readonly Cell[], band: Band | null): readonly LineBox[] {
  const count = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: count }, (_, index): LineBox => {
    const lines = cells.flatMap((cell) => cell.slice(index, index + 1));
    const ascent = Math.max(...lines.map(({ placed }) => placed.line.ascent));
    const depth = Math.max(...lines.map(({ placed }) => placed.line.descent));
    const content = lines.map(({ placed }) => ({ ...placed, baseline: ascent }));
    return { ...frame(lines, content, lines), height: ascent + depth, ascent, depth, band };
  });
}

function frame(lines: readonly CellLine[], content: readonly Placed[], all: readonly CellLine[]) {
  const destinations = content.flatMap((placed) => (placed.kind === "line" ? (anchorsOf(placed.line) ?? []) : []));
  const footnotes = all.flatMap((line) => line.footnotes ?? []);
  return {
    content,
    isDisplay: true,
    ...(footnotes.length > 0 && { footnotes }),
    leading: lines.length > 0 ? Math.max(...lines.map(({ step }) => step)) : null,
    overlap: Math.max(0, ...lines.map(({ overlap }) => overlap)),
    destinations: destinations.length > 0 ? destinations : null,
    span: lines[0]?.placed.span ?? null,
  };
}
