// One part of a grid: boxes, times, headings, head and foot in their places, as one box.
import type { Grid, GridCell } from "../../compose/block.ts";
import type { Colour } from "../../vector/drawing.ts";
import type { LinkArea, Placed } from "../document.ts";
import type { LineBox } from "../galley/line-box.ts";
import type { Stack } from "./grid-cells.ts";
import type { GridBox, GridPage } from "./grid-columns.ts";
import type { Slice } from "./grid-rows.ts";

/** White between two boxes, the bar along a box's edge, and white between the edges and the text. */
export const between = 1.6;
const barWidth = 2.2;
export const padding = 2.8;
/** Between the times and the first column. */
export const timeGap = 5;

export interface SetBox extends GridBox {
  readonly text: Stack;
}

export interface SetPage extends GridPage {
  readonly set: readonly SetBox[];
}

export interface Surround {
  readonly times: readonly (Stack | null)[];
  readonly left: number;
  readonly head: Stack;
  readonly foot: Stack;
  /** Space between the grid and its foot. */
  readonly footSpace: number;
}

export interface Heading {
  readonly x: number;
  readonly width: number;
  readonly text: Stack;
}

/** One part of a grid, put together from the top down. */
export class GridPart {
  readonly #grid: Grid;
  readonly #around: Surround;
  readonly #measure: number;
  readonly #isRepeated: boolean;
  readonly #content: Placed[] = [];
  readonly #links: LinkArea[] = [];
  readonly #names: string[] = [];
  #y = 0;

  constructor(grid: Grid, around: Surround, measure: number, isRepeated: boolean) {
    this.#grid = grid;
    this.#around = around;
    this.#measure = measure;
    this.#isRepeated = isRepeated;
  }

  /** The grid's head and the columns' headings; if printed on an earlier part, they are decoration here. */
  head(headings: readonly Heading[], height: number, isFirst: boolean): void {
    this.#text(this.#around.head, 0, 0, this.#measure, this.#isRepeated);
    this.#y = this.#around.head.height + headSpace(this.#grid);
    for (const { x, width, text } of headings) {
      const top = this.#y + height - headingSpace(this.#grid) - text.height;
      this.#text(text, x, top, width, !isFirst);
    }
    this.#y += height;
  }

  body(page: SetPage, slice: Slice, printed: Set<GridCell>): void {
    const top = this.#y;
    const at = (moment: number) => top + (slice.offsets[moment - slice.from] ?? 0);
    const shown = page.set.filter(({ cell }) => cell.from < slice.to && cell.to > slice.from);
    this.#lines(slice, at);
    for (const box of shown)
      this.#field(box, at(Math.max(box.cell.from, slice.from)), at(Math.min(box.cell.to, slice.to)));
    for (const box of shown) {
      const { cell } = box;
      this.#box(box, at(Math.max(cell.from, slice.from)), at(Math.min(cell.to, slice.to)), printed.has(cell));
      if (cell.anchor !== null && !printed.has(cell)) this.#names.push(cell.anchor);
      printed.add(cell);
    }
    this.#y = at(slice.to);
  }

  finish(): LineBox {
    const { foot, footSpace } = this.#around;
    this.#text(foot, 0, this.#y + footSpace, this.#measure, this.#isRepeated);
    const height = this.#y + (foot.height > 0 ? footSpace + foot.height : 0);
    const rest = { leading: null, overlap: 0, band: null, span: null };
    const destinations = this.#names.length > 0 ? this.#names : null;
    return { height, ascent: 0, depth: null, content: this.#content, links: this.#links, destinations, ...rest };
  }

  /** Times, unless they would overlap, and a line across the grid at each. */
  #lines(slice: Slice, at: (moment: number) => number): void {
    const { rule } = this.#grid;
    let free = Number.NEGATIVE_INFINITY;
    for (let moment = slice.from; moment <= slice.to; moment++) {
      const time = this.#around.times[moment];
      const y = at(moment);
      if (!time || y < free) continue;
      const width = this.#around.left - timeGap;
      // The figures are centred on their line, which runs from them to the right.
      const lift = moment === slice.to ? time.height : time.height / 2;
      this.#text(time, 0, moment === slice.from ? y : y - lift, width, true);
      this.#fill(
        "rule",
        this.#around.left - timeGap / 2,
        y,
        this.#measure - this.#around.left + timeGap / 2,
        rule.thickness,
        rule.colour,
      );
      free = y + time.height;
    }
  }

  #field({ cell, x, width }: SetBox, top: number, bottom: number): void {
    if (!cell.tint) return;
    this.#fill("field", x + between / 2, top + between / 2, width - between, bottom - top - between, cell.tint);
    if (cell.bar) this.#fill("field", x + between / 2, top + between / 2, barWidth, bottom - top - between, cell.bar);
  }

  #box({ cell, x, width, text }: SetBox, top: number, bottom: number, isRepeated: boolean): void {
    const spare = bottom - top - between - text.height;
    const y = top + between / 2 + (cell.align === "middle" ? spare / 2 : Math.min(padding, spare / 2));
    this.#text(text, x + between / 2 + textLeft(cell), y, width - textInsets(cell), isRepeated);
    if (!cell.link) return;
    const area = this.#mirrored(x + between / 2, width - between);
    this.#links.push({
      x: area,
      y: top + between / 2,
      width: width - between,
      height: bottom - top - between,
      ...cell.link,
    });
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

/** Left and right of a box's text, the white between boxes included. */
export function textInsets(cell: GridCell): number {
  return between + textLeft(cell) + padding;
}

function textLeft({ bar }: GridCell): number {
  return padding + (bar ? barWidth : 0);
}

export function headSpace({ head }: Grid): number {
  return head.at(-1)?.style.spaceAfter ?? 0;
}

export function headingSpace({ columns }: Grid): number {
  return columns.find(({ heading }) => heading)?.heading?.style.spaceAfter ?? 0;
}
