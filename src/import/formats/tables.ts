// Tables whose columns are known by name: rows whose values are looked up by header.
import type { Span } from "../../source/source.ts";
import { normalHeader } from "../columns/vocabulary.ts";
import { cellSpan, type DataSheet, sheetOfValues } from "../containers/sheet.ts";
import { elementsOf, local, textOf, type XmlNode } from "../containers/xml.ts";

/** Headers as `normalHeader` returns them, without `?` and `:`. */
export function headersOf(sheet: DataSheet): readonly string[] {
  return (sheet.rows[0] ?? []).map(({ text }) => normalHeader(text.replace(/_/g, " ")));
}

export interface NamedRow {
  /** Row of the sheet, from 0. */
  readonly row: number;
  readonly span: Span;
  readonly value: (header: string) => string;
  readonly spanOf: (header: string) => Span;
}

export function sheetRows(sheet: DataSheet): readonly NamedRow[] {
  const index = new Map<string, number>();
  headersOf(sheet).forEach((header, at) => {
    if (!index.has(header)) index.set(header, at);
  });
  return sheet.rows.slice(1).flatMap((cells, at): readonly NamedRow[] => {
    if (cells.every(({ text }) => text.trim() === "")) return [];
    const [first] = cells;
    const span = first ? cellSpan(sheet, first) : { source: sheet.source, start: 0, end: 0 };
    const cellOf = (header: string) => cells[index.get(header) ?? -1];
    return [
      {
        row: at + 1,
        span,
        value: (header) => {
          const text = cellOf(header)?.text.trim() ?? "";
          return /^(?:NULL|nan|\\N)$/.test(text) ? "" : text;
        },
        spanOf: (header) => {
          const cell = cellOf(header);
          return cell ? cellSpan(sheet, cell) : span;
        },
      },
    ];
  });
}

/** XML that is a list of records (`<papers><paper><title>…`) as a table; null if it is something else. */
export function sheetOfRecords(path: string, file: string, root: XmlNode): DataSheet | null {
  const children = elementsOf(root);
  const [first] = children;
  if (!first || children.length === 0 || children.some(({ name }) => name !== first.name)) return null;
  const headers: string[] = [];
  for (const record of children)
    for (const field of elementsOf(record)) if (!headers.includes(local(field.name))) headers.push(local(field.name));
  if (headers.length < 2) return null;
  const rows = children.map((record) => {
    const values = new Map<string, string>();
    for (const field of elementsOf(record)) values.set(local(field.name), markupOf(field));
    return headers.map((header) => values.get(header) ?? "");
  });
  return sheetOfValues(file, path, null, [headers, ...rows]);
}

/** The text of an element, with the elements inside it as HTML. */
function markupOf(of: XmlNode): string {
  if (of.children.every((child) => typeof child === "string")) return textOf(of);
  return of.children
    .map((child) =>
      typeof child === "string"
        ? child.replace(/&/g, "&amp;").replace(/</g, "&lt;")
        : `<${child.name}>${markupOf(child)}</${child.name}>`,
    )
    .join("");
}
