// Grid → one slug for each of its parts: as many columns and as much of the day as a page holds, the boxes in their places,
// the times beside them, the headings above, the grid's head and foot around.
import type { Grid, GridCell } from "../compose/block.ts";
import type { LinkArea, Placed } from "./document.ts";
import { type Allowance, everything, type Stack, shortened, sparing, stack, stackCell, usual } from "./grid-cells.ts";
import { type GridBox, type GridPage, splitColumns } from "./grid-columns.ts";
import { type Need, Rows, type Slice } from "./grid-rows.ts";
import type { LineCache } from "./set-lines.ts";
import type { Slug, Strip } from "./strip.ts";

/** A part shares its page with what stands above it only where that leaves it this share. */
const leastShare = 0.5;
/** White between two boxes, the bar along a box's edge, and white between the edges and the text. */
const between = 1.6;
const barWidth = 2.2;
const padding = 2.8;
/** Between the times and the first column. */
const timeGap = 5;

interface SetBox extends GridBox {
  readonly text: Stack;
}

interface SetPage extends GridPage {
  readonly set: readonly SetBox[];
}

/** The grid with its text as allowed, and the slices it is cut into. */
interface Fitting {
  readonly pages: readonly SetPage[];
  readonly slices: readonly Slice[];
}

interface Surround {
  readonly times: readonly (Stack | null)[];
  readonly left: number;
  readonly head: Stack;
  readonly foot: Stack;
  /** Space between the grid and its foot. */
  readonly footSpace: number;
}

export function setGrid(grid: Grid, strip: Strip, cache: LineCache): void {
  const { measure } = strip;
  const around = surround(grid, measure, cache);
  const pages = splitColumns(grid, measure, around.left);
  const headings = pages.map((page) => headingsOf(grid, page, cache));
  const headingHeight = Math.max(0, ...headings.flat().map(({ text }) => text.height + headingSpace(grid)));
  const fixed = around.head.height + headSpace(grid) + headingHeight + around.footSpace + around.foot.height;
  const left = strip.pageHeight - strip.extent;
  const height = (left >= strip.pageHeight * leastShare ? left : strip.pageHeight) - fixed - 1;
  const fitting = fitGrid(grid, pages, height, cache);
  const printed = new Set<GridCell>();
  let part = 0;
  for (const slice of fitting.slices) {
    fitting.pages.forEach((page, index) => {
      const assembly = new Assembly(grid, around, measure, part > 0);
      assembly.head(headings[index] ?? [], headingHeight, slice === fitting.slices[0]);
      assembly.body(page, slice, printed);
      strip.add(assembly.finish(), 2);
      part++;
    });
  }
  strip.after(grid.spaceAfter, 0);
}

/** With all its text on one page, else cut between boxes, else with less text, at last through boxes. */
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
    // On as many pages there may be room for what was left out gladly.
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

/** Left and right of a box's text, the white between boxes included. */
function textInsets(cell: GridCell): number {
  return between + textLeft(cell) + padding;
}

function textLeft({ bar }: GridCell): number {
  return padding + (bar ? barWidth : 0);
}

function headSpace({ head }: Grid): number {
  return head.at(-1)?.style.spaceAfter ?? 0;
}

function headingSpace({ columns }: Grid): number {
  return columns.find(({ heading }) => heading)?.heading?.style.spaceAfter ?? 0;
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

interface Heading {
  readonly x: number;
  readonly width: number;
  readonly text: Stack;
}

function headingsOf(grid: Grid, page: GridPage, cache: LineCache): readonly Heading[] {
  return grid.columns.slice(page.from, page.to).flatMap(({ heading }, index): readonly Heading[] => {
    if (!heading) return [];
    const width = page.columnWidth - between - padding;
    return [{ x: page.left + index * page.columnWidth + between / 2, width, text: stack([heading], width, cache) }];
  });
}

/** One part of a grid, put together from the top down. */
class Assembly {
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

  /** The grid's head and the columns' headings; what was printed on another part is decoration here. */
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

  finish(): Slug {
    const { foot, footSpace } = this.#around;
    this.#text(foot, 0, this.#y + footSpace, this.#measure, this.#isRepeated);
    const height = this.#y + (foot.height > 0 ? footSpace + foot.height : 0);
    const rest = { leading: null, overlap: 0, band: null, span: null };
    const destinations = this.#names.length > 0 ? this.#names : null;
    return { height, ascent: 0, depth: null, content: this.#content, links: this.#links, destinations, ...rest };
  }

  /** Times, where they do not stand in each other's way, and a line across the grid at each. */
  #lines(slice: Slice, at: (moment: number) => number): void {
    const { rule } = this.#grid;
    let free = Number.NEGATIVE_INFINITY;
    for (let moment = slice.from; moment <= slice.to; moment++) {
      const time = this.#around.times[moment];
      const y = at(moment);
      if (!time || y < free) continue;
      const width = this.#around.left - timeGap;
      // The figures stand in the middle of their line, which runs from them to the right.
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

  #fill(
    kind: "rule" | "field",
    x: number,
    y: number,
    width: number,
    height: number,
    colour: NonNullable<GridCell["bar"]>,
  ) {
    const artifact = kind === "rule" ? "layout" : "background";
    this.#content.push({ kind, x: this.#mirrored(x, width), y, width, height, colour, artifact });
  }

  /** Columns run as the script does. */
  #mirrored(x: number, width: number): number {
    return this.#grid.direction === "rtl" ? this.#measure - x - width : x;
  }
}
