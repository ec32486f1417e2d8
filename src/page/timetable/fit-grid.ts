// The optimum of a grid: the size of its type, the detail of its boxes, its columns and parts. In: a grid, and the room
// on a sheet. Out: the sheets with the least demerits among those that need the fewest.
//
// Each size of type is tried. In each, times are spread over the page in proportion; every box then says as much as its
// height has room for. Small type costs demerits, and so do omissions, and boxes that are taller than their time.
import type { Grid } from "../../compose/block.ts";
import type { LineCache } from "../galley/set-lines.ts";
import { type DetailedPart, detailed, placed, type SizedSheet } from "./detail-boxes.ts";
import { lastDetail } from "./details.ts";
import { chosenPart, type FittedGrid, type GridChoice, type SheetRoom } from "./fitted-grid.ts";
import { Axis, type Demand, type Need, type TimeSpan } from "./grid-axis.ts";
import { emergencyFloors, type Floor, floorOf, usualFloors } from "./grid-floors.ts";
import { splitColumns } from "./grid-sheets.ts";
import { SizedType } from "./grid-type.ts";
import { pauseHeight, SizedBox } from "./sized-box.ts";
import { Surround } from "./surround.ts";

const sizeStep = 0.5;
/** Below the template's minimum size, for a grid that nothing else can save. */
const smallerSizes = [0.9, 0.8, 0.7, 0.6, 0.5] as const;
/** Columns may be narrower than the template's minimum by this share if that saves a sheet. */
const tight = 0.8;
const mostParts = 8;
/**
 * A grid that takes this share of a page fills it; a smaller one is set in one of these scales, in points per minute.
 */
const fullShare = 0.75;
const lowScales = [1.2, 1.5] as const;
/** Up to this many columns, type is at least this share of the maximum if everything fits. */
const fewColumns = 4;
const largeShare = 0.9;

const sizeDemerits = 6;

export class GridFitter {
  readonly #grid: Grid;
  readonly #room: SheetRoom;
  readonly #cache: LineCache;
  readonly #axis: Axis;
  readonly #surrounds = new Map<number, Surround>();

  constructor(grid: Grid, room: SheetRoom, cache: LineCache) {
    this.#grid = grid;
    this.#room = room;
    this.#cache = cache;
    const minutes = grid.moments.map((moment) => moment.minutes);
    this.#axis = new Axis(minutes, grid.cells);
  }

  /** `chosen`: what was chosen for the same grid before. */
  fit(chosen: GridChoice | null = null): FittedGrid {
    if (chosen) return this.#again(chosen);
    const { least } = this.#grid.type;
    const sizes = this.#sizes();
    return (
      this.#largeType(sizes) ??
      this.#fewestSheets(sizes, usualFloors) ??
      this.#fewestSheets([least], emergencyFloors) ??
      this.#smaller() ??
      this.#overfull()
    );
  }

  #again(choice: GridChoice): FittedGrid {
    const { size } = choice;
    const parts = choice.parts.map(({ range, columns, slice, steps }) => ({
      slice,
      sheets: this.#sheets(range, columns, size).map((sheet, index) =>
        placed({ ...sheet, fitted: sheet.boxes.map((box, at) => ({ box, step: steps[index]?.[at] ?? lastDetail })) }),
      ),
    }));
    return { parts, surround: this.#surround(size), size, choice };
  }

  /** On one sheet, in type as large as the book's, if few rooms leave space for it. */
  #largeType(all: readonly number[]): FittedGrid | null {
    const { columns, type } = this.#grid;
    const sizes = all.filter((size) => size >= type.most * largeShare);
    if (columns.length > fewColumns || sizes.length === 0) return null;
    return this.#best([{ ranges: [this.#axis.whole], columns: this.#columnsASheet(type.least) }], sizes, usualFloors);
  }

  /** From the largest to the least. */
  #sizes(): readonly number[] {
    const { least, most } = this.#grid.type;
    const count = Math.max(0, Math.ceil((most - least) / sizeStep - 0.01));
    return Array.from({ length: count + 1 }, (_, index) => Math.max(least, most - index * sizeStep));
  }

  #smaller(): FittedGrid | null {
    for (const share of smallerSizes) {
      const found = this.#fewestSheets([this.#grid.type.least * share], emergencyFloors);
      if (found) return found;
    }
    return null;
  }

  /** Nothing fits: everything at its minimum, however tall. */
  #overfull(): FittedGrid {
    const size = this.#grid.type.least * (smallerSizes.at(-1) ?? 1);
    const sheets = this.#sheets(this.#axis.whole, this.#mostColumns(1), size);
    const slice = this.#axis.least(
      this.#axis.whole,
      demandOf(sheets, size, (box) => box.need(lastDetail)),
    );
    const fitted = sheets.map((sheet) => ({
      ...sheet,
      fitted: sheet.boxes.map((box) => ({ box, step: lastDetail })),
    }));
    return { parts: [{ slice, sheets: fitted.map(placed) }], surround: this.#surround(size), size, choice: null };
  }

  #fewestSheets(sizes: readonly number[], floors: readonly Floor[]): FittedGrid | null {
    const columns = this.#columnsASheet(sizes.at(-1) ?? 0);
    const whole: Division = { ranges: [this.#axis.whole], columns };
    return (
      this.#best([whole], sizes, floors) ??
      (this.#grid.shortensTitles ? this.#best([whole], sizes, emergencyFloors) : null) ??
      this.#bestDivided(columns, sizes, floors)
    );
  }

  /** Divided into parts, or between more columns, as little as possible. */
  #bestDivided(columns: number, sizes: readonly number[], floors: readonly Floor[]): FittedGrid | null {
    const divisions = this.#divisions(columns, sizes.at(-1) ?? 0, floors.at(-1) ?? { session: 0, brief: 0, short: 0 });
    for (const count of [...new Set(divisions.map(({ sheets }) => sheets))].sort((a, b) => a - b)) {
      const best = this.#best(
        divisions.filter(({ sheets }) => sheets === count),
        sizes,
        floors,
      );
      if (best) return best;
    }
    return null;
  }

  #divisions(columns: number, size: number, floor: Floor): readonly (Division & { readonly sheets: number })[] {
    const all = this.#grid.columns.length;
    const fewest = Math.ceil(all / columns);
    return [fewest, fewest + 1, fewest + 2].flatMap((across) => {
      if (across > Math.max(all, 1)) return [];
      const most = Math.ceil(all / across);
      const sheets = this.#sheets(this.#axis.whole, most, size);
      const demand = demandOf(sheets, size, (box) => box.need(floorOf(box, floor, this.#grid)));
      const height = this.#height(sheets, size, true);
      return Array.from({ length: mostParts }, (_, index) => index + 1).flatMap((count) => {
        const ranges = this.#axis.divide(count, height, demand);
        if (!ranges) return [];
        const total = ranges.reduce((sum, range) => sum + this.#sheetCount(range, most), 0);
        return [{ ranges, columns: most, sheets: total }];
      });
    });
  }

  #sheetCount(range: TimeSpan, most: number): number {
    return splitColumns(this.#grid, range, most, { measure: this.#room.measure, left: 0 }).length;
  }

  /** The sizes, floors and divisions with the least demerits; null if none fits. */
  #best(divisions: readonly Division[], sizes: readonly number[], floors: readonly Floor[]): FittedGrid | null {
    let best: (FittedGrid & { readonly demerits: number }) | null = null;
    for (const division of divisions) {
      for (const size of sizes) {
        const sized = this.#demeritsOf(size);
        if (best && sized >= best.demerits) continue;
        const laid = division.ranges.map((range) => this.#sheets(range, division.columns, size));
        const isLast = size === sizes.at(-1);
        if (!isLast && !laid.flat().every(({ boxes }) => boxes.every((box) => box.holdsWords()))) continue;
        for (const floor of floors) {
          const parts = this.#parts(division, laid, size, floor);
          if (!parts) continue;
          const demerits = sized + parts.reduce((sum, part) => sum + part.demerits, 0) / parts.length;
          if (!best || demerits < best.demerits) {
            const choice = { size, parts: parts.map((part, index) => chosenPart(part, division, index)) };
            best = { parts, surround: this.#surround(size), size, choice, demerits };
          }
          break;
        }
      }
    }
    return best;
  }

  #demeritsOf(size: number): number {
    return (this.#grid.type.most - size) ** 2 * sizeDemerits;
  }

  #parts(
    { ranges }: Division,
    laid: readonly (readonly SizedSheet[])[],
    size: number,
    floor: Floor,
  ): readonly DetailedPart[] | null {
    const parts: DetailedPart[] = [];
    for (const [index, range] of ranges.entries()) {
      const sheets = laid[index] ?? [];
      const height = this.#height(sheets, size, index === 0);
      const stepOf = (box: SizedBox) => floorOf(box, floor, this.#grid);
      if (
        this.#axis.overflows(
          range,
          height,
          demandOf(sheets, size, (box) => box.leastNeed(stepOf(box))),
        )
      )
        return null;
      const demand = demandOf(sheets, size, (box) => box.need(stepOf(box)));
      const slice = this.#axis.fill(range, height, demand);
      if (!slice) return null;
      const part = detailed(slice, sheets, height);
      const isFull = (slice.offsets.at(-1) ?? 0) >= height * fullShare;
      parts.push((isFull ? null : this.#lower(part, range, height, demand)) ?? part);
    }
    return parts;
  }

  /** A grid that does not fill a page is no taller than its text needs. */
  #lower(part: DetailedPart, range: TimeSpan, height: number, demand: Demand): DetailedPart | null {
    for (const scale of lowScales) {
      const slice = this.#axis.fill(range, height, demand, scale);
      const lower = slice && detailed(slice, part.sized, height);
      if (lower && lower.demerits <= part.demerits + 0.01) return lower;
    }
    return null;
  }

  /** What a sheet has for its boxes. */
  #height(sheets: readonly SizedSheet[], size: number, isFirst: boolean): number {
    const around = Math.max(0, ...sheets.map((sheet) => this.#surround(size).heightAround(sheet)));
    return (isFirst ? this.#room.first : this.#room.next) - around - 1;
  }

  #sheets(range: TimeSpan, most: number, size: number): readonly SizedSheet[] {
    const { left, type } = this.#surround(size);
    const sheets = splitColumns(this.#grid, range, most, { measure: this.#room.measure, left });
    return sheets.map((sheet) => ({ ...sheet, boxes: sheet.boxes.map((box) => new SizedBox(box, type)) }));
  }

  #surround(size: number): Surround {
    const known = this.#surrounds.get(size);
    if (known) return known;
    const type = new SizedType(size, this.#grid.type, this.#cache);
    const made = new Surround(this.#grid, this.#room.measure, type);
    this.#surrounds.set(size, made);
    return made;
  }

  /** As many as have their minimum width; a few more if that saves a sheet and breaks no word. */
  #columnsASheet(size: number): number {
    const usual = this.#mostColumns(1);
    const more = this.#mostColumns(tight);
    const count = this.#grid.columns.length;
    if (Math.ceil(count / more) === Math.ceil(count / usual)) return usual;
    const sheets = this.#sheets(this.#axis.whole, more, size);
    return sheets.every(({ boxes }) => boxes.every((box) => box.holdsWords())) ? more : usual;
  }

  #mostColumns(share: number): number {
    const room = this.#room.measure - this.#surround(this.#grid.type.least).left;
    return Math.max(1, Math.floor((room + 0.01) / (this.#grid.columnWidth * share)));
  }
}

interface Division {
  readonly ranges: readonly TimeSpan[];
  /** The most columns on a sheet. */
  readonly columns: number;
}

/** The shorter first: the height that they need also gives room to the longer ones around them. */
function demandOf(sheets: readonly SizedSheet[], size: number, needOf: (box: SizedBox) => Need): Demand {
  const needs = sheets
    .flatMap(({ boxes }) => boxes.map(needOf))
    .sort((one, other) => one.to - one.from - (other.to - other.from));
  return { needs, gap: pauseHeight(size) };
}
