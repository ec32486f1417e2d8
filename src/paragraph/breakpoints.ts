// Breakpoints: every place where a line may end, with running totals, so that the width between any two is one
// subtraction (Knuth & Plass 1981 p. 1143, the sums Σw, Σy, Σz). A structure of arrays, because the innermost loop of
// the program reads it.
import { grown } from "./typed-arrays.ts";

/** How lines are made; the same for the whole paragraph. */
export interface LineSetting {
  /** Width of a line between the indents. */
  readonly measure: number;
  /** Added to the indent of the first line. */
  readonly firstIndent: number;
  /** The last line may be longer by this (in contents lists the folio ignores the right indent). */
  readonly lastExtra: number;
  readonly justified: boolean;
  readonly hyphenate: boolean;
  readonly protrusion: boolean;
  /** The fraction of its width by which a word may grow or shrink. */
  readonly expansion: number;
  /** How much the space after each letter may grow or shrink, in em. */
  readonly letterspacing: number;
}

/** The same with other elasticity. Its properties are in the same order, so that loops are compiled for one shape. */
export function withElasticity(setting: LineSetting, expansion: number, letterspacing: number): LineSetting {
  const { measure, firstIndent, lastExtra, justified, hyphenate, protrusion } = setting;
  return { measure, firstIndent, lastExtra, justified, hyphenate, protrusion, expansion, letterspacing };
}

/** Bits of `flags`. */
export const hyphenFlag = 1;
export const forcedFlag = 2;
/** Ignored when setting without hyphenation. */
export const patternFlag = 4;
/** Inside a word that no line can hold. */
export const emergencyFlag = 8;
/** At a tie: used only if the line does not fit otherwise. */
export const tiedFlag = 16;
/** Before a leader: the line that runs to its end may be shorter, since a page number may use the right indent. */
export const leaderFlag = 32;

const firstCapacity = 512;

export class Breakpoints {
  count = 0;
  /** Index of the item at which (or in which) the line ends; for a break in a word, the line's own last item. */
  item = new Int32Array(firstCapacity);
  /** Offset in the word; 0 for breaks between items. */
  offset = new Int32Array(firstCapacity);
  /** The first item of the next line. */
  next = new Int32Array(firstCapacity);
  flags = new Uint8Array(firstCapacity);
  cost = new Float64Array(firstCapacity);
  /** Totals of a line that ends here, and of one that starts here; a line is end[b] − start[a]. */
  endWidth = new Float64Array(firstCapacity);
  endStretch = new Float64Array(firstCapacity);
  endShrink = new Float64Array(firstCapacity);
  startWidth = new Float64Array(firstCapacity);
  startStretch = new Float64Array(firstCapacity);
  startShrink = new Float64Array(firstCapacity);
  /** By how much the words may grow or shrink (font expansion, letterspacing). */
  endElastic = new Float64Array(firstCapacity);
  startElastic = new Float64Array(firstCapacity);

  clear(): void {
    this.count = 0;
  }

  add(item: number, offset: number, next: number, flags: number, cost: number, { end, start }: LineTotals): void {
    if (this.count === this.item.length) this.#grow();
    const i = this.count++;
    this.item[i] = item;
    this.offset[i] = offset;
    this.next[i] = next;
    this.flags[i] = flags;
    this.cost[i] = cost;
    this.endWidth[i] = end.width;
    this.endStretch[i] = end.stretch;
    this.endShrink[i] = end.shrink;
    this.startWidth[i] = start.width;
    this.startStretch[i] = start.stretch;
    this.startShrink[i] = start.shrink;
    this.endElastic[i] = end.elastic;
    this.startElastic[i] = start.elastic;
  }

  /** Makes room for so many more, so that the arrays remain the same while these are added. */
  reserve(more: number): void {
    while (this.count + more > this.item.length) this.#grow();
  }

  #grow(): void {
    const capacity = this.item.length * 2;
    this.item = grown(this.item, new Int32Array(capacity));
    this.offset = grown(this.offset, new Int32Array(capacity));
    this.next = grown(this.next, new Int32Array(capacity));
    this.flags = grown(this.flags, new Uint8Array(capacity));
    this.cost = grown(this.cost, new Float64Array(capacity));
    this.endWidth = grown(this.endWidth, new Float64Array(capacity));
    this.endStretch = grown(this.endStretch, new Float64Array(capacity));
    this.endShrink = grown(this.endShrink, new Float64Array(capacity));
    this.startWidth = grown(this.startWidth, new Float64Array(capacity));
    this.startStretch = grown(this.startStretch, new Float64Array(capacity));
    this.startShrink = grown(this.startShrink, new Float64Array(capacity));
    this.endElastic = grown(this.endElastic, new Float64Array(capacity));
    this.startElastic = grown(this.startElastic, new Float64Array(capacity));
  }
}

/** Running totals of items. */
export interface Totals {
  width: number;
  stretch: number;
  shrink: number;
  elastic: number;
}

/** Totals of a line that ends at a breakpoint, and of one that starts there. */
export interface LineTotals {
  readonly end: Totals;
  readonly start: Totals;
}
