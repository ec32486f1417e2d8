// The columns of a grid, distributed over pages: as many as fit side by side, and the position of each box.
import type { Grid, GridCell } from "../../compose/block.ts";

/** The columns [from, to) of the grid on one page. */
export interface GridPage {
  readonly from: number;
  readonly to: number;
  /** Where the first of them begins. */
  readonly left: number;
  readonly columnWidth: number;
  readonly boxes: readonly GridBox[];
}

/** The position of a cell's box, from the left edge of the measure. */
export interface GridBox {
  readonly cell: GridCell;
  readonly x: number;
  readonly width: number;
}

/** Pages with about the same number of columns; `left` is the width of the times beside them. */
export function splitColumns(grid: Grid, measure: number, left: number): readonly GridPage[] {
  const count = Math.max(1, grid.columns.length);
  const room = measure - left;
  const most = Math.max(1, Math.floor((room + 0.01) / grid.columnWidth));
  const pages = Math.ceil(count / most);
  return Array.from({ length: pages }, (_, page): GridPage => {
    const from = Math.floor((count * page) / pages);
    const to = Math.floor((count * (page + 1)) / pages);
    const columnWidth = room / (to - from);
    const boxes = grid.cells.flatMap((cell): readonly GridBox[] => {
      const first = Math.max(cell.column, from);
      const last = Math.min(cell.column + cell.columnSpan, to);
      if (first >= last) return [];
      const width = ((last - first) * columnWidth) / cell.lanes;
      return [{ cell, x: left + (first - from) * columnWidth + cell.lane * width, width }];
    });
    return { from, to, left, columnWidth, boxes };
  });
}
