// The lines of a galley with other page numbers than it was laid out with. In: the galley, and the folios of now. Out:
// the lines to print instead, or null if one has another extent, so that the galley must be laid out anew. Lines that
// an edit elsewhere has left alone are compared by their folios, and not set again.
import type { Line } from "../../paragraph/line.ts";
import type { Typesetter } from "../../paragraph/typesetter.ts";
import { RecordedReports } from "../../source/diagnostic.ts";
import type { Galley } from "./galley.ts";
import type { LineCache, PrintedFolios } from "./set-lines.ts";
import { anchorsOf } from "./set-paragraph.ts";

export interface Reprint {
  /** Null: the galley must be laid out anew. */
  readonly replaced: ReadonlyMap<Line, Line> | null;
  /** Whether nothing was reported about the new lines; what is reported has to be reported by each build. */
  readonly isQuiet: boolean;
}

interface Again {
  readonly folios: readonly (string | undefined)[];
  /** In place of the lines of the galley; null if one has another extent. */
  readonly lines: readonly Line[] | null;
}

const known = new WeakMap<PrintedFolios, Again>();

export function reprint({ printing }: Galley, cache: LineCache, typesetter: Typesetter): Reprint {
  const replaced = new Map<Line, Line>();
  let isQuiet = true;
  for (const one of printing) {
    const again = find(one, cache) ?? setAgain(one, cache, typesetter);
    isQuiet &&= known.has(one);
    if (!again.lines) return { replaced: null, isQuiet };
    if (again.lines === one.lines) continue;
    for (const [index, line] of one.lines.entries()) {
      const other = again.lines[index];
      if (other) replaced.set(line, other);
    }
  }
  cache.takePrinting();
  return { replaced, isQuiet };
}

function find(one: PrintedFolios, cache: LineCache): Again | null {
  const again = known.get(one);
  if (!again?.folios.every((folio, at) => cache.folios.get(one.asks[at]?.destination ?? "") === folio)) return null;
  cache.ask(one.asks);
  return again;
}

function setAgain(one: PrintedFolios, cache: LineCache, typesetter: Typesetter): Again {
  const { paragraph, measure, lines, asks } = one;
  const { lacking } = typesetter;
  const reports = new RecordedReports();
  const fresh = typesetter.reportingTo(reports, () => cache.lines(paragraph, measure).lines);
  typesetter.report(reports);
  const isAlike = fresh === lines || haveSameExtents(lines, fresh);
  const folios = asks.map(({ destination }) => cache.folios.get(destination));
  const again = { folios, lines: isAlike ? fresh : null };
  if (reports.isEmpty && typesetter.lacking === lacking) known.set(one, again);
  else known.delete(one);
  return again;
}

function haveSameExtents(some: readonly Line[], others: readonly Line[]): boolean {
  return (
    some.length === others.length &&
    some.every((line, index) => {
      const other = others[index];
      return other !== undefined && hasSameExtent(line, other);
    })
  );
}

function hasSameExtent(one: Line, other: Line): boolean {
  return (
    one.ascent === other.ascent &&
    one.descent === other.descent &&
    one.hyphenated === other.hyphenated &&
    anchorsOf(one)?.join() === anchorsOf(other)?.join()
  );
}
