// The strip under construction: takes slugs (boxes with their baselines) and blocks' spaces in reading order, works out the
// glue between them, and what a page break at each place would cost.
import type { Anchor, Backdrop, Block, FootnotePiece, Mark } from "../../compose/block.ts";
import type { Span } from "../../source/source.ts";
import { lonely, parted, stranded } from "../breaking/penalties.ts";
import type { LinkArea, Placed } from "../document.ts";
import { Foot } from "../footnotes/collect.ts";
import { type BaselineGrid, type Kind, snapToGrid } from "./baseline-grid.ts";
import {
  type Band,
  type Box,
  type FootLook,
  type LeadRule,
  type Notes,
  noLead,
  type Region,
  type Repeat,
} from "./galley.ts";

/** A box to be. */
export interface Slug {
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
export type SetNote = (blocks: readonly Block[], strip: Strip) => void;

/** The text's height, and whether paragraph spaces stretch so that pages end flush. */
export interface StripSetting {
  readonly pageHeight: number;
  readonly flush: boolean;
  readonly grid: BaselineGrid | null;
  /** Asked for where there are footnotes. */
  readonly foot: () => FootLook;
}

/** How far a space between blocks gives, as a share of it: much to make pages flush, little to round off ragged ones. */
const flushShare = 0.6;
const raggedShare = 0.12;
const shrinkShare = 0.25;

/** A place in the strip: so many regions before it, and so many boxes of its own. */
export interface Place {
  readonly region: number;
  readonly box: number;
}

/** Columns that break badly come out longer than their share by about a line. */
const columnLoss = 15;

function extentOf(boxes: readonly Box[], columns: number): number {
  const height = boxes.reduce((sum, box) => sum + box.lead.height + box.height, 0);
  return columns > 1 && boxes.length > 0 ? height / columns + columnLoss : height;
}

export class Strip {
  readonly #setting: StripSetting;
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
  #notes: { anchors: Anchor[]; marks: Mark[]; backdrops: Backdrop[] } | null = null;

  readonly #setNote: SetNote | null;
  #foot: Foot | null = null;
  /** Of the footnotes of the regions before this one. */
  #footAbove = 0;

  constructor(setting: StripSetting, measure: number, setNote: SetNote | null = null) {
    this.#setting = setting;
    this.#measure = measure;
    this.#setNote = setNote;
  }

  /** What the footnotes so far take of a page, were everything on one. */
  get footHeight(): number {
    return this.#footAbove + (this.#foot ? this.#foot.height / this.#columns : 0);
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

  note(block: Anchor | Mark | Backdrop): void {
    this.#notes ??= { anchors: [], marks: [], backdrops: [] };
    if (block.kind === "anchor") this.#notes.anchors.push(block);
    else if (block.kind === "mark") this.#notes.marks.push(block);
    else this.#notes.backdrops.push(block);
  }

  /** `lines`: how many lines it stands for to a heading above that wants two. */
  add(slug: Slug, lines = 1): Box {
    this.#closeSpace();
    if (this.#setting.grid) this.#kinds.push(slug.onGrid ? slug.ascent : slug.isDisplay ? "display" : null);
    this.#penalties.push(this.#penalty + this.#keepCost());
    this.#owed = Math.max(0, this.#owed - lines);
    const box: Box = {
      lead: this.#lead(slug),
      height: slug.height,
      inset: 0,
      content: slug.content,
      repeat: this.#repeat,
      band: slug.band,
      destinations: slug.destinations,
      links: slug.links ?? null,
      notes: this.#takeNotes(),
      span: slug.span,
    };
    if (slug.footnotes && this.#setNote) {
      this.#foot ??= new Foot(new Strip({ ...this.#setting, grid: null }, this.#measure), this.#setting.foot());
      this.#foot.add(slug.footnotes, this.#boxes.length, this.#setNote);
    }
    this.#boxes.push(box);
    this.#height += box.lead.height + box.height;
    this.#shrink += box.lead.shrink / this.#columns;
    this.#lastColumns = this.#columns;
    if (slug.leading !== null) this.#leading = slug.leading;
    this.#depth = slug.depth;
    this.#space = 0;
    this.#firm = 0;
    this.#fill = 0;
    this.#rule = null;
    this.#penalty = 0;
    this.#repeat = null;
    return box;
  }

  /** Where the next box will stand, for `keepFrom`. */
  get place(): Place {
    return { region: this.#regions.length, box: this.#boxes.length };
  }

  /** Keeps everything from `place` on together, if it fits on a page, in whatever columns it stands. */
  keepFrom({ region, box }: Place): void {
    const first = this.#regions[region];
    if (!first) {
      this.keepRange(box);
      return;
    }
    const later = this.#regions.slice(region + 1).reduce((sum, each) => sum + extentOf(each.boxes, each.columns), 0);
    const tail = later + extentOf(this.#boxes, this.#columns);
    if (tail + extentOf(first.boxes.slice(box), first.columns) > this.#setting.pageHeight) return;
    const penalties = first.penalties.map((penalty, at) =>
      at > box && first.columns === 1 ? penalty + parted : penalty,
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
      this.#penalties[at] = (this.#penalties[at] ?? 0) + parted;
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
    if (this.#notes || this.#fill > 0 || this.#rule) {
      this.#penalty += stranded;
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
        foot: this.#foot?.finish() ?? null,
      });
    }
    this.#boxes = [];
    this.#penalties = [];
    this.#kinds = [];
    this.#above += this.#height / this.#columns;
    this.#height = 0;
    this.#footAbove = this.footHeight;
    this.#foot = null;
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
      return stranded;
    }
    return this.#owed > 0 ? lonely : 0;
  }

  #lead(slug: Slug): Box["lead"] {
    const space = this.#space;
    let skip = 0;
    if (this.#depth !== null && slug.leading !== null) {
      skip = Math.max(slug.leading - this.#depth - slug.ascent, -slug.overlap);
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

  #takeNotes(): Notes | null {
    const notes = this.#notes;
    this.#notes = null;
    return notes;
  }
}
