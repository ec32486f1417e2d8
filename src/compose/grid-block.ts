// Tables and timetables as blocks.
import type { Span } from "../source/source.ts";
import type { RuleStyle } from "../template/style.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Link, Tag } from "./piece.ts";

export type * from "./piece.ts";

import type { Paragraph } from "./block.ts";

export interface Table {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  /** The first `headRows` rows are repeated at the head of each further page. */
  readonly headRows: number;
  /** From right to left the first column stands on the right. */
  readonly direction?: "ltr" | "rtl";
  readonly rows: readonly TableRow[];
  /** Of a table narrower than the measure. */
  readonly align?: "left" | "center" | "right";
  readonly columnGap: number;
  /** Above and below the table, and below its head. */
  readonly outerRule: RuleStyle | null;
  readonly headRule: RuleStyle | null;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly tag: Tag;
  readonly span: Span | null;
}

export interface TableColumn {
  /** Points; null: measured from the content, with the rest of the measure distributed. */
  readonly width: number | null;
}

export interface TableRow {
  readonly cells: readonly { readonly blocks: readonly Paragraph[]; readonly columnSpan: number; readonly tag: Tag }[];
  readonly keepWithNext: boolean;
  readonly background: Colour | null;
  readonly tag: Tag;
}

/**
 * A timetable: boxes in columns, time running down. It is set unbroken if a page can hold it, else divided between
 * columns and between times, with its head, the times and the headings repeated. Heights are at least proportional to
 * time; a box grows if its text needs more.
 */
export interface Grid {
  readonly kind: "grid";
  /** Printed above and below each part of the grid: its title, its legend. */
  readonly head: readonly Paragraph[];
  readonly foot: readonly Paragraph[];
  readonly columns: readonly { readonly heading: Paragraph | null }[];
  /** The least width of a column; more columns than fit go on in another part. */
  readonly columnWidth: number;
  /** The times at which boxes begin and end, ascending. */
  readonly moments: readonly { readonly minutes: number; readonly label: Paragraph | null }[];
  /** In reading order. */
  readonly cells: readonly GridCell[];
  /** The lines at the labelled times. */
  readonly rule: RuleStyle;
  readonly direction: "ltr" | "rtl";
  readonly spaceAfter: number;
}

/**
 * `yields`: text that is left out if the day would otherwise not fit on one page (`gladly`), text that is left out if a
 * page cannot hold what must stay together (`first`), and text that is then shortened (`last`).
 */
export interface GridText {
  readonly paragraph: Paragraph;
  readonly yields: "never" | "gladly" | "first" | "last";
}

export interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  /** Boxes of one column at the same time share its width. */
  readonly lane: number;
  readonly lanes: number;
  /** Indices into the grid's `moments`. */
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly GridText[];
  readonly align: "top" | "middle";
  readonly tint: Colour | null;
  /** Along the edge where lines begin. */
  readonly bar: Colour | null;
  /** The whole box is this link. */
  readonly link: { readonly link: Link; readonly tag: Tag } | null;
  /** A destination at the head of the part of the grid that the box is in. */
  readonly anchor: string | null;
}
