// Grid → one box for each of its parts: as many columns and as much of the day as a page holds, with its boxes, the
// times beside them, the headings above, and the grid's head and foot.
import type { Grid, GridCell } from "../../compose/block.ts";
import type { GalleyBuilder } from "../galley/galley-builder.ts";
import type { LineCache } from "../galley/set-lines.ts";
import { type Allowance, everything, shortened, sparing, stack, stackCell, usual } from "./grid-cells.ts";
import { type GridBox, type GridPage, splitColumns } from "./grid-columns.ts";
import {
  between,
  GridPart,
  type Heading,
  headingSpace,
  headSpace,
  padding,
  type SetBox,
  type SetPage,
  type Surround,
  textInsets,
  timeGap,
} from "./grid-part.ts";
import { type Need, Rows, type Slice } from "./grid-rows.ts";

/** A part shares its page with content above it only if that leaves it this share. */
const leastShare = 0.5;
/** The grid with the text that is allowed, and its slices. */
interface Fitting {
  readonly pages: readonly SetPage[];
  readonly slices: readonly Slice[];
}

export function setGrid(grid: Grid, builder: GalleyBuilder, cache: LineCache): void {
  const { measure } = builder;
  builder.before(grid.head[0]?.style.spaceBefore ?? 0);
  const around = surround(grid, measure, cache);
  const pages = splitColumns(grid, measure, around.left);
  const headings = pages.map((page) => headingsOf(grid, page, cache));
  const headingHeight = Math.max(0, ...headings.flat().map(({ text }) => text.height + headingSpace(grid)));
  const fixed = around.head.height + headSpace(grid) + headingHeight + around.footSpace + around.foot.height;
  const left = builder.pageHeight - builder.extent;
  const height = (left >= builder.pageHeight * leastShare ? left : builder.pageHeight) - fixed - 1;
  const fitting = fitGrid(grid, pages, height, cache);
  const printed = new Set<GridCell>();
  let part = 0;
  for (const slice of fitting.slices) {
    fitting.pages.forEach((page, index) => {
      const made = new GridPart(grid, around, measure, part > 0);
      made.head(headings[index] ?? [], headingHeight, slice === fitting.slices[0]);
      made.body(page, slice, printed);
      if (part > 0) builder.before(grid.spaceAfter);
      builder.add(made.finish(), 2);
      part++;
    });
  }
  builder.after(grid.spaceAfter, 0);
}

/** With all its text on one page, else divided between boxes, else with less text, and at last through boxes. */
function fitGrid(grid: Grid, pages: readonly GridPage[], height: number, cache: LineCache): Fitting {
  const minutes = grid.moments.map((moment) => moment.minutes);
  const setWith = (allowance: Allowance) => {
    const set = pages.map(
      (page): SetPage => ({ ...page, set: page.boxes.map((box) => setBox(box, allowance, cache)) }),
    );
    const needs = set.flatMap((page) => page.set.map(needOf));
    return { pages: set, rows: new Rows(minutes, needs) };
  };
  for (const allowance of [everything, usual]) {
    const { pages: set, rows } = setWith(allowance);
    const whole = rows.whole(height);
    if (whole) return { pages: set, slices: [whole] };
  }
  const tries = [
    { allowance: usual, clean: true },
    { allowance: sparing, clean: true },
    { allowance: usual, clean: false },
    ...shortened.map((allowance) => ({ allowance, clean: false })),
  ];
  for (const { allowance, clean } of tries) {
    const { pages: set, rows } = setWith(allowance);
    const slices = rows.cut(height, clean);
    if (!slices) continue;
    // On the same number of pages there may be room for text that yields gladly.
    const full = clean ? setWith(everything) : null;
    const fuller = full?.rows.cut(height, true) ?? null;
    if (full && fuller && fuller.length <= slices.length) return { pages: full.pages, slices: fuller };
    return { pages: set, slices };
  }
  const least = setWith(shortened.at(-1) ?? sparing);
  return { pages: least.pages, slices: [least.rows.least()] };
}

function setBox(box: GridBox, allowance: Allowance, cache: LineCache): SetBox {
  return { ...box, text: stackCell(box.cell, Math.max(1, box.width - textInsets(box.cell)), allowance, cache) };
}

function needOf({ cell, text }: SetBox): Need {
  const { from, to } = cell;
  const around = cell.align === "middle" ? padding : 2 * padding;
  return { from, to, height: text.height > 0 ? text.height + around + between : 0 };
}

function surround(grid: Grid, measure: number, cache: LineCache): Surround {
  const labels = grid.moments.flatMap(({ label }) => label ?? []);
  const width = Math.max(0, ...labels.map((label) => cache.widths(label).natural));
  const left = labels.length > 0 ? Math.ceil(width) + timeGap : 0;
  return {
    left,
    times: grid.moments.map(({ label }) => (label ? stack([label], Math.ceil(width), cache) : null)),
    head: stack(grid.head, measure, cache),
    foot: stack(grid.foot, measure, cache),
    footSpace: grid.foot[0]?.style.spaceBefore ?? 0,
  };
}

function headingsOf(grid: Grid, page: GridPage, cache: LineCache): readonly Heading[] {
  return grid.columns.slice(page.from, page.to).flatMap(({ heading }, index): readonly Heading[] => {
    if (!heading) return [];
    const width = page.columnWidth - between - padding;
    return [{ x: page.left + index * page.columnWidth + between / 2, width, text: stack([heading], width, cache) }];
  });
}
