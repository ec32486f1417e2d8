// A box of a grid in type of one size: how tall it is with each detail, and which detail a height has room for.
import type { GridCell, Paragraph } from "../../compose/block.ts";
import { barest, demeritsAt, details, lastDetail, textsAt } from "./details.ts";
import type { Need } from "./grid-axis.ts";
import type { GridBox } from "./grid-sheets.ts";
import type { SizedType, Stack } from "./grid-type.ts";
import { shortenParagraph } from "./shorten-paragraph.ts";

/**
 * White between two boxes, between the sessions of a stack, and between the edges and the text; the bar along an edge.
 */
export const between = 1.6;
export const betweenStacked = 0.8;
export const padding = 2.8;
export const barWidth = 2.2;

/**
 * A break, and a gap in which nothing happens: between their times there is room to mark that the axis is shortened.
 */
export function pauseHeight(size: number): number {
  return 2.1 * size;
}

export class SizedBox {
  readonly box: GridBox;
  readonly #type: SizedType;
  readonly #heights = new Map<number, number>();
  readonly #leastHeights = new Map<number, number>();

  constructor(box: GridBox, type: SizedType) {
    this.box = box;
    this.#type = type;
  }

  /** The height of the box with its white, at a step of `details`. */
  height(step: number): number {
    const known = this.#heights.get(step);
    if (known !== undefined) return known;
    const height = this.#heightOf((cell) => this.#type.height(this.#texts(cell, step), this.#width(cell)));
    this.#heights.set(step, height);
    return height;
  }

  need(step: number): Need {
    const { from, to, isBrief } = this.box;
    return { from, to, isBrief, height: this.height(step) };
  }

  /** A lower bound for what the box needs at a step. */
  leastNeed(step: number): Need {
    const { from, to, isBrief } = this.box;
    return { from, to, isBrief, height: this.#leastHeight(step) };
  }

  /** A lower bound for the height, found without setting texts: each has one line. */
  #leastHeight(step: number): number {
    const known = this.#heights.get(step) ?? this.#leastHeights.get(step);
    if (known !== undefined) return known;
    const detail = details[step];
    const height = this.#heightOf((cell) =>
      detail ? this.#type.leastHeight(textsAt(cell, detail).map(({ paragraph }) => paragraph)) : 0,
    );
    this.#leastHeights.set(step, height);
    return height;
  }

  /** The height of the box with its white, if its texts have these heights. */
  #heightOf(textHeight: (cell: GridCell) => number): number {
    const { cells, isBrief } = this.box;
    const stacked = betweenStacked * (cells.length - 1);
    const own = cells.reduce((sum, cell) => sum + textHeight(cell) + around(cell, cells.length > 1), between + stacked);
    return isBrief ? Math.max(own, pauseHeight(this.#type.size)) : own;
  }

  /** The fullest step that fits into a height; details that would break a word are left out. */
  stepIn(height: number): number {
    for (let step = 0; step < lastDetail; step++) {
      if (this.#leastHeight(step) > height + 0.01) continue;
      if (step < barest && !this.holdsWords(step)) continue;
      if (this.height(step) <= height + 0.01) return step;
    }
    return lastDetail;
  }

  /** The cost of leaving out this much, on average over its sessions. */
  demerits(step: number): number {
    const detail = details[step];
    if (!detail) return 0;
    return this.box.cells.reduce((sum, cell) => sum + demeritsAt(cell, detail), 0) / this.box.cells.length;
  }

  /** Whether every word fits into its line. */
  holdsWords(step: number = barest): boolean {
    return this.box.cells.every((cell) =>
      this.#texts(cell, step).every((text) => this.#type.holdsWords(text, this.#width(cell))),
    );
  }

  /** The text of each of its sessions, to be printed. */
  stacks(step: number): readonly Stack[] {
    return this.box.cells.map((cell) => this.#type.stack(this.#texts(cell, step), this.#width(cell)));
  }

  #texts(cell: GridCell, step: number): readonly Paragraph[] {
    const detail = details[step];
    if (!detail) return [];
    return textsAt(cell, detail).map(({ paragraph, shortens }) =>
      shortens ? shortenParagraph(paragraph, this.#width(cell), detail.lines, this.#type) : paragraph,
    );
  }

  #width(cell: GridCell): number {
    return Math.max(1, this.box.width - textInsets(cell));
  }
}

/** White above and below the text of a session; a break has less, and so has each session of a stack. */
export function around({ align }: GridCell, isStacked: boolean): number {
  return align === "middle" || isStacked ? padding : 2 * padding;
}

/** Left and right of a session's text, including the white between boxes. */
export function textInsets(cell: GridCell): number {
  return between + textLeft(cell) + padding;
}

export function textLeft({ bar }: GridCell): number {
  return padding + (bar ? barWidth : 0);
}
