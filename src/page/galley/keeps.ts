// What is kept together. In: blocks kept with the next, costs of breaks, ranges of boxes. Out: the demerits of a page
// break above each box of a region.
import { columnDemerits } from "../breaking/break-columns.ts";
import {
  brokenKeep,
  freeBreak,
  looseTail,
  looseTailLines,
  strandedHeading,
  widowOrOrphan,
} from "../breaking/penalties.ts";
import type { Box, Region } from "./galley.ts";

/** Columns that break badly are longer than their share by about a line. */
const columnLoss = 15;

/** What the next box inherits, as data. */
export interface KeepsState {
  readonly penalty: number;
  readonly wanted: number;
  readonly owed: number;
}

export class Keeps {
  #penalties: number[] = [];
  /** What a page break above the next box costs, apart from keeps. */
  #penalty = 0;
  /** How many lines the block above is kept with, until the first of them has been added. */
  #wanted = 0;
  /** Lines that must still follow before a block that is kept with the next is safe. */
  #owed = 0;
  /** The first box whose costs were raised after it was added, since somebody has looked. */
  lowest = Number.POSITIVE_INFINITY;

  get state(): KeepsState {
    return { penalty: this.#penalty, wanted: this.#wanted, owed: this.#owed };
  }

  /** Goes on below boxes with these costs. */
  resume(penalties: readonly number[], { penalty, wanted, owed }: KeepsState): void {
    this.#penalties = [...penalties];
    this.#penalty = penalty;
    this.#wanted = wanted;
    this.#owed = owed;
  }

  /** Adds the costs of further boxes. */
  adopt(penalties: readonly number[]): void {
    this.#penalties = [...this.#penalties, ...penalties];
  }

  penalise(demerits: number): void {
    this.#penalty += demerits;
  }

  /** The block above is kept with this many lines. */
  keepWithNext(lines: number): void {
    if (lines > 0) this.#wanted = lines;
  }

  /** Adds a box that counts as this many lines. */
  add(lines: number): void {
    this.#penalties.push(this.#penalty + this.#costOfNext());
    this.#owed = Math.max(0, this.#owed - lines);
    this.#penalty = 0;
  }

  #costOfNext(): number {
    if (this.#wanted === 0) return this.#owed > 0 ? widowOrOrphan : 0;
    this.#owed = Math.max(this.#owed, this.#wanted);
    this.#wanted = 0;
    return strandedHeading;
  }

  /** Keeps the boxes from `from` on together, if they fit on a page. */
  keepRange(boxes: readonly Box[], from: number, pageHeight: number): void {
    let height = 0;
    for (let at = from; at < boxes.length; at++) {
      const box = boxes[at];
      if (box) height += box.height + (at > from ? box.lead.height : 0);
    }
    if (height > pageHeight) return;
    for (let at = from + 1; at < boxes.length; at++) this.#raise(at, brokenKeep);
  }

  /**
   * Keeps the boxes from `from` on with the two before them, for four lines of white on a page of that height; in columns
   * for two, since a tail at the head of a column is seldom at that of a page.
   */
  keepTail(from: number, leading: number, pageHeight: number, columns: number): void {
    // A caption is kept with its figure, and not alone.
    if ((this.#penalties[from] ?? 0) >= brokenKeep) return;
    const onPage = Math.max(looseTail, columnDemerits(looseTailLines * leading, 0, 0, pageHeight, 0));
    const cost = columns > 1 ? freeBreak : onPage;
    for (const at of [from, from - 1]) if (at > 0) this.#raise(at, cost);
  }

  #raise(at: number, cost: number): void {
    this.#penalties[at] = (this.#penalties[at] ?? 0) + cost;
    this.lowest = Math.min(this.lowest, at);
  }

  /** The penalties of a region that ends here. */
  take(): readonly number[] {
    const penalties = this.#penalties;
    this.#penalties = [];
    this.lowest = Number.POSITIVE_INFINITY;
    return penalties;
  }
}

/**
 * A region whose boxes from `box` on are kept with `tail` points of what follows it; unchanged if a page cannot hold
 * that.
 */
export function keptWith(region: Region, box: number, tail: number, pageHeight: number): Region {
  if (tail + extentOf(region.boxes.slice(box), region.columns) > pageHeight) return region;
  const penalties = region.penalties.map((penalty, at) =>
    at > box && region.columns === 1 ? penalty + brokenKeep : penalty,
  );
  return { ...region, penalties, tail };
}

/** How much of a page boxes take in this many columns. */
export function extentOf(boxes: readonly Box[], columns: number): number {
  const height = boxes.reduce((sum, box) => sum + box.lead.height + box.height, 0);
  return columns > 1 && boxes.length > 0 ? height / columns + columnLoss : height;
}
