// Which of many diagnostics are shown. In: all of them, sorted by file and place. Out: one entry for each cause, only
// the first few of a frequent code, and the number of each code.
import type { Diagnostic } from "../source/diagnostic.ts";
import { placeOf } from "../source/source.ts";

/** Of a code with more than this, only the first few are shown; a run with more than this ends with a table. */
export const many = 20;
const few = 3;

/** A diagnostic that is shown, and the others that it represents. */
export interface Shown {
  readonly diagnostic: Diagnostic;
  /** Lines with the same fault further down in the file, once for each. */
  readonly again: readonly number[];
  /** The number of diagnostics of this code that are not shown. */
  readonly hidden: number;
}

export interface Tally {
  readonly code: string;
  readonly errors: number;
  readonly warnings: number;
  readonly files: number;
  /** The number that `check --fix` would fix. */
  readonly mendable: number;
}

export function digest(diagnostics: readonly Diagnostic[], all: boolean): readonly Shown[] {
  if (all) return diagnostics.map((diagnostic) => ({ diagnostic, again: [], hidden: 0 }));
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  const isMany = (code: string) => (counts.get(code) ?? 0) > many;
  const shown = new Map<string, { diagnostic: Diagnostic; again: number[]; hidden: number }>();
  const listed = new Map<string, number>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { code } = diagnostic;
    if (isMany(code)) {
      const before = listed.get(code) ?? 0;
      listed.set(code, before + 1);
      const hidden = before === few - 1 ? (counts.get(code) ?? 0) - few : 0;
      if (before < few) shown.set(String(index), { diagnostic, again: [], hidden });
      continue;
    }
    const key = causeOf(diagnostic);
    const same = shown.get(key);
    if (same) same.again.push(lineOf(diagnostic));
    else shown.set(key, { diagnostic, again: [], hidden: 0 });
  }
  return [...shown.values()];
}

/** The same words about the same file are one cause. */
function causeOf({ severity, code, message, span }: Diagnostic): string {
  return ["", severity, code, message, span?.source.path ?? ""].join("\0");
}

function lineOf({ span }: Diagnostic): number {
  return span ? placeOf(span.source, span.start).line : 0;
}

/** By code: those with errors first, then the most frequent. */
export function tally(diagnostics: readonly Diagnostic[]): readonly Tally[] {
  const byCode = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const same = byCode.get(diagnostic.code);
    if (same) same.push(diagnostic);
    else byCode.set(diagnostic.code, [diagnostic]);
  }
  const rows = [...byCode].map(([code, list]): Tally => {
    const errors = list.filter(({ severity }) => severity === "error").length;
    const files = new Set(list.map(({ span }) => span?.source.path)).size;
    const mendable = list.filter(({ fix }) => fix !== undefined && fix.length > 0).length;
    return { code, errors, warnings: list.length - errors, files, mendable };
  });
  return rows.sort((a, b) => b.errors - a.errors || b.warnings - a.warnings || (a.code < b.code ? -1 : 1));
}
