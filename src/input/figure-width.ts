// The width that an author gives a figure: “50%”, “60mm”, “0.5\\textwidth”. In: what was written. Out: a share of the measure or
// points; null for what is neither.
import type { FigureWidth } from "../model/text.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { pointsIn } from "../source/lengths.ts";
import type { Span } from "../source/source.ts";

/** Points of each unit; the em of a figure is not known, so that of usual type is assumed. */
const units: Readonly<Record<string, number>> = { ...pointsIn, em: 10 };

export function figureWidth(written: string): FigureWidth | null {
  const match = /^([0-9]{1,5}(?:\.[0-9]{0,4})?|\.[0-9]{1,4}) ?(%|\\?[a-z]{2,12})?$/i.exec(written.trim());
  if (!match) return null;
  const number = Number(match[1]);
  const unit = match[2]?.toLowerCase() ?? "";
  if (!(number > 0)) return null;
  if (unit === "%") return number > 100 ? null : { share: number / 100 };
  if (/^\\?(?:textwidth|linewidth|columnwidth)$/.test(unit)) return number > 1 ? null : { share: number };
  // A bare number is a share if it can be one, and pixels otherwise.
  if (unit === "") return number <= 1 ? { share: number } : { points: number * 0.75 };
  const points = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return points === undefined ? null : { points: number * points };
}

export function reportWidth(written: string, at: Span, diagnostics: Reporter): null {
  diagnostics.warning("bad-width", `“${written}” is not a width; the figure keeps its natural size`, at, {
    hint: "write millimetres, as in 60mm, or a share of the measure, as in 50%",
  });
  return null;
}
