// Grid → one box for each of its sheets: as many columns and as much of the day as a page holds, with its boxes, the
// times beside them, the headings above, and the grid's head and foot.
import type { Grid, GridCell } from "../../compose/block.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import type { GalleyBuilder } from "../galley/galley-builder.ts";
import type { LineCache } from "../galley/set-lines.ts";
import { GridFitter } from "./fit-grid.ts";
import type { FittedGrid, SheetRoom } from "./fitted-grid.ts";
import { GridPart, type Printed } from "./grid-part.ts";

/** A part shares its page with content above it only if that leaves at least this share. */
const leastShare = 0.5;

export function setGrid(given: Grid, builder: GalleyBuilder, cache: LineCache, diagnostics: Reporter): void {
  const { measure, pageHeight } = builder;
  if (given.moments.length < 2) return;
  builder.before(given.head[0]?.style.spaceBefore ?? 0);
  const left = pageHeight - builder.extent;
  const room = { measure, first: left >= pageHeight * leastShare ? left : pageHeight, next: pageHeight };
  const { grid, fitted } = fitOf(given, room, cache);
  if (fitted.size < grid.type.least - 0.01) reportSmall(grid, fitted, diagnostics);
  const printed: Printed = {
    cells: new Set<GridCell>(),
    categories: new Set<string>(),
    columns: new Set<number>(),
    head: false,
  };
  for (const { slice, sheets } of fitted.parts) {
    const height = Math.max(0, ...sheets.map((sheet) => fitted.surround.headingHeight(sheet)));
    for (const sheet of sheets) {
      if (printed.head) builder.before(grid.spaceAfter);
      const made = new GridPart(grid, fitted.surround, measure, printed);
      made.head(sheet, height);
      made.body(sheet, slice);
      const { legend, keys } = fitted.surround.legend(sheet);
      builder.add(made.finish(legend, keys), 2);
    }
  }
  builder.after(grid.spaceAfter, 0);
}

/** The grid as it is, or the one that says less. */
function fitOf(grid: Grid, room: SheetRoom, cache: LineCache): { readonly grid: Grid; readonly fitted: FittedGrid } {
  const fitted = fittedGrid(grid, room, cache);
  if (grid.instead === null || isOneSheet(fitted)) return { grid, fitted };
  return { grid: grid.instead, fitted: fittedGrid(grid.instead, room, cache) };
}

function fittedGrid(grid: Grid, room: SheetRoom, cache: LineCache): FittedGrid {
  const { fits } = cache;
  const fitted = new GridFitter(grid, room, cache).fit(fits?.find(grid, room));
  if (fitted.choice) fits?.keep(grid, room, fitted.choice);
  return fitted;
}

function isOneSheet({ parts }: FittedGrid): boolean {
  return parts.length === 1 && parts[0]?.sheets.length === 1;
}

function reportSmall({ name, span, type }: Grid, { size }: FittedGrid, diagnostics: Reporter): void {
  const points = (value: number) => String(Math.round(value * 10) / 10);
  const message = `the grid of “${name}” is set in ${points(size)} pt type: in ${points(type.least)} pt, the template's minimum, its sessions do not fit on a page`;
  const hint =
    "give sessions that run at the same time rooms of their own, or choose a larger page or “overview: never”";
  diagnostics.warning("small-grid", message, span, { hint });
}
