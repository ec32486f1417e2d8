// The columns of a grid, distributed over sheets: as many as fit side by side, and the position of each box. Rooms in
// which nothing happens at the time are left out; sessions in the same room at the same time share a box if each would
// be too narrow side by side.
import type { Grid, GridCell } from "../../compose/block.ts";
import type { TimeSpan } from "./grid-axis.ts";

/** One sheet: its columns, and where the first of them begins. */
export interface GridSheet {
  readonly columns: readonly number[];
  readonly left: number;
  readonly columnWidth: number;
  readonly boxes: readonly GridBox[];
}

/** A box, from the left edge of the measure; several cells are stacked. */
export interface GridBox extends TimeSpan {
  readonly cells: readonly GridCell[];
  readonly x: number;
  readonly width: number;
  readonly isBrief: boolean;
}

/** Sheets with about the same number of columns, at most `most`; `left` is the width of the times beside them. */
export function splitColumns(
  grid: Grid,
  range: TimeSpan,
  most: number,
  { measure, left }: { readonly measure: number; readonly left: number },
): readonly GridSheet[] {
  const cells = grid.cells.filter(({ from, to }) => from < range.to && to > range.from);
  const used = usedColumns(cells, grid);
  const count = Math.ceil(used.length / most);
  return Array.from({ length: count }, (_, index): GridSheet => {
    const from = Math.floor((used.length * index) / count);
    const columns = used.slice(from, Math.floor((used.length * (index + 1)) / count));
    const columnWidth = (measure - left) / columns.length;
    return { columns, left, columnWidth, boxes: boxesOf(grid, cells, columns, left, columnWidth) };
  });
}

/** Columns with a box of their own; those that only wide boxes span, if there is nothing else under such a box. */
function usedColumns(cells: readonly GridCell[], { columns }: Grid): readonly number[] {
  const used = new Set(cells.flatMap(({ column, columnSpan }) => (columnSpan === 1 ? [column] : [])));
  for (const { column, columnSpan } of cells) {
    const hasOwn = Array.from({ length: columnSpan }, (_, index) => column + index).some((each) => used.has(each));
    if (!hasOwn) used.add(column);
  }
  if (used.size === 0) used.add(0);
  return columns.flatMap((_, index) => (used.has(index) ? [index] : []));
}

function boxesOf(
  grid: Grid,
  cells: readonly GridCell[],
  columns: readonly number[],
  left: number,
  columnWidth: number,
): readonly GridBox[] {
  const stacks = new Map<string, GridCell[]>();
  const boxes: { readonly cells: GridCell[]; readonly x: number; readonly width: number }[] = [];
  for (const cell of cells) {
    const inside = columns.flatMap((column, index) =>
      column >= cell.column && column < cell.column + cell.columnSpan ? [index] : [],
    );
    const [first] = inside;
    if (first === undefined) continue;
    const whole = inside.length * columnWidth;
    const x = left + first * columnWidth;
    const isBeside = cell.cluster === null || whole / cell.lanes >= grid.laneWidth;
    if (isBeside) {
      const width = cell.cluster === null ? whole : whole / cell.lanes;
      boxes.push({ cells: [cell], x: x + (cell.cluster === null ? 0 : cell.lane * width), width });
      continue;
    }
    const key = `${cell.column} ${cell.cluster}`;
    const stack = stacks.get(key);
    if (stack) stack.push(cell);
    else {
      const own = [cell];
      stacks.set(key, own);
      boxes.push({ cells: own, x, width: whole });
    }
  }
  return boxes.map((box) => {
    const inOrder = [...box.cells].sort((a, b) => a.from - b.from);
    return {
      ...box,
      cells: inOrder,
      from: Math.min(...inOrder.map(({ from }) => from)),
      to: Math.max(...inOrder.map(({ to }) => to)),
      isBrief: inOrder.every(({ isBrief }) => isBrief),
    };
  });
}
