// How reports look on this terminal.
import type { Format } from "../report/formats.ts";
import { type Look, plainLook } from "../report/report.ts";

/** About what a terminal shows at once; `build` reports no more lines than this. */
const screenful = 36;

export function lookOf(format: Format, all: boolean, brief: boolean): Look {
  const isTerminal = format === "pretty" && (process.stderr.isTTY ?? false);
  const asked = columnsAsked();
  return {
    colour: isTerminal && !process.env.NO_COLOR,
    columns: asked ?? (isTerminal ? columnsOf(process.stderr.columns) : null) ?? plainLook.columns,
    folded: isTerminal || asked !== null,
    all,
    lines: brief ? screenful : null,
  };
}

function columnsAsked(): number | null {
  const { COLUMNS } = process.env;
  return COLUMNS !== undefined && /^\d{1,4}$/.test(COLUMNS) ? columnsOf(Number(COLUMNS)) : null;
}

/** Nothing readable fits into less. */
function columnsOf(columns: number | undefined): number | null {
  return columns === undefined || columns < 1 ? null : Math.max(40, columns);
}
