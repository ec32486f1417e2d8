// Tables and timetables as blocks.
import type { Span } from "../source/source.ts";
import type { RuleStyle } from "../template/style.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Link, Piece, Tag } from "./piece.ts";

export type * from "./piece.ts";

import type { Paragraph } from "./block.ts";

export interface Table {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  /** The first `headRows` rows are repeated at the head of each further page. */
  readonly headRows: number;
  /** From right to left, the first column is on the right. */
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
 * A timetable: boxes in columns, time running down. `page` chooses the size of its type and how much each box says, so
 * that the day takes the fewest sheets and fills them. Sessions are as tall as they are long; breaks are as tall as
 * their text, and where that shortens the axis, it is marked.
 */
export interface Grid {
  readonly kind: "grid";
  /** Printed above each part of the grid: its title. */
  readonly head: readonly Paragraph[];
  /** What the letters and colours on a sheet mean, printed below it. */
  readonly legend: Legend | null;
  readonly columns: readonly { readonly heading: Paragraph | null }[];
  /** The minimum width of a column; columns that do not fit go into another part. */
  readonly columnWidth: number;
  /** Boxes of one column at the same time are side by side if each is at least this wide, otherwise stacked. */
  readonly laneWidth: number;
  /** The times at which boxes begin and end, ascending. */
  readonly moments: readonly GridMoment[];
  /** In reading order. */
  readonly cells: readonly GridCell[];
  readonly type: GridType;
  /** Whether titles are cut after a line rather than dividing the grid, because another grid has them in full. */
  readonly shortensTitles: boolean;
  /** The lines at the labelled times. */
  readonly rule: RuleStyle;
  readonly direction: "ltr" | "rtl";
  readonly spaceAfter: number;
  /** The same times with less text, for a grid that would take more than a sheet; null: there is none. */
  readonly instead: Grid | null;
  /** What is reported if it cannot be set in type of that size, and where. */
  readonly name: string;
  readonly span: Span | null;
}

/** The sizes between which the type of a grid is chosen; `base`: what its titles have in the template. */
export interface GridType {
  readonly base: number;
  readonly least: number;
  readonly most: number;
}

export interface GridMoment {
  readonly minutes: number;
  readonly label: Paragraph;
  /** Whether a box begins here: such times take precedence over those at which boxes only end. */
  readonly begins: boolean;
}

/** The entries whose `key` belongs to a cell on the sheet are printed, as one paragraph. */
export interface Legend {
  readonly paragraph: Paragraph;
  readonly entries: readonly { readonly key: string; readonly pieces: readonly Piece[] }[];
  readonly between: Piece;
}

/** `shortens`: if nothing else helps, the text is cut after a few lines. */
export interface GridText {
  readonly paragraph: Paragraph;
  readonly shortens: boolean;
}

/** What a box says; `missing`: how much has been left out. */
export interface BoxLook {
  readonly missing: Missing;
  readonly texts: readonly GridText[];
}

/** Nothing; the titles of talks, with the speakers kept; the speakers; the chairs. */
export type Missing = "nothing" | "titles" | "speakers" | "chairs";

export interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  /**
   * Boxes of one column at the same time share its width if it is wide enough, otherwise they are stacked. Those that
   * share it have the same `cluster`; null: it has its column to itself.
   */
  readonly lane: number;
  readonly lanes: number;
  readonly cluster: number | null;
  /** Indices into the grid's `moments`. */
  readonly from: number;
  readonly to: number;
  /** Breaks and social events: as tall as their text, however long they are. */
  readonly isBrief: boolean;
  /** From the fullest to the barest. */
  readonly looks: readonly BoxLook[];
  /** Everything in one line, for a session of a few minutes; null: there is no shorter form. */
  readonly line: GridText | null;
  /** Its key in the legend. */
  readonly category: string | null;
  readonly align: "top" | "middle";
  readonly tint: Colour | null;
  /** Along the edge where lines begin. */
  readonly bar: Colour | null;
  /** The whole box is this link. */
  readonly link: { readonly link: Link; readonly tag: Tag } | null;
  /** A destination at the top of the part of the grid that the box is in. */
  readonly anchor: string | null;
}
