// Rows whose values are looked up by the exact header, brackets included, in lower case.
import { cellSpan, type DataSheet } from "../containers/sheet.ts";
import type { NamedRow } from "./tables.ts";

export function rawRows(sheet: DataSheet): readonly NamedRow[] {
  const index = new Map<string, number>();
  (sheet.rows[0] ?? []).forEach(({ text }, at) => {
    const header = text.replace(/\s+/g, " ").trim().toLowerCase();
    if (!index.has(header)) index.set(header, at);
  });
  return sheet.rows.slice(1).flatMap((cells, at): readonly NamedRow[] => {
    const [first] = cells;
    if (!first || cells.every(({ text }) => text.trim() === "")) return [];
    const cellOf = (header: string) => cells[index.get(header) ?? -1];
    return [
      {
        row: at + 1,
        span: cellSpan(sheet, first),
        value: (header) => cellOf(header)?.text.trim() ?? "",
        spanOf: (header) => cellSpan(sheet, cellOf(header) ?? first),
      },
    ];
  });
}
