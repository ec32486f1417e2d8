// The baseline grid: baselines of running text are at multiples of its leading below the top of the page. Other content
// (headings, lists of references, figures) gets extra space, where it has most, so that the text below it is on the
// grid again.
import type { ParagraphStyle } from "../../template/style.ts";
import type { Box, Lead } from "./galley.ts";

export interface BaselineGrid {
  /** The style of running text. */
  readonly body: ParagraphStyle;
  /** The leading of running text. */
  readonly step: number;
  /** Baseline of the first line on a page. */
  readonly ascent: number;
}

/** Headings, contents and indices are not, even if their leading is the same. */
export function isRunning(style: ParagraphStyle, { body }: BaselineGrid): boolean {
  return (
    style.leading === body.leading &&
    style.text.size === body.text.size &&
    style.align === body.align &&
    style.hyphenate === body.hyphenate &&
    !style.keepWithNext
  );
}

/**
 * How a box relates to the grid: by its ascent if it is a line of running text; as a formula, a figure or a table row;
 * or not at all.
 */
export type Kind = number | "display" | null;

export function snapToGrid(boxes: readonly Box[], kinds: readonly Kind[], grid: BaselineGrid): Box[] {
  // The columns of an index, for example, all begin at the top.
  if (!kinds.some((kind) => typeof kind === "number")) return [...boxes];
  const tops = new Float64Array(boxes.length);
  let bottom = 0;
  /** The first box that is not on the grid; -1 if there is none. */
  let loose = -1;
  boxes.forEach((box, at) => {
    tops[at] = bottom + (at > 0 ? box.lead.height : 0);
    const ascent = ascentOf(kinds[at]);
    if (ascent === null) {
      if (loose < 0) loose = at;
    } else {
      const begin = loose < 0 ? at : Math.max(loose, 1);
      const widestAt = widest(boxes, begin, at);
      const lead = at > 0 ? (boxes[widestAt]?.lead ?? null) : null;
      const ascentMissing = grid.ascent - (tops[at] ?? 0) - ascent;
      const missing = toGrid(ascentMissing, grid.step, loose < 0 ? spaceAbove(boxes, tops, at, grid) : sparedBy(lead));
      // A display keeps equal distances from the text above and below it.
      const isDisplay = kinds.slice(begin, at).every((kind) => kind === "display");
      const from = isDisplay ? begin : widestAt;
      const above = isDisplay ? missing / 2 : missing;
      for (let moved = from; moved < at; moved++) tops[moved] = (tops[moved] ?? 0) + above;
      tops[at] = (tops[at] ?? 0) + missing;
      loose = -1;
    }
    bottom = (tops[at] ?? 0) + box.height;
  });
  let above = 0;
  return boxes.map((box, at) => {
    const top = tops[at] ?? 0;
    const lead = { ...box.lead, height: at > 0 ? top - above : box.lead.height, stretch: 0, shrink: 0 };
    above = top + box.height;
    return snapped(box, lead, insetOf(box, top, ascentOf(kinds[at]), grid));
  });
}

const known = new WeakMap<Box, Box>();

/** A box on the grid: the same object again if it is where it was in an earlier galley. */
function snapped(box: Box, lead: Lead, inset: number): Box {
  const before = known.get(box);
  if (before?.inset === inset && before.lead.height === lead.height) return before;
  const made = { ...box, lead, inset };
  known.set(box, made);
  return made;
}

/** The shift to the grid: downwards, or upwards by at most this much. */
function toGrid(offset: number, step: number, spared: number): number {
  const down = upTo(offset, step);
  const up = step - down;
  return down > 0 && up <= Math.min(spared, step / 2) + 0.01 ? -up : down;
}

/**
 * The space above a paragraph of running text that follows another: small spaces, as between references, are given up.
 */
function spaceAbove(boxes: readonly Box[], tops: Float64Array, at: number, { step }: BaselineGrid): number {
  const above = boxes[at - 1];
  if (!above || boxes[at]?.lead.rule) return 0;
  return Math.max(0, (tops[at] ?? 0) - (tops[at - 1] ?? 0) - step);
}

/** Wide spaces may lose a third. */
function sparedBy(lead: Box["lead"] | null): number {
  return lead && !lead.rule && lead.fill === 0 ? lead.height / 3 : 0;
}

/** Where extra space is least visible: the widest of the spaces above boxes [from, to]. */
function widest(boxes: readonly Box[], from: number, to: number): number {
  let found = from;
  for (let at = from + 1; at <= to; at++) {
    if ((boxes[at]?.lead.height ?? 0) > (boxes[found]?.lead.height ?? 0) + 0.01) found = at;
  }
  return found;
}

function ascentOf(kind: Kind | undefined): number | null {
  return typeof kind === "number" ? kind : null;
}

/** The position of the box when it begins a page, so that the boxes after it remain on the grid. */
function insetOf({ repeat }: Box, top: number, ascent: number | null, { step, ascent: first }: BaselineGrid): number {
  if (ascent !== null && !repeat) return first - ascent;
  return upTo(top - (repeat ? repeat.height + repeat.below : 0), step);
}

/** The distance to the next position that is `offset` beyond a multiple of `step`. */
function upTo(offset: number, step: number): number {
  const rest = offset - Math.floor(offset / step) * step;
  return step - rest < 0.01 ? 0 : rest;
}
