// Galley → sheets, so that no part ends with a crumb: where the last page would hold less than a fifth, all pages of the part are a line
// deeper, and the crumb is brought back; or a line shallower, and the last page holds more. Nobody sees a line on a whole part, since
// facing pages agree; a page with three lines everybody sees. In: the galley, the height of the text, what may be added.
import type { Galley } from "../galley/galley.ts";
import { fillPages, type Sheet } from "./fill-pages.ts";

/** A last page holds at least so much of the height. */
const leastEnd = 0.2;

export interface TextDepth {
  readonly height: number;
  /** The leading of running text. */
  readonly line: number;
  /** Whether the foot has room for a line more. */
  readonly mayGrow: boolean;
}

export function fillEvenly(galley: Galley, { height, line, mayGrow }: TextDepth): readonly Sheet[] {
  const usual = fillPages(galley, height);
  if (usual.length < 2 || line <= 0 || endOf(usual) >= leastEnd * height) return usual;
  if (mayGrow) {
    const deeper = fillPages(galley, height + line);
    if (deeper.length < usual.length) return deeper;
  }
  const shallower = fillPages(galley, height - line);
  return shallower.length === usual.length && endOf(shallower) >= leastEnd * height ? shallower : usual;
}

/** How far down the last page its text reaches. */
export function endOf(sheets: readonly Sheet[]): number {
  const ends = (sheets.at(-1)?.columns ?? []).map(({ region, from, to, y }) =>
    region.boxes
      .slice(from, to)
      .reduce((bottom, box, index) => bottom + box.height + (index > 0 ? box.lead.height : 0), y),
  );
  return Math.max(0, ...ends);
}
