// A table as every reader of columns sees it: CSV, TSV, a sheet of a workbook, or a table on a page. Each cell knows
// its place.
import { type Source, type Span, source } from "../../source/source.ts";

export interface DataCell {
  readonly text: string;
  /** UTF-16 offsets in the sheet's source. */
  readonly start: number;
  readonly end: number;
}

export interface DataSheet {
  /** The file, and the sheet's name if the file has several. */
  readonly file: string;
  readonly name: string | null;
  readonly source: Source;
  /** Whether the rows were found by separators and quotes, so that a row may be too short by mistake. */
  readonly isText: boolean;
  readonly rows: readonly (readonly DataCell[])[];
}

/** How much of a sheet is read; Excel itself has a million rows. */
export const sheetLimits = { rows: 200_000, columns: 2_000, cells: 5_000_000 } as const;

/** Cells of one column that are merged; rows from 0. */
export interface MergedRange {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
}

/** Each merged cell gets the value of the whole: the title beside three authors is the title of all three. */
export function mergedDown(rows: readonly string[][], ranges: readonly MergedRange[]): readonly string[][] {
  for (const { column, top, bottom } of ranges.slice(0, 100_000)) {
    const value = rows[top]?.[column] ?? "";
    // Merged ranges taller than this are decoration.
    if (value === "" || bottom - top > 200) continue;
    for (const row of rows.slice(top + 1, bottom + 1)) {
      while (row.length <= column) row.push("");
      row[column] ||= value;
    }
  }
  return rows;
}

export function cellSpan(sheet: DataSheet, cell: DataCell): Span {
  return { source: sheet.source, start: cell.start, end: cell.end };
}

/**
 * A sheet of a workbook has no text of its own, so its rows are shown as lines, with tabs between the cells: line 7 is
 * row 7.
 */
export function sheetOfValues(
  file: string,
  path: string,
  name: string | null,
  values: readonly (readonly string[])[],
): DataSheet {
  let at = 0;
  const lines: string[] = [];
  const rows = values.map((row) => {
    const cells = row.map((value): DataCell => {
      const shown = shownValue(value);
      const cell = { text: value, start: at, end: at + shown.length };
      at += shown.length + 1;
      return cell;
    });
    lines.push(row.map(shownValue).join("\t"));
    if (row.length === 0) at++;
    return cells;
  });
  return { file, name, source: source(path, lines.join("\n")), isText: false, rows };
}

function shownValue(value: string): string {
  const line = value.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, " ");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
