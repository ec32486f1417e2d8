// A row of a table whose values are looked up by field.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { Located, Markdown } from "../conference.ts";
import { cellSpan, type DataCell, type DataSheet } from "../containers/sheet.ts";
import { readLine, type TextKind } from "../text/field.ts";
import type { ColumnMap } from "./map-columns.ts";
import type { Column } from "./numbered-columns.ts";
import type { Field } from "./vocabulary.ts";

/** One row, looked up by field. */
export class Row {
  readonly sheet: DataSheet;
  readonly number: number;
  readonly #map: ColumnMap;
  readonly #cells: readonly DataCell[];
  readonly #diagnostics: Reporter;

  constructor(sheet: DataSheet, map: ColumnMap, cells: readonly DataCell[], number: number, diagnostics: Reporter) {
    this.sheet = sheet;
    this.number = number;
    this.#map = map;
    this.#cells = cells;
    this.#diagnostics = diagnostics;
  }

  get span(): Span {
    const [first] = this.#cells;
    return first ? cellSpan(this.sheet, first) : { source: this.sheet.source, start: 0, end: 0 };
  }

  columns(field: Field): readonly Column[] {
    return this.#map.columns.filter((column) => column.field === field);
  }

  /** The numbers of the authors who have columns of their own. */
  get authorNumbers(): readonly number[] {
    return [...new Set(this.#map.columns.flatMap(({ author }) => author ?? []))].sort((a, b) => a - b);
  }

  text(field: Field, author: number | null = null): string {
    const column = this.#map.columns.find((each) => each.field === field && each.author === author);
    return column ? given(this.#cells[column.index]?.text) : "";
  }

  all(field: Field): readonly string[] {
    return this.columns(field)
      .map(({ index }) => given(this.#cells[index]?.text))
      .filter((value) => value !== "");
  }

  /** The columns of a field that have a value, each with its header and its place. */
  filled(field: Field): readonly { readonly header: string; readonly value: string; readonly at: Located }[] {
    return this.columns(field).flatMap(({ index, header }) => {
      const cell = this.#cells[index];
      const value = given(cell?.text);
      return cell && value !== "" ? [{ header, value, at: { span: cellSpan(this.sheet, cell) } }] : [];
    });
  }

  at(field: Field, author: number | null = null): Located {
    const column = this.#map.columns.find((each) => each.field === field && each.author === author);
    const cell = column ? this.#cells[column.index] : undefined;
    return { span: cell ? cellSpan(this.sheet, cell) : this.span };
  }

  /** Whether the row has any value outside these fields. */
  isFilled(...beside: readonly Field[]): boolean {
    return this.#cells.some(
      ({ text }, index) =>
        given(text) !== "" &&
        !this.#map.columns.some((column) => column.index === index && beside.includes(column.field)),
    );
  }

  line(field: Field, kind: TextKind): Markdown {
    return readLine(this.text(field), this.kind(field, kind), this.at(field), this.#diagnostics);
  }

  /** The markup of a column, if its header names it: our exporter writes “Abstract (Markdown)”. */
  kind(field: Field, usual: TextKind): TextKind {
    return this.columns(field).some(({ header }) => /\(markdown\)$/i.test(header)) ? "book" : usual;
  }
}

/**
 * A value without the words that databases and spreadsheets write for “nothing”, and without the apostrophe that keeps
 * a text from being read as a formula.
 */
function given(value: string | undefined): string {
  const text = (value ?? "").trim().replace(/^'(?=\s{0,20}[=+\-@\uff0b\uff0d\uff1d\uff20])/, "");
  return /^(?:NULL|#N\/A|#REF!|nan|\\N|undefined)$/i.test(text) ? "" : text;
}
