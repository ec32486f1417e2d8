// What surrounds the boxes of a grid, in type of one size: its title, the headings of the columns, the times beside
// them and the legend below. In: the grid, the measure, the type. Out: each of them set, and their heights.
import type { Grid, Paragraph } from "../../compose/block.ts";
import type { GridSheet } from "./grid-sheets.ts";
import type { SizedType, Stack } from "./grid-type.ts";
import { between, padding, type SizedBox } from "./sized-box.ts";

/** Between the times and the first column. */
export const timeGap = 5;

export interface Heading {
  readonly x: number;
  readonly width: number;
  readonly text: Stack;
  readonly column: number;
}

/** The legend of a sheet, and the keys of its entries. */
export interface SheetLegend {
  readonly legend: Paragraph | null;
  readonly keys: readonly string[];
}

const legends = new WeakMap<Grid, Map<string, SheetLegend>>();

type AnySheet = Omit<GridSheet, "boxes"> & { readonly boxes: readonly (GridSheet["boxes"][number] | SizedBox)[] };

export class Surround {
  readonly type: SizedType;
  /** The width of the times and of the white beside them. */
  readonly left: number;
  readonly #grid: Grid;
  readonly #measure: number;

  constructor(grid: Grid, measure: number, type: SizedType) {
    this.type = type;
    this.#grid = grid;
    this.#measure = measure;
    const widths = grid.moments.map(({ label }) => type.widths(label).natural);
    this.left = widths.length > 0 ? Math.ceil(Math.max(...widths)) + timeGap : 0;
  }

  /** The title has the template's size. */
  head(): Stack {
    return this.type.unsized(this.#grid.head, this.#measure);
  }

  get headSpace(): number {
    return this.#grid.head.at(-1)?.style.spaceAfter ?? 0;
  }

  time(moment: number): Stack {
    const label = this.#grid.moments[moment]?.label;
    return label ? this.type.stack([label], this.left - timeGap) : { lines: [], height: 0 };
  }

  /** Above each column that has a box of its own. */
  headings(sheet: AnySheet): readonly Heading[] {
    const width = headingWidth(sheet);
    return this.#headed(sheet).map(({ paragraph, index }) => {
      const x = sheet.left + index * sheet.columnWidth + between / 2;
      return { x, width, text: this.type.stack([paragraph], width), column: sheet.columns[index] ?? 0 };
    });
  }

  headingHeight(sheet: AnySheet): number {
    const heights = this.#headed(sheet).map(({ paragraph }) => {
      return this.type.height([paragraph], headingWidth(sheet)) + this.type.sized(paragraph).style.spaceAfter;
    });
    return Math.max(0, ...heights);
  }

  headingSpace(): number {
    const heading = this.#grid.columns.find((column) => column.heading)?.heading;
    return heading ? this.type.sized(heading).style.spaceAfter : 0;
  }

  /** The legend for a sheet; the same entries give the same paragraph. */
  legend(sheet: AnySheet): SheetLegend {
    const { legend } = this.#grid;
    const cells = sheet.boxes.flatMap((box) => ("box" in box ? box.box : box).cells);
    const all = new Set(cells.map(({ category }) => category));
    const used = legend?.entries.filter(({ key }) => all.has(key)) ?? [];
    const keys = used.map(({ key }) => key);
    if (!legend || used.length === 0) return { legend: null, keys };
    const known = legends.get(this.#grid) ?? new Map<string, SheetLegend>();
    legends.set(this.#grid, known);
    const name = keys.join("\n");
    const pieces = used.flatMap((entry, index) => (index > 0 ? [legend.between, ...entry.pieces] : entry.pieces));
    const made = known.get(name) ?? { legend: { ...legend.paragraph, pieces }, keys };
    known.set(name, made);
    return made;
  }

  /** Everything above and below the boxes. */
  heightAround(sheet: AnySheet): number {
    const { legend } = this.legend(sheet);
    const below = legend ? this.type.sized(legend).style.spaceBefore + this.type.height([legend], this.#measure) : 0;
    const head = this.type.unsized(this.#grid.head, this.#measure).height + this.headSpace;
    return head + this.headingHeight(sheet) + below;
  }

  #headed({ columns, boxes }: AnySheet): readonly { readonly paragraph: Paragraph; readonly index: number }[] {
    const own = new Set(
      boxes.flatMap((box) => {
        const { cells } = "box" in box ? box.box : box;
        return cells.flatMap(({ column, columnSpan }) => (columnSpan === 1 ? [column] : []));
      }),
    );
    return columns.flatMap((column, index) => {
      const paragraph = this.#grid.columns[column]?.heading;
      return paragraph && own.has(column) ? [{ paragraph, index }] : [];
    });
  }
}

function headingWidth({ columnWidth }: AnySheet): number {
  return columnWidth - between - padding;
}
