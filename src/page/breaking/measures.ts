// How tall any stretch of a galley is. In: its boxes. Out: their heights and the glue between them, each as a
// difference of two sums, and where pages must begin.
import { type Box, openingOf } from "../galley/galley.ts";

/** Sums over the galley: extents of boxes [a, b) are differences of these (Knuth & Plass 1981 p. 1143). */
export class Measures {
  readonly count: number;
  readonly #height: Float64Array;
  readonly #stretch: Float64Array;
  readonly #shrink: Float64Array;
  readonly #fill: Float64Array;
  /** Up to the top of box `a` when it begins a column: without its glue, but with whatever is repeated above it. */
  readonly #head: Float64Array;
  /** Of boxes with which a page begins: the share of a page that may be above them instead. */
  readonly #openings = new Map<number, number>();

  /** `leading`: added to the distance of any two boxes. */
  constructor(boxes: readonly Box[], leading = 0) {
    this.count = boxes.length;
    this.#height = new Float64Array(this.count + 1);
    this.#stretch = new Float64Array(this.count + 1);
    this.#shrink = new Float64Array(this.count + 1);
    this.#fill = new Float64Array(this.count + 1);
    this.#head = new Float64Array(this.count);
    let [height, stretch, shrink, fill] = [0, 0, 0, 0];
    boxes.forEach((box, at) => {
      const { lead, repeat } = box;
      const opening = box.attachments && openingOf(box.attachments);
      if (opening !== null) this.#openings.set(at, opening);
      this.#height[at] = height;
      const above = lead.height + leading;
      this.#head[at] = height + above - box.inset - (repeat ? repeat.height + repeat.below : 0);
      height += above + box.height;
      // The glue of box a belongs to no column that begins with a, so the sums at a already include it.
      this.#stretch[at] = stretch += lead.stretch;
      this.#shrink[at] = shrink += lead.shrink;
      this.#fill[at] = fill += lead.fill;
    });
    this.#height[this.count] = height;
  }

  /** Null if no page has to begin with the box. */
  opening(at: number): number | null {
    return this.#openings.size > 0 ? (this.#openings.get(at) ?? null) : null;
  }

  /** Where the content of a column begins: the further down, the less it holds. */
  head(from: number): number {
    return this.#head[from] ?? 0;
  }

  /** With the glue above the first, and without repeated boxes. */
  extent(from: number, to: number): number {
    return (this.#height[to] ?? 0) - (this.#height[from] ?? 0);
  }
  height(from: number, to: number): number {
    return (this.#height[to] ?? 0) - (this.#head[from] ?? 0);
  }
  stretch(from: number, to: number): number {
    return (this.#stretch[to - 1] ?? 0) - (this.#stretch[from] ?? 0);
  }
  shrink(from: number, to: number): number {
    return (this.#shrink[to - 1] ?? 0) - (this.#shrink[from] ?? 0);
  }
  fill(from: number, to: number): number {
    return (this.#fill[to - 1] ?? 0) - (this.#fill[from] ?? 0);
  }
}
