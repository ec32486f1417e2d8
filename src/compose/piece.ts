// Pieces: inline content with its style, its structure elements and its links.

import type { Formula } from "../math/formula.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import type { Picture } from "../vector/drawing.ts";
import type { Block } from "./block.ts";

/** Standard structure types (ISO 32000-1 §14.8.4) that this program uses. */
export type Role =
  | "Document"
  | "Part"
  | "Sect"
  | "Div"
  | "TOC"
  | "TOCI"
  | "Index"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "H5"
  | "H6"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "THead"
  | "TBody"
  | "TR"
  | "TH"
  | "TD"
  | "Span"
  | "Quote"
  | "Note"
  | "Reference"
  | "BibEntry"
  | "Code"
  | "Link"
  | "Figure"
  | "Formula"
  | "Caption"
  | "BlockQuote";

/**
 * A node of the structure tree. Its children are not kept here: the PDF writer attaches an element to its parent when the
 * first of its content is drawn, so that reading order is printed order.
 */
export interface Tag {
  readonly role: Role;
  /** Null for the root (`Document`) alone. */
  readonly parent: Tag | null;
  /** Title of a section. */
  readonly title?: string;
  /** Alternative text of a Figure or Formula. */
  readonly alt?: string;
  /** Characters that the content represents. */
  readonly actual?: string;
  /** BCP 47, if it differs from the parent's. */
  readonly language?: string;
  /** Scope of a TH. */
  readonly scope?: "Row" | "Column" | "Both";
  readonly columnSpan?: number;
}

export type Target =
  | { readonly kind: "destination"; readonly name: string }
  | { readonly kind: "uri"; readonly uri: string };

/** One link in the text; pieces that share the object are one annotation on each line. `title` says where it leads. */
export interface Link {
  readonly target: Target;
  readonly title: string;
}

interface PieceBase {
  /** A finer tag than the paragraph's (Link, Span, Reference, Formula, Lbl …), null: the paragraph's. */
  readonly tag: Tag | null;
  readonly link: Link | null;
  readonly span: Span | null;
}

/** Inline content with its style. */
export type Piece =
  | (PieceBase & {
      readonly kind: "text";
      /** NFC. U+00A0 ties, U+200B allows a break, U+00AD a hyphen; other white space is one space. */
      readonly text: string;
      readonly style: TextStyle;
      /** BCP 47; decides hyphenation, script forms and spacing. */
      readonly language: string;
      /** False in names, URLs, code. */
      readonly hyphenate: boolean;
    })
  | (PieceBase & { readonly kind: "formula"; readonly formula: Formula; readonly style: TextStyle })
  /** The folio of a destination's page, `?` until it is known. */
  | (PieceBase & {
      readonly kind: "page-number";
      readonly destination: string;
      readonly style: TextStyle;
      /** The style of an asterisk, which is raised already. */
      readonly asterisk?: TextStyle;
    })
  /** The folios of several destinations, ascending, each page once; a run of three or more plain ones is one range. */
  | (PieceBase & {
      readonly kind: "page-list";
      readonly entries: readonly PageListEntry[];
      /** Between two folios. */
      readonly comma: string;
      readonly style: TextStyle;
      readonly language: string;
    })
  /** Pushes what follows to the right margin (beyond `rightIndent`), dotted unless `dots` is false. */
  | (PieceBase & { readonly kind: "leader"; readonly dots: boolean; readonly style: TextStyle })
  | (PieceBase & { readonly kind: "line-break" })
  | (PieceBase & {
      readonly kind: "picture";
      readonly picture: Picture;
      readonly width: number;
      readonly height: number;
    })
  /** A destination at the line of this piece. */
  | (PieceBase & { readonly kind: "anchor"; readonly name: string; readonly footnote?: FootnotePiece });

/** A note for the foot of the page or column that the anchor is on. */
export interface FootnotePiece {
  /** The destination for which `page` gives the sign of its mark, as it gives folios. */
  readonly sign: string;
  readonly blocks: readonly Block[];
}

/** One destination of a page list. */
export interface PageListEntry {
  readonly destination: string;
  readonly style: TextStyle;
  /** If several entries share a page, the one of the highest rank is printed; only entries of rank 0 form ranges. */
  readonly rank: number;
  readonly link: Link | null;
  readonly tag: Tag | null;
}

/** Set in the left indent of the first line: bullets, numbers of references and posters, times of the programme. */
export interface Label {
  readonly pieces: readonly Piece[];
  /**
   * `right`: its right edge is `gap` left of the text. `left`: its left edge is at `at`, measured from the column's
   * left edge.
   */
  readonly align: "left" | "right";
  readonly at: number;
  readonly gap: number;
  readonly tag: Tag | null;
}
