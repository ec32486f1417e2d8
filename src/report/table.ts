// The diagnostics of a run by code, as a table for people.
import type { Diagnostic } from "../source/diagnostic.ts";
import { type Tally, tally } from "./digest.ts";

/** `most`: rows; further codes are summed up in one. */
export function table(diagnostics: readonly Diagnostic[], most = Number.POSITIVE_INFINITY): string {
  const rows = tally(diagnostics);
  const shown = rows.length > most ? [...rows.slice(0, most - 1), others(rows.slice(most - 1))] : rows;
  const mendable = rows.reduce((sum, row) => sum + row.mendable, 0);
  const head = ["code", "errors", "warnings", "files", ...(mendable > 0 ? ["fixable"] : [])];
  const lines = shown.map(({ code, errors, warnings, files, mendable: some }) => [
    code,
    figure(errors),
    figure(warnings),
    figure(files),
    ...(mendable > 0 ? [figure(some)] : []),
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[title, ...lines.map((line) => line[column] ?? "")].map((text) => text.length)),
  );
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return [head, ...lines].map((cells) => `${row(cells)}\n`).join("");
}

function figure(count: number): string {
  return count === 0 ? "–" : String(count);
}

function others(rows: readonly Tally[]): Tally {
  const sum = (of: "errors" | "warnings" | "mendable") => rows.reduce((total, row) => total + row[of], 0);
  return {
    code: `${rows.length} other codes`,
    errors: sum("errors"),
    warnings: sum("warnings"),
    files: Math.max(...rows.map((row) => row.files)),
    mendable: sum("mendable"),
  };
}
