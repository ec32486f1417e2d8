// How much of a region's footnotes a column takes. The notes are one column of boxes; each column continues where the
// last one stopped, up to the last note with a mark in it, or, if there is no room, part of the way: the rest goes into
// the next.
import { tolerance } from "../breaking/break-columns.ts";
import { Measures } from "../breaking/measures.ts";
import { splitFootnote, widowOrOrphan } from "../breaking/penalties.ts";
import type { FootnoteStrip } from "../galley/galley.ts";

export class FootnoteFitter {
  readonly #strip: FootnoteStrip;
  readonly #measures: Measures;
  /** For each box of the text: where the notes of the marks above it end. */
  readonly #ends: Int32Array;
  /** For each box of the text: the last note with a mark above it; -1: none. */
  readonly #last: Int32Array;

  constructor(strip: FootnoteStrip, boxes: number) {
    this.#strip = strip;
    this.#measures = new Measures(strip.boxes);
    this.#ends = new Int32Array(boxes + 1);
    this.#last = new Int32Array(boxes + 1).fill(-1);
    let note = 0;
    for (let at = 0; at <= boxes; at++) {
      while ((strip.footnotes[note]?.mark ?? boxes) < at) note++;
      this.#ends[at] = strip.footnotes[note - 1]?.to ?? 0;
      this.#last[at] = note - 1;
    }
  }

  /** How far the notes are set once all marks above box `to` have theirs. */
  endAbove(to: number): number {
    return this.#ends[to] ?? 0;
  }

  /** Height of a piece of the footnotes, with the space and the rule around it. */
  height(from: number, to: number): number {
    const { above, below } = this.#strip.setting;
    return to > from ? above + this.#measures.height(from, to) + below : 0;
  }

  /**
   * How far the notes are set in a column that ends above box `to`, starting at `from`, with the given room for notes.
   */
  fit(from: number, to: number, room: number): number {
    const all = this.endAbove(to);
    if (all <= from || this.height(from, all) <= room + tolerance) return Math.max(from, all);
    for (let end = all - 1; end > from; end--) {
      const isAllowed = (this.#strip.penalties[end] ?? 0) < widowOrOrphan;
      if (isAllowed && this.height(from, end) <= room + tolerance) return end;
    }
    return from;
  }

  /**
   * Demerits of a column that holds boxes [first, to) of the text and footnotes up to `end`; Infinity if a note has not
   * begun.
   */
  demerits(first: number, to: number, from: number, end: number): number {
    if (end >= this.endAbove(to)) return 0;
    const last = this.#strip.footnotes[this.#last[to] ?? -1];
    const begins = last && last.mark >= first ? last.from : from;
    return end > begins ? splitFootnote : Infinity;
  }
}
