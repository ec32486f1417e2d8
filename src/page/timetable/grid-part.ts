// One sheet of a grid: boxes, times, headings, head and foot in their places, as one box.
import type { Grid, GridCell, Paragraph } from "../../compose/block.ts";
import type { Colour } from "../../vector/drawing.ts";
import type { LinkArea, Placed } from "../document.ts";
import type { LineBox } from "../galley/line-box.ts";
import type { FittedSheet } from "./detail-boxes.ts";
import type { Slice } from "./grid-axis.ts";
import type { Stack } from "./grid-type.ts";
import { around, barWidth, between, betweenStacked, padding, textInsets, textLeft } from "./sized-box.ts";
import { type Surround, timeGap } from "./surround.ts";
import { cutMarks, printedTimes } from "./time-column.ts";

/** What has been printed on earlier sheets: its text is decoration on later ones. */
export interface Printed {
  readonly cells: Set<GridCell>;
  readonly categories: Set<string>;
  readonly columns: Set<number>;
  head: boolean;
}

/** One sheet of a grid, put together from the top down. */
export class GridPart {
  readonly #grid: Grid;
  readonly #surround: Surround;
  readonly #measure: number;
  readonly #printed: Printed;
  readonly #content: Placed[] = [];
  readonly #links: LinkArea[] = [];
  readonly #names: string[] = [];
  #y = 0;

  constructor(grid: Grid, surround: Surround, measure: number, printed: Printed) {
    this.#grid = grid;
    this.#surround = surround;
    this.#measure = measure;
    this.#printed = printed;
  }

  /** The grid's head and the columns' headings; `height`: that of the tallest heading beside this sheet and on it. */
  head(sheet: FittedSheet, height: number): void {
    const head = this.#surround.head();
    this.#text(head, 0, 0, this.#measure, this.#printed.head);
    this.#printed.head = true;
    this.#y = head.height + this.#surround.headSpace;
    for (const { x, width, text, column } of this.#surround.headings(sheet)) {
      const top = this.#y + height - this.#surround.headingSpace() - text.height;
      this.#text(text, x, top, width, this.#printed.columns.has(column));
      this.#printed.columns.add(column);
    }
    this.#y += height;
  }

  body(sheet: FittedSheet, slice: Slice): void {
    const top = this.#y;
    const at = (moment: number) =>
      top + (slice.offsets[Math.min(Math.max(moment, slice.from), slice.to) - slice.from] ?? 0);
    this.#times(slice, at);
    const parts = sheet.fitted.flatMap(({ box, step }) => {
      const { x, width, from, to, cells } = box.box;
      return divide(cells, box.stacks(step), at(from) + between / 2, at(to) - between / 2).map((part) => ({
        ...part,
        x,
        width,
      }));
    });
    for (const part of parts) this.#field(part);
    for (const part of parts) this.#session(part);
    this.#y = at(slice.to);
  }

  finish(legend: Paragraph | null, keys: readonly string[]): LineBox {
    let height = this.#y;
    if (legend) {
      const text = this.#surround.type.stack([legend], this.#measure);
      const space = this.#surround.type.sized(legend).style.spaceBefore;
      const isRepeated = keys.every((key) => this.#printed.categories.has(key));
      this.#text(text, 0, this.#y + space, this.#measure, isRepeated);
      for (const key of keys) this.#printed.categories.add(key);
      height += space + text.height;
    }
    const rest = { leading: null, overlap: 0, band: null, span: this.#grid.span };
    const destinations = this.#names.length > 0 ? this.#names : null;
    return { height, ascent: 0, depth: null, content: this.#content, links: this.#links, destinations, ...rest };
  }

  /** Times with a line across the grid at each, and marks where the axis is shortened. */
  #times(slice: Slice, at: (moment: number) => number): void {
    const { rule, moments } = this.#grid;
    const width = this.#surround.left - timeGap;
    const times = printedTimes(slice, moments, this.#surround, at);
    for (const { moment, text, top } of times) {
      this.#text(text, 0, top, width, true);
      // The figures are centred on their line, which runs from them to the right.
      const left = this.#surround.left - timeGap / 2;
      this.#fill("rule", left, at(moment), this.#measure - left, rule.thickness, rule.colour);
    }
    const colour = moments[0]?.label.style.text.colour ?? rule.colour;
    for (const { y, size } of cutMarks(slice, times, at)) {
      this.#fill("rule", width - size - timeGap / 2, y, size, size, colour);
    }
  }

  #field({ cell, x, width, top, bottom }: PlacedCell): void {
    if (!cell.tint) return;
    this.#fill("field", x + between / 2, top, width - between, bottom - top, cell.tint);
    if (cell.bar) this.#fill("field", x + between / 2, top, barWidth, bottom - top, cell.bar);
  }

  #session({ cell, text, x, width, top, bottom }: PlacedCell): void {
    const isRepeated = this.#printed.cells.has(cell);
    const spare = bottom - top - text.height;
    const y = top + (cell.align === "middle" ? spare / 2 : Math.min(padding, spare / 2));
    this.#text(text, x + between / 2 + textLeft(cell), y, width - textInsets(cell), isRepeated);
    if (cell.anchor !== null && !isRepeated) this.#names.push(cell.anchor);
    this.#printed.cells.add(cell);
    if (!cell.link) return;
    const left = this.#mirrored(x + between / 2, width - between);
    this.#links.push({ x: left, y: top, width: width - between, height: bottom - top, ...cell.link });
  }

  #text({ lines }: Stack, x: number, y: number, width: number, isArtifact: boolean): void {
    const left = this.#mirrored(x, width);
    for (const line of lines) {
      const artifact = isArtifact ? "pagination" : line.artifact;
      this.#content.push({ ...line, x: left, baseline: y + line.baseline, artifact });
    }
  }

  #fill(kind: "rule" | "field", x: number, y: number, width: number, height: number, colour: Colour) {
    const artifact = kind === "rule" ? "layout" : "background";
    this.#content.push({ kind, x: this.#mirrored(x, width), y, width, height, colour, artifact });
  }

  /** Columns run in the direction of the script. */
  #mirrored(x: number, width: number): number {
    return this.#grid.direction === "rtl" ? this.#measure - x - width : x;
  }
}

interface CellSpace {
  readonly cell: GridCell;
  readonly text: Stack;
  readonly top: number;
  readonly bottom: number;
}

type PlacedCell = CellSpace & { readonly x: number; readonly width: number };

/** The sessions of a box below each other, each with what its text needs and an equal share of the rest. */
function divide(
  cells: readonly GridCell[],
  texts: readonly Stack[],
  top: number,
  bottom: number,
): readonly CellSpace[] {
  const needs = cells.map((cell, index) => (texts[index]?.height ?? 0) + around(cell, cells.length > 1));
  const stacked = betweenStacked * (cells.length - 1);
  const spare = (bottom - top - stacked - needs.reduce((sum, need) => sum + need, 0)) / cells.length;
  let y = top;
  return cells.map((cell, index) => {
    const own = {
      cell,
      text: texts[index] ?? { lines: [], height: 0 },
      top: y,
      bottom: y + (needs[index] ?? 0) + spare,
    };
    y = own.bottom + betweenStacked;
    return own;
  });
}
