// Galley → sheets, so that no part ends with a nearly empty page. If the last page would hold less than a quarter, all
// pages of the part are set a trace tighter or a line deeper, which absorbs the rest; if it would hold less than a
// fifth and that fails, a trace looser or a line shallower, so that it holds more. Nobody sees one line, or a hundredth
// of the leading, over a whole part, since facing pages agree; everybody sees a page with three lines. In: the galley,
// the height of the text, what may be added.
import type { Galley } from "../galley/galley.ts";
import { tightEffort } from "./break-columns.ts";
import { fillPages, type PageManner, type Sheet } from "./fill-pages.ts";

/**
 * If the last page holds less than this share of the height, its text is moved back if possible; and the least that a
 * last page should hold.
 */
const broughtBack = 0.25;
const leastEnd = 0.2;
/** The fraction by which the leading may change; half of it is tried first. */
const leadingChange = 0.01;

export interface TextDepth {
  readonly height: number;
  /** The leading of running text. */
  readonly line: number;
  /** Whether the foot has room for one more line. */
  readonly mayGrow: boolean;
}

export function fillEvenly(galley: Galley, depth: TextDepth): readonly Sheet[] {
  const { height, line } = depth;
  const usual = fillPages(galley, { height, leading: 0, leastEnd: tightEffort.leastEnd });
  const end = endOf(usual);
  if (usual.length < 2 || line <= 0 || end >= broughtBack * height) return usual;
  for (const manner of tighter(depth)) {
    const sheets = fillPages(galley, manner);
    if (sheets.length < usual.length) return sheets;
  }
  if (end >= leastEnd * height) return usual;
  for (const manner of looser(depth)) {
    const sheets = fillPages(galley, manner);
    if (sheets.length === usual.length && endOf(sheets) >= leastEnd * height) return sheets;
  }
  return usual;
}

/** The least visible change comes first. */
function tighter({ height, line, mayGrow }: TextDepth): readonly PageManner[] {
  const change = leadingChange * line;
  const heights = mayGrow ? [height, height + line] : [height];
  return heights.flatMap((tried) =>
    [0, change / 2, change].map((less) => ({ height: tried, leading: -less, leastEnd: broughtBack })),
  );
}

function looser({ height, line }: TextDepth): readonly PageManner[] {
  const change = leadingChange * line;
  const { leastEnd } = tightEffort;
  const heights = [height, height - line];
  return heights
    .flatMap((tried) => [0, change / 2, change].map((more) => ({ height: tried, leading: more, leastEnd })))
    .slice(1);
}

/** How far down the last page its text reaches. */
export function endOf(sheets: readonly Sheet[]): number {
  const ends = (sheets.at(-1)?.columns ?? []).map(({ region, from, to, y, leading }) =>
    region.boxes
      .slice(from, to)
      .reduce((bottom, box, index) => bottom + box.height + (index > 0 ? box.lead.height + leading : 0), y),
  );
  return Math.max(0, ...ends);
}
