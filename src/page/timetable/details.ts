// How much a box may say, from everything to one line, and what leaving it out costs. In: a cell and one of these
// steps. Out: the texts that are printed.
import type { GridCell, GridText, Missing } from "../../compose/block.ts";

export interface Detail {
  readonly missing: Missing;
  /** Texts that shorten have this many lines at most. */
  readonly lines: number;
  /** Time and title in one. */
  readonly isLine: boolean;
  readonly demerits: number;
}

const whole = Number.POSITIVE_INFINITY;

/** Missing information costs more the sooner a reader of the timetable would look for it. */
const cost: Readonly<Record<Missing, number>> = { nothing: 0, titles: 6, speakers: 30, chairs: 45 };

const shortened = (lines: number, demerits: number): Detail => ({ missing: "chairs", lines, isLine: false, demerits });
const inLines = (lines: number, demerits: number): Detail => ({ missing: "chairs", lines, isLine: true, demerits });

export const details: readonly Detail[] = [
  ...(["nothing", "titles", "speakers", "chairs"] as const).map((missing) => ({
    missing,
    lines: whole,
    isLine: false,
    demerits: cost[missing],
  })),
  shortened(4, 70),
  shortened(3, 90),
  shortened(2, 120),
  shortened(1, 160),
  inLines(2, 130),
  inLines(1, 170),
];

/** Where in `details` leaving out ends and shortening begins; its last step. */
export const barest = 3;
export const lastDetail = details.length - 1;

const order: readonly Missing[] = ["nothing", "titles", "speakers", "chairs"];

/** The texts of a cell at a step: those of its barest form that is not barer. */
export function textsAt(cell: GridCell, { missing, isLine }: Detail): readonly GridText[] {
  if (isLine && cell.line) return [cell.line];
  return lookAt(cell, missing)?.texts ?? [];
}

function lookAt({ looks }: GridCell, missing: Missing) {
  return looks.findLast((look) => order.indexOf(look.missing) <= order.indexOf(missing)) ?? looks[0];
}

/** A session without speakers lacks none: it costs what its form says. */
export function demeritsAt(cell: GridCell, detail: Detail): number {
  if (detail.isLine || detail.lines < whole) return detail.demerits;
  return cost[lookAt(cell, detail.missing)?.missing ?? "nothing"];
}
