// The strip under construction: takes line boxes (with their baselines) and blocks' spaces in reading order, works out the
// glue between them, and what a page break at each place would cost.
import type { Anchor, Backdrop, Block, FootnotePiece, RunningMark } from "../../compose/block.ts";
import type { Span } from "../../source/source.ts";
import { brokenKeep, strandedHeading, widowOrOrphan } from "../breaking/penalties.ts";
import type { LinkArea, Placed } from "../document.ts";
import { FootnoteCollector } from "../footnotes/collect.ts";
import { type BaselineGrid, type Kind, snapToGrid } from "./baseline-grid.ts";
import {
  type Attachments,
  type Band,
  type Box,
  type FootnoteSetting,
  type LeadRule,
  noLead,
  type Region,
  type Repeat,
} from "./galley.ts";

/** A box to be. */
export interface LineBox {
  readonly height: number;
  readonly content: readonly Placed[];
  /** From the top to the first baseline. */
  readonly ascent: number;
  /** From the last baseline to the bottom; null below a figure or a rule, where baselines keep no distance. */
  readonly depth: number | null;
  /** From the baseline above to the first of its own; null for a figure or under a rule. */
  readonly leading: number | null;
  /** How far neighbouring lines may overlap because the face's own ascent and descent exceed the leading. */
  readonly overlap: number;
  readonly band: Band | null;
  readonly destinations: readonly string[] | null;
  /** Links that are areas rather than words, in the coordinates of `content`. */
  readonly links?: readonly LinkArea[];
  readonly footnotes?: readonly FootnotePiece[] | null;
  /** A line of running text, on a baseline grid. */
  readonly onGrid?: boolean;
  /** A formula, a figure, a row of a table. */
  readonly isDisplay?: boolean;
  readonly span: Span | null;
}

/** Sets the blocks of a footnote. */
export type SetFootnote = (blocks: readonly Block[], builder: GalleyBuilder) => void;

/** The text's height, and whether paragraph spaces stretch so that pages end flush. */
export interface GalleyBuilderSetting {
  readonly pageHeight: number;
  readonly flush: boolean;
  readonly grid: BaselineGrid | null;
  /** Asked for where there are footnotes. */
  readonly footnotes: () => FootnoteSetting;
}

/** How far a space between blocks gives, as a share of it: much to make pages flush, little to round off ragged ones. */
const flushShare = 0.6;
const raggedShare = 0.12;
const shrinkShare = 0.25;

/** A place in the galley: so many regions before it, and so many boxes of its own. */
export interface GalleyPosition {
  readonly region: number;
  readonly box: number;
}

/** Columns that break badly come out longer than their share by about a line. */
const columnLoss = 15;

function extentOf(boxes: readonly Box[], columns: number): number {
  const height = boxes.reduce((sum, box) => sum + box.lead.height + box.height, 0);
  return columns > 1 && boxes.length > 0 ? height / columns + columnLoss : height;
}

export class GalleyBuilder {
  readonly #setting: GalleyBuilderSetting;
  readonly #regions: Region[] = [];
  #boxes: Box[] = [];
  #penalties: number[] = [];
  /** Of each box, for a grid. */
  #kinds: Kind[] = [];
  #columns = 1;
  #columnGap = 0;
  #isMirrored = false;
  #measure: number;
  /** Depth of the box above; null where there is none or where it ends without a baseline. */
  #depth: number | null = null;
  #after = 0;
  #before = 0;
  #space = 0;
  /** The part of it that gives nothing: the sink of an opening is the same on all of them. */
  #firm = 0;
  #fill = 0;
  #rule: LeadRule | null = null;
  #penalty = 0;
  #repeat: Repeat | null = null;
  /** Lines that must still follow before the block kept with the next is safe. */
  #owed = 0;
  #kept = 0;
  /** Extent of the boxes of this region, and of the regions before it. */
  #height = 0;
  #above = 0;
  #shrink = 0;
  #leading = 12;
  #lastColumns = 1;
  #least = 0;
  #bare = noLead;
  #attachments: { anchors: Anchor[]; marks: RunningMark[]; backdrops: Backdrop[] } | null = null;

  readonly #setFootnote: SetFootnote | null;
  #footnotes: FootnoteCollector | null = null;
  /** Of the footnotes of the regions before this one. */
  #footnotesAbove = 0;

  constructor(setting: GalleyBuilderSetting, measure: number, setNote: SetFootnote | null = null) {
    this.#setting = setting;
    this.#measure = measure;
    this.#setFootnote = setNote;
  }

  /** What the footnotes so far take of a page, were everything on one. */
  get footnoteHeight(): number {
    return this.#footnotesAbove + (this.#footnotes ? this.#footnotes.height / this.#columns : 0);
  }

  get measure(): number {
    return this.#measure;
  }

  get grid(): BaselineGrid | null {
    return this.#setting.grid;
  }

  get pageHeight(): number {
    return this.#setting.pageHeight;
  }

  /** How far what is there already reaches down, were it all on one page. */
  get extent(): number {
    const boxes = this.#above + this.#height / this.#columns;
    return boxes + (boxes > 0 || this.#space > 0 ? this.#space + Math.max(this.#after, this.#before) : 0);
  }

  /** Where the last box ends, were everything on one page: as it is, and as far as spaces shrink. */
  get bottom(): { readonly natural: number; readonly least: number } {
    const natural = this.#above + this.#height / this.#columns;
    return { natural, least: natural - this.#shrink };
  }

  /** Lines that so much more of a page would hold. */
  linesIn(height: number): number {
    return Math.max(1, Math.ceil((height / this.#leading) * this.#lastColumns - 0.01));
  }

  /** The number of boxes so far in this region, for `keepRange`. */
  get position(): number {
    return this.#boxes.length;
  }

  /** A block begins: of two neighbours' spaces the larger counts. */
  before(space: number): void {
    this.#before = Math.max(this.#before, space);
  }

  /** A block has ended. `keep`: so many lines of what follows it stays with. */
  after(space: number, keep: number): void {
    this.#after = Math.max(this.#after, space);
    if (keep > 0) this.#kept = keep;
  }

  /** What comes next stands at least so far down. */
  skipTo(extent: number): void {
    this.#least = extent;
  }

  /** An explicit space adds to what the blocks around it ask for; at the head of a run it stays. */
  space(height: number, fill: number): void {
    if (this.#regions.length === 0 && this.#boxes.length === 0) this.#strut();
    this.#space += height;
    this.#firm += height;
    this.#fill += fill;
  }

  /** A rule in the glue: it vanishes with the glue where a page begins. */
  rule(rule: Omit<LeadRule, "offset">): void {
    if (this.#regions.length === 0 && this.#boxes.length === 0) this.#strut();
    this.#closeSpace();
    this.#rule = { ...rule, offset: this.#space };
    this.#space += rule.style.thickness;
    this.#firm += rule.style.thickness;
    this.#depth = null;
  }

  /** Adds to the cost of a page break above the next box. */
  penalise(demerits: number): void {
    this.#penalty += demerits;
  }

  /** Printed again above the next box where a page begins with it. */
  repeat(repeat: Repeat | null): void {
    this.#repeat = repeat;
  }

  attach(block: Anchor | RunningMark | Backdrop): void {
    this.#attachments ??= { anchors: [], marks: [], backdrops: [] };
    if (block.kind === "anchor") this.#attachments.anchors.push(block);
    else if (block.kind === "mark") this.#attachments.marks.push(block);
    else this.#attachments.backdrops.push(block);
  }

  /** `lines`: how many lines it stands for to a heading above that wants two. */
  add(lineBox: LineBox, lines = 1): Box {
    this.#closeSpace();
    if (this.#setting.grid) this.#kinds.push(lineBox.onGrid ? lineBox.ascent : lineBox.isDisplay ? "display" : null);
    this.#penalties.push(this.#penalty + this.#keepCost());
    this.#owed = Math.max(0, this.#owed - lines);
    const box: Box = {
      lead: this.#lead(lineBox),
      height: lineBox.height,
      inset: 0,
      content: lineBox.content,
      repeat: this.#repeat,
      band: lineBox.band,
      destinations: lineBox.destinations,
      links: lineBox.links ?? null,
      attachments: this.#takeAttachments(),
      span: lineBox.span,
    };
    if (lineBox.footnotes && this.#setFootnote) {
      this.#footnotes ??= new FootnoteCollector(
        new GalleyBuilder({ ...this.#setting, grid: null }, this.#measure),
        this.#setting.footnotes(),
      );
      this.#footnotes.add(lineBox.footnotes, this.#boxes.length, this.#setFootnote);
    }
    this.#boxes.push(box);
    this.#height += box.lead.height + box.height;
    this.#shrink += box.lead.shrink / this.#columns;
    this.#lastColumns = this.#columns;
    if (lineBox.leading !== null) this.#leading = lineBox.leading;
    this.#depth = lineBox.depth;
    this.#space = 0;
    this.#firm = 0;
    this.#fill = 0;
    this.#rule = null;
    this.#penalty = 0;
    this.#repeat = null;
    return box;
  }

  /** Where the next box will stand, for `keepFrom`. */
  get place(): GalleyPosition {
    return { region: this.#regions.length, box: this.#boxes.length };
  }

  /** Keeps everything from `place` on together, if it fits on a page, in whatever columns it stands. */
  keepFrom({ region, box }: GalleyPosition): void {
    const first = this.#regions[region];
    if (!first) {
      this.keepRange(box);
      return;
    }
    const later = this.#regions.slice(region + 1).reduce((sum, each) => sum + extentOf(each.boxes, each.columns), 0);
    const tail = later + extentOf(this.#boxes, this.#columns);
    if (tail + extentOf(first.boxes.slice(box), first.columns) > this.#setting.pageHeight) return;
    const penalties = first.penalties.map((penalty, at) =>
      at > box && first.columns === 1 ? penalty + brokenKeep : penalty,
    );
    this.#regions[region] = { ...first, penalties, tail };
  }

  /** Keeps the boxes from `from` on together, if they fit on a page. */
  keepRange(from: number): void {
    let height = 0;
    for (let at = from; at < this.#boxes.length; at++) {
      const box = this.#boxes[at];
      if (box) height += box.height + (at > from ? box.lead.height : 0);
    }
    if (height > this.#setting.pageHeight) return;
    for (let at = from + 1; at < this.#boxes.length; at++) {
      this.#penalties[at] = (this.#penalties[at] ?? 0) + brokenKeep;
    }
  }

  /** Goes on in another number of columns. */
  setColumns(columns: number, columnGap: number, measure: number, isMirrored = false): void {
    this.#endRegion();
    this.#columns = columns;
    this.#columnGap = columnGap;
    this.#isMirrored = isMirrored;
    this.#measure = measure;
  }

  finish(): readonly Region[] {
    if (this.#attachments || this.#fill > 0 || this.#rule) {
      this.#penalty += strandedHeading;
      this.#strut();
    }
    this.#endRegion();
    return this.#regions;
  }

  #endRegion(): void {
    if (this.#boxes.length > 0) {
      this.#regions.push({
        columns: this.#columns,
        columnGap: this.#columnGap,
        isMirrored: this.#isMirrored,
        measure: this.#measure,
        step: this.#setting.grid?.step ?? null,
        tail: 0,
        boxes: this.#setting.grid ? snapToGrid(this.#boxes, this.#kinds, this.#setting.grid) : this.#boxes,
        penalties: this.#penalties,
        footnotes: this.#footnotes?.finish() ?? null,
      });
    }
    this.#boxes = [];
    this.#penalties = [];
    this.#kinds = [];
    this.#above += this.#height / this.#columns;
    this.#height = 0;
    this.#footnotesAbove = this.footnoteHeight;
    this.#footnotes = null;
  }

  /** A box without size: it holds what must not be dropped at the head or foot of a page. */
  #strut(): void {
    const nothing = { height: 0, ascent: 0, depth: null, leading: null, overlap: 0, content: [] };
    this.add({ ...nothing, band: null, destinations: null, span: null }, 0);
  }

  #closeSpace(): void {
    this.#space += Math.max(this.#after, this.#before);
    this.#after = 0;
    this.#before = 0;
  }

  #keepCost(): number {
    if (this.#kept > 0) {
      this.#owed = Math.max(this.#owed, this.#kept);
      this.#kept = 0;
      return strandedHeading;
    }
    return this.#owed > 0 ? widowOrOrphan : 0;
  }

  #lead(lineBox: LineBox): Box["lead"] {
    const space = this.#space;
    let skip = 0;
    if (this.#depth !== null && lineBox.leading !== null) {
      skip = Math.max(lineBox.leading - this.#depth - lineBox.ascent, -lineBox.overlap);
    }
    const skipped = Math.max(0, this.#least - this.bottom.natural - space - skip);
    this.#least = 0;
    const gives = Math.max(0, space - this.#firm);
    if (skipped === 0 && gives === 0 && this.#fill === 0 && !this.#rule) {
      // Nearly all lines of a book stand under the same bare glue: one object for them all.
      if (this.#bare.height !== space + skip) this.#bare = { ...noLead, height: space + skip };
      return this.#bare;
    }
    return {
      height: space + skip + skipped,
      stretch: gives * (this.#setting.flush ? flushShare : raggedShare),
      shrink: gives * shrinkShare,
      fill: this.#fill,
      rule: this.#rule,
    };
  }

  #takeAttachments(): Attachments | null {
    const notes = this.#attachments;
    this.#attachments = null;
    return notes;
  }
}
