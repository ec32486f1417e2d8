// Blocks: the book in the order it is printed, with styles but without positions. `compose` makes them, `page` sets
// them.
import type { Formula } from "../math/formula.ts";
import type { Span } from "../source/source.ts";
import type { Marginal, ParagraphStyle, RuleStyle } from "../template/style.ts";
import type { Colour, Picture } from "../vector/drawing.ts";
import type { Label, Link, Piece, Tag } from "./piece.ts";

export type * from "./piece.ts";

import type { Grid, Table } from "./grid-block.ts";

export type * from "./grid-block.ts";

export interface Paragraph {
  readonly kind: "paragraph";
  readonly style: ParagraphStyle;
  readonly pieces: readonly Piece[];
  readonly label: Label | null;
  /** The number of following lines that it is kept with; by default two under a heading, else one. */
  readonly keepLines?: number;
  /** It belongs to what is above it, and should not be at the top of a page, nor with a single line of that. */
  readonly followsOn?: boolean;
  /** Set larger or smaller than its style says, to suit its length. */
  readonly fit?: Fit;
  /** Behind it and its neighbours that share the object. */
  readonly panel?: Panel;
  /** Base direction; `auto`: by the first strong character (UAX #9 P2). */
  readonly direction: "ltr" | "rtl" | "auto";
  readonly tag: Tag;
  readonly span: Span | null;
}

export interface Fit {
  /** Factors of the size of its style. */
  readonly least: number;
  readonly most: number;
  /** Points; it must not be taller than this. */
  readonly height: number;
}

/** A field of colour behind neighbouring blocks; they share the object. */
export interface Panel {
  readonly colour: Colour;
  /** Above the first line and below the last. */
  readonly padding: number;
  /** From the left edge of the column. */
  readonly x: number;
  readonly width: number;
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
  /** A shift to the right: text centred on the page is not centred in the type area. */
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
    /** Where a click on it leads. */
    readonly link?: Link;
    /** Below this picture, and as wide. */
    readonly caption?: Paragraph | null;
    /** At its side, where lines end; text that would be taller than the page follows the picture. */
    readonly beside?: readonly Paragraph[];
    /** Where the text beside it is; `top` otherwise. */
    readonly besideAt?: "top" | "middle";
    /** In the middle of this picture, which is made taller if it is too small for it. */
    readonly inside?: Paragraph;
  }[];
  readonly gap: number;
  readonly align: "left" | "center" | "right";
  /** As for a rule. */
  readonly shift?: number;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly keepWithNext: boolean;
  /** It ends something, and is never alone at the top of a page. */
  readonly isTail?: boolean;
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

/** Blocks that belong together: a chapter, an abstract, a list. */
export interface Group {
  readonly kind: "group";
  readonly children: readonly Block[];
  /** Not broken when it fits on one page. */
  readonly keepTogether: boolean;
  /** If more than one, the block is set in columns, balanced at the end. */
  readonly columns: number;
  readonly columnGap: number;
  /** In right-to-left text, the first column is on the right. */
  readonly direction?: "ltr" | "rtl";
  /** Behind all of it. */
  readonly panel?: Panel;
  /** It takes at least this share of a page, with its text at the top or at the foot. */
  readonly height?: number;
  readonly atFoot?: boolean;
  /** It shares its page with others of equal height, and is reported if it is longer than its share. */
  readonly share?: { readonly of: number; readonly name: string; readonly span: Span } | null;
}

export interface Break {
  readonly kind: "break";
  readonly to: "page" | "recto";
  /** The opening of a part: no running head on the page that follows. */
  readonly opening: boolean;
  /** The pages up to the next break are landscape. */
  readonly landscape?: boolean;
}

/** A named destination at the place of the next line, and its entry in the outline if it has one. */
export interface Anchor {
  readonly kind: "anchor";
  readonly name: string;
  readonly outline: { readonly title: string; readonly level: number } | null;
}

/** A thumb tab on the edge of pages. */
export interface Tab {
  readonly label: string;
  readonly colour: Colour;
  /** Its place among those of its kind, from the head of the page. */
  readonly step: number;
  readonly of: number;
  readonly span: Span | null;
}

/** Text for running heads from here on (or, for the last-… kinds, up to here). Null clears it. */
export interface RunningMark {
  readonly kind: "mark";
  /** `tab`: the text names a tab of the composition. */
  readonly slot: Exclude<Marginal, "folio" | "none" | "title" | "kind"> | "tab";
  readonly text: string | null;
}

/** Artifacts behind the page that they are on, in page coordinates. */
export interface Backdrop {
  readonly kind: "backdrop";
  readonly items: readonly BackdropItem[];
  /** No running head, no folio on this page. */
  readonly bare: boolean;
  /** False: no running head, but a folio. */
  readonly hasHead?: boolean;
  readonly opens?: Opens;
}

export type BackdropItem =
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
      /** It is content, in front of everything else on the page. */
      readonly tag?: Tag;
    };

/** A page begins here, unless hardly anything is on the one before. */
export interface Opens {
  /** The share of a page that may be above. */
  readonly most: number;
  /** The space below what is above. */
  readonly gap: number;
  /**
   * What is drawn then instead of the backdrop's items, and where from its place downwards; the page keeps its head.
   */
  readonly items: readonly BackdropItem[];
}

/**
 * Blocks that are made when `page` asks for them: they contain formatted references, which another thread may still be
 * working on.
 */
export interface Deferred {
  readonly kind: "deferred";
  readonly blocks: () => readonly Block[];
}

/**
 * Blocks in several forms, the best first, between two page breaks: `page` takes the first that stays within the
 * allowed pages and does not end with a nearly empty page.
 */
export interface Variants {
  readonly kind: "variants";
  readonly forms: readonly Form[];
  /** The most pages: this many, or this share of the book's, whichever is more. */
  readonly most: { readonly pages: number; readonly share: number };
}

export interface Form {
  /** Forms of one grade are about equally good, and one may be chosen for the sake of its last page. */
  readonly grade: number;
  readonly blocks: () => readonly Block[];
}

export type Block =
  | Deferred
  | Variants
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

/** The result of `compose`: the blocks, and the PDF's information about the book. */
export interface Composition {
  readonly blocks: readonly Block[];
  /** The root of the structure tree, role `Document`. */
  readonly root: Tag;
  readonly info: Info;
  /** The destinations that authors' links name, each with one of these links. */
  readonly places?: ReadonlyMap<string, Span>;
  readonly tabs?: ReadonlyMap<string, Tab>;
  /** Portraits, logos and covers that have too few pixels for their size in print. */
  readonly coarse?: ReadonlyMap<string, CoarsePicture>;
  readonly longCodes?: ReadonlyMap<string, LongCode>;
  /** Plain texts for running heads. */
  readonly title: string;
  readonly kind: string;
  /** Printed at the head of every page, in red, if the book is a draft. */
  readonly draft?: { readonly text: string; readonly colour: Colour };
}

export interface LongCode {
  readonly url: string;
  readonly span: Span;
}

export interface CoarsePicture {
  readonly path: string;
  readonly span: Span;
  /** Per inch, at the width in points that it is printed at. */
  readonly pixels: number;
  readonly width: number;
}

export interface Info {
  readonly title: string;
  readonly author: string;
  /** The same people, individually. */
  readonly authors?: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Its pages turn from left to right. */
  readonly isRightToLeft?: boolean;
  /** ISO 8601 instant from SOURCE_DATE_EPOCH, else from the book's dates, else the epoch. */
  readonly date: string;
  readonly identifiers: readonly string[];
}
