// Blocks: the book in the order it is printed, with styles but without positions. `compose` makes them, `page` sets them.

import type { Formula } from "../math/formula.ts";
import type { Span } from "../source/source.ts";
import type { Marginal, ParagraphStyle, RuleStyle } from "../template/style.ts";
import type { Colour, Picture } from "../vector/drawing.ts";
import type { Label, Link, Piece, Tag } from "./piece.ts";

export type * from "./piece.ts";

export interface Paragraph {
  readonly kind: "paragraph";
  readonly style: ParagraphStyle;
  readonly pieces: readonly Piece[];
  readonly label: Label | null;
  /** How many lines of what follows it is kept with; without it two under a heading, else one. */
  readonly keepLines?: number;
  /** Base direction; `auto`: by the first strong character (UAX #9 P2). */
  readonly direction: "ltr" | "rtl" | "auto";
  readonly tag: Tag;
  readonly span: Span | null;
}

export interface Space {
  readonly kind: "space";
  readonly height: number;
  /** Infinitely stretching space, for covers: its share of what is left on the page. */
  readonly fill: number;
}

export interface RuleLine {
  readonly kind: "rule";
  readonly rule: RuleStyle;
  /** Null: the measure. */
  readonly width: number | null;
  readonly align: "left" | "center" | "right";
  /** Moved to the right by so much: what is centred on the page is not so in the type area. */
  readonly shift?: number;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
}

/** Pictures side by side, unbreakable. The caption of a single one is a block of its own, kept with the figure. */
export interface FigureBlock {
  readonly kind: "figure";
  readonly pictures: readonly {
    readonly picture: Picture;
    readonly width: number;
    readonly height: number;
    readonly tag: Tag | null;
    /** Under this picture, as wide as it. */
    readonly caption?: Paragraph | null;
    /** In the middle of this picture, which is made taller where it has no room for it. */
    readonly inside?: Paragraph;
  }[];
  readonly gap: number;
  readonly align: "left" | "center" | "right";
  /** As for a rule. */
  readonly shift?: number;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly keepWithNext: boolean;
  readonly span: Span | null;
}

/** A display formula, centred; wider than the measure it is scaled down and reported. */
export interface DisplayFormula {
  readonly kind: "display-formula";
  readonly formula: Formula;
  readonly style: ParagraphStyle;
  readonly tag: Tag;
  readonly span: Span | null;
}

export interface Table {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  /** The first `headRows` rows are repeated at the head of each further page. */
  readonly headRows: number;
  /** From right to left the first column stands on the right. */
  readonly direction?: "ltr" | "rtl";
  readonly rows: readonly TableRow[];
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
  /** Points; null: measured from the content, the rest of the measure shared out. */
  readonly width: number | null;
}

export interface TableRow {
  readonly cells: readonly { readonly blocks: readonly Paragraph[]; readonly columnSpan: number; readonly tag: Tag }[];
  readonly keepWithNext: boolean;
  readonly background: Colour | null;
  readonly tag: Tag;
}

/**
 * A timetable: boxes in columns, time running down. It is set unbroken, and cut, where a page cannot hold it, between
 * columns and between times, with its head, the times and the headings repeated. Heights are proportional to time at
 * least; a box grows where its text needs more.
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
 * `yields`: what is left out where it would keep the day from standing on one page (`gladly`), what is left out where a
 * page cannot hold what must stay together (`first`), and what is then shortened (`last`).
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
  /** A destination at the head of the part of the grid that the box stands in. */
  readonly anchor: string | null;
}

/** Blocks that belong together: a chapter, an abstract, a list. */
export interface Group {
  readonly kind: "group";
  readonly children: readonly Block[];
  /** Not broken when it fits on one page. */
  readonly keepTogether: boolean;
  /** More than one: set in that many columns, balanced at the end. */
  readonly columns: number;
  readonly columnGap: number;
  /** From right to left the first column stands on the right. */
  readonly direction?: "ltr" | "rtl";
  /** One of so many on its page: it takes its share of the page, and says when it is longer. */
  readonly share?: { readonly of: number; readonly name: string; readonly span: Span } | null;
}

export interface Break {
  readonly kind: "break";
  readonly to: "page" | "recto";
  /** The opening of a part: no running head on the page that follows. */
  readonly opening: boolean;
  /** The pages up to the next break lie on their side. */
  readonly landscape?: boolean;
}

/** A named destination at the place of the next line, and its entry in the outline if it has one. */
export interface Anchor {
  readonly kind: "anchor";
  readonly name: string;
  readonly outline: { readonly title: string; readonly level: number } | null;
}

/** Text for running heads from here on (or, for the last-… kinds, up to here). Null clears it. */
export interface RunningMark {
  readonly kind: "mark";
  readonly slot: Exclude<Marginal, "folio" | "none" | "title" | "kind">;
  readonly text: string | null;
}

/** Artifacts behind the page on which it stands, in page coordinates. */
export interface Backdrop {
  readonly kind: "backdrop";
  readonly items: readonly (
    | {
        readonly kind: "field";
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly colour: Colour;
      }
    | {
        readonly kind: "picture";
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly picture: Picture;
      }
  )[];
  /** No running head, no folio on this page. */
  readonly bare: boolean;
}

/** Blocks made when the page room asks for them: what shows formatted references, which another thread may still be at. */
export interface Deferred {
  readonly kind: "deferred";
  readonly blocks: () => readonly Block[];
}

export type Block =
  | Deferred
  | Paragraph
  | Space
  | RuleLine
  | FigureBlock
  | DisplayFormula
  | Table
  | Grid
  | Group
  | Break
  | Anchor
  | RunningMark
  | Backdrop;

/** What compose hands on: the blocks, and what the PDF says of the book as a whole. */
export interface Composition {
  readonly blocks: readonly Block[];
  /** The root of the structure tree, role `Document`. */
  readonly root: Tag;
  readonly info: Info;
  /** Plain texts for running heads. */
  readonly title: string;
  readonly kind: string;
  /** Printed at the head of every page, in red, where the book is a draft. */
  readonly draft?: { readonly text: string; readonly colour: Colour };
}

export interface Info {
  readonly title: string;
  readonly author: string;
  /** The same people one by one. */
  readonly authors?: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** ISO 8601 instant from SOURCE_DATE_EPOCH, else from the book's dates, else the epoch. */
  readonly date: string;
  readonly identifiers: readonly string[];
}
