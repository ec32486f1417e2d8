// The galley: the book as one column of boxes before it is cut into pages. Each box knows the glue above it and what a
// page break above it costs, so that a run of boxes is TeX's vertical list with its discardable items folded in
// (TeXbook ch. 15).
import type { Anchor, Backdrop, Panel, RunningMark } from "../../compose/block.ts";
import type { Span } from "../../source/source.ts";
import type { RuleStyle } from "../../template/style.ts";
import type { LinkArea, Placed } from "../document.ts";
import type { PrintedFolios } from "./set-lines.ts";

/** Glue above a box; dropped, with its rule, at the head of a page or column. */
export interface Lead {
  readonly height: number;
  readonly stretch: number;
  readonly shrink: number;
  /** Share of what is left on the page (TeX's fil). */
  readonly fill: number;
  readonly rule: LeadRule | null;
}

/** A rule in the glue, its top `offset` below the box above. */
export interface LeadRule {
  readonly offset: number;
  readonly x: number;
  readonly width: number;
  readonly style: RuleStyle;
}

/** A line, a figure, a row of a table: what a page break cannot split. */
export interface Box {
  readonly lead: Lead;
  readonly height: number;
  /** How far below the top it is when it begins a page: 0 without a baseline grid. */
  readonly inset: number;
  /** In the box's own coordinates: origin at the top left corner of the column. */
  readonly content: readonly Placed[];
  /** Printed again above this box when a page begins with it: the heads of a table. */
  readonly repeat: Repeat | null;
  readonly band: Band | null;
  /** Inline destinations of its lines. */
  readonly destinations: readonly string[] | null;
  /** Links that are areas rather than words. */
  readonly links: readonly LinkArea[] | null;
  /** What is at the place of the box but takes no room. */
  readonly attachments: Attachments | null;
  readonly span: Span | null;
}

export interface Repeat {
  readonly boxes: readonly Box[];
  /** Height of the boxes with the glue between them and below the last. */
  readonly height: number;
  readonly below: number;
}

/** A coloured band behind neighbouring boxes that share the object. */
export type Band = Panel;

export interface Attachments {
  readonly anchors: readonly Anchor[];
  readonly marks: readonly RunningMark[];
  readonly backdrops: readonly Backdrop[];
}

/** The share of a page that may be above a box that otherwise begins one; null if it may be anywhere. */
export function openingOf({ backdrops }: Attachments): number | null {
  return backdrops.find(({ opens }) => opens)?.opens?.most ?? null;
}

/**
 * Notes for the foot of a page, in the order of their marks, as a galley of their own, of which each column takes a
 * share.
 */
export interface FootnoteStrip {
  readonly boxes: readonly Box[];
  readonly penalties: readonly number[];
  /** In the order of the boxes that contain the marks. */
  readonly footnotes: readonly GalleyFootnote[];
  readonly setting: FootnoteSetting;
}

export interface GalleyFootnote {
  /** Index of the box of the region that contains its mark. */
  readonly mark: number;
  /** Its boxes among them: [from, to). */
  readonly from: number;
  readonly to: number;
  /** The destination under which the sign of its mark is given, like a folio. */
  readonly sign: string;
}

/** What is between text and notes. */
export interface FootnoteSetting {
  /** Above the first note, the rule included. */
  readonly above: number;
  /** Below the last, so that its baseline is where the last line of running text would have it. */
  readonly below: number;
  readonly rule: RuleStyle | null;
  readonly ruleWidth: number;
}

/** A stretch of the galley in one number of columns. */
export interface Region {
  readonly columns: number;
  readonly columnGap: number;
  /** The first column is on the right. */
  readonly isMirrored: boolean;
  /** Width of one column. */
  readonly measure: number;
  /** Its top is at a multiple of this; null without a baseline grid. */
  readonly step: number | null;
  readonly boxes: readonly Box[];
  /** The height of what follows it in other numbers of columns and should end on the same page. */
  readonly tail: number;
  /** For each box: demerits of a page break above it. */
  readonly penalties: readonly number[];
  readonly footnotes: FootnoteStrip | null;
}

/** What is printed between two forced page breaks. */
export interface Galley {
  readonly regions: readonly Region[];
  /** The paragraphs that print page numbers and may therefore change with the folios. */
  readonly printing: readonly PrintedFolios[];
}

export const noLead: Lead = { height: 0, stretch: 0, shrink: 0, fill: 0, rule: null };
