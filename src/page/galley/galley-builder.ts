// The galley under construction: takes future boxes and the spaces of blocks in reading order, and puts them into
// regions with a given number of columns. pending-glue.ts works out the glue between boxes, keeps.ts what a page break
// above each of them would cost.
import type { Anchor, Backdrop, Block, RunningMark } from "../../compose/block.ts";
import { strandedHeading } from "../breaking/penalties.ts";
import { FootnoteCollector } from "../footnotes/collect.ts";
import { type BaselineGrid, type Kind, snapToGrid } from "./baseline-grid.ts";
import type { Attachments, Band, Box, FootnoteSetting, LeadRule, Region, Repeat } from "./galley.ts";
import { extentOf, Keeps, keptWith } from "./keeps.ts";
import type { LineBox } from "./line-box.ts";
import { PendingGlue } from "./pending-glue.ts";

/** Sets the blocks of a footnote. */
export type SetFootnote = (blocks: readonly Block[], builder: GalleyBuilder) => void;

/** The text's height, and whether paragraph spaces stretch so that pages end flush. */
export interface GalleyBuilderSetting {
  readonly pageHeight: number;
  readonly flush: boolean;
  readonly grid: BaselineGrid | null;
  /** Asked for if there are footnotes. */
  readonly footnotes: () => FootnoteSetting;
}

/** A place in the galley: the number of regions before it, and of its own boxes. */
export interface GalleyPosition {
  readonly region: number;
  readonly box: number;
}

export class GalleyBuilder {
  readonly #setting: GalleyBuilderSetting;
  readonly #setFootnote: SetFootnote | null;
  readonly #glue: PendingGlue;
  readonly #keeps = new Keeps();
  readonly #regions: Region[] = [];
  #boxes: Box[] = [];
  /** How each box relates to a baseline grid. */
  #kinds: Kind[] = [];
  #columns = 1;
  #columnGap = 0;
  #isMirrored = false;
  #measure: number;
  /** Extent of the boxes of this region, and of the regions before it. */
  #height = 0;
  #above = 0;
  #shrink = 0;
  /** Leading of the last line of text, and the number of columns that it is in. */
  #leading = 12;
  #lastColumns = 1;
  #repeat: Repeat | null = null;
  /** Behind every box that has no band of its own. */
  panel: Band | null = null;
  #attachments: { anchors: Anchor[]; marks: RunningMark[]; backdrops: Backdrop[] } | null = null;
  #footnotes: FootnoteCollector | null = null;
  /** Height of the footnotes of the regions before this one. */
  #footnotesAbove = 0;

  constructor(setting: GalleyBuilderSetting, measure: number, setFootnote: SetFootnote | null = null) {
    this.#setting = setting;
    this.#measure = measure;
    this.#setFootnote = setFootnote;
    this.#glue = new PendingGlue(setting.flush);
  }

  /** How much of a page the footnotes so far would take if everything were on one page. */
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

  /** How far down the content so far would reach if it were all on one page. */
  get extent(): number {
    const boxes = this.bottom.natural;
    return boxes + (boxes > 0 || this.#glue.hasSpace ? this.#glue.height : 0);
  }

  /** Where the last box would end if everything were on one page: as it is, and with spaces shrunk. */
  get bottom(): { readonly natural: number; readonly least: number } {
    const natural = this.#above + this.#height / this.#columns;
    return { natural, least: natural - this.#shrink };
  }

  /** How many lines this much more of a page would hold. */
  linesIn(height: number): number {
    return Math.max(1, Math.ceil((height / this.#leading) * this.#lastColumns - 0.01));
  }

  /** The number of boxes so far in this region, for `keepRange`. */
  get position(): number {
    return this.#boxes.length;
  }

  /** Where the next box will be, for `keepFrom`. */
  get place(): GalleyPosition {
    return { region: this.#regions.length, box: this.#boxes.length };
  }

  /** Reserves space up to a height from a box on, in the same number of columns: below it, or above it. */
  fillFrom({ region, box }: GalleyPosition, height: number, atFoot = false): void {
    if (region !== this.#regions.length) return;
    const spare = height - extentOf(this.#boxes.slice(box), this.#columns);
    if (spare <= 0) return;
    if (atFoot) this.#lower(box, spare);
    else this.space(spare, 0);
  }

  /** More space above a box; at the head of a run, below the strut that keeps it. */
  #lower(index: number, by: number): void {
    const at = index === 0 && this.#boxes[0]?.height === 0 ? 1 : index;
    const box = this.#boxes[at];
    if (!box) return;
    this.#boxes[at] = { ...box, lead: { ...box.lead, height: box.lead.height + by } };
    this.#height += by;
  }

  /** Starts a block: of two neighbours' spaces the larger counts. */
  before(space: number): void {
    this.#glue.before(space);
  }

  /** Ends a block. `keep`: the number of following lines that it stays with. */
  after(space: number, keep: number): void {
    this.#glue.after(space);
    this.#keeps.keepWithNext(keep);
  }

  /** What comes next begins at least this far down. */
  skipTo(extent: number): void {
    this.#glue.skipTo(extent);
  }

  /** An explicit space; it remains at the head of a run. */
  space(height: number, fill: number): void {
    if (this.#isEmpty) this.#strut();
    this.#glue.space(height, fill);
  }

  /** A rule between two boxes. */
  rule(rule: Omit<LeadRule, "offset">): void {
    if (this.#isEmpty) this.#strut();
    this.#glue.rule(rule);
  }

  get #isEmpty(): boolean {
    return this.#regions.length === 0 && this.#boxes.length === 0;
  }

  /** Adds to the cost of a page break above the next box. */
  penalise(demerits: number): void {
    this.#keeps.penalise(demerits);
  }

  /** Printed again above the next box if that begins a page. */
  repeat(repeat: Repeat | null): void {
    this.#repeat = repeat;
  }

  /** Belongs to the next box, and takes no room. */
  attach(block: Anchor | RunningMark | Backdrop): void {
    this.#attachments ??= { anchors: [], marks: [], backdrops: [] };
    if (block.kind === "anchor") this.#attachments.anchors.push(block);
    else if (block.kind === "mark") this.#attachments.marks.push(block);
    else this.#attachments.backdrops.push(block);
  }

  /** `lines`: how many lines it counts as for a heading above that wants two. */
  add(lineBox: LineBox, lines = 1): Box {
    this.#glue.close();
    if (this.#setting.grid) this.#kinds.push(lineBox.onGrid ? lineBox.ascent : lineBox.isDisplay ? "display" : null);
    this.#keeps.add(lines);
    const box: Box = {
      lead: this.#glue.take(lineBox, this.bottom.natural),
      height: lineBox.height,
      inset: 0,
      content: lineBox.content,
      repeat: this.#repeat,
      band: lineBox.band ?? this.panel,
      destinations: lineBox.destinations,
      links: lineBox.links ?? null,
      attachments: this.#takeAttachments(),
      span: lineBox.span,
    };
    if (lineBox.footnotes && this.#setFootnote) {
      this.#footnotes ??= this.#newCollector();
      this.#footnotes.add(lineBox.footnotes, this.#boxes.length, this.#setFootnote);
    }
    this.#boxes.push(box);
    this.#height += box.lead.height + box.height;
    this.#shrink += box.lead.shrink / this.#columns;
    this.#lastColumns = this.#columns;
    if (lineBox.leading !== null) this.#leading = lineBox.leading;
    this.#repeat = null;
    return box;
  }

  #newCollector(): FootnoteCollector {
    const builder = new GalleyBuilder({ ...this.#setting, grid: null }, this.#measure);
    return new FootnoteCollector(builder, this.#setting.footnotes());
  }

  /** Keeps everything from `place` on together, if it fits on a page, in whichever columns it is. */
  keepFrom({ region, box }: GalleyPosition): void {
    const first = this.#regions[region];
    if (!first) {
      this.keepRange(box);
      return;
    }
    const later = this.#regions.slice(region + 1).reduce((sum, each) => sum + extentOf(each.boxes, each.columns), 0);
    const tail = later + extentOf(this.#boxes, this.#columns);
    this.#regions[region] = keptWith(first, box, tail, this.#setting.pageHeight);
  }

  /** Keeps the boxes from `from` on together, if they fit on a page, or into a height. */
  keepRange(from: number, tallest: number = this.#setting.pageHeight): void {
    this.#keeps.keepRange(this.#boxes, from, tallest);
  }

  /** The boxes from `from` on end something: they stay with the two lines before them. */
  keepTail(from: number, leading: number): void {
    this.#keeps.keepTail(from, leading, this.#setting.pageHeight, this.#columns);
  }

  /** Continues in another number of columns. */
  setColumns(columns: number, columnGap: number, measure: number, isMirrored = false): void {
    this.#endRegion();
    this.#columns = columns;
    this.#columnGap = columnGap;
    this.#isMirrored = isMirrored;
    this.#measure = measure;
  }

  finish(): readonly Region[] {
    if (this.#attachments || this.#glue.isBinding) {
      this.#keeps.penalise(strandedHeading);
      this.#strut();
    }
    this.#endRegion();
    return this.#regions;
  }

  #endRegion(): void {
    const penalties = this.#keeps.take();
    if (this.#boxes.length > 0) {
      this.#regions.push({
        columns: this.#columns,
        columnGap: this.#columnGap,
        isMirrored: this.#isMirrored,
        measure: this.#measure,
        step: this.#setting.grid?.step ?? null,
        tail: 0,
        boxes: this.#setting.grid ? snapToGrid(this.#boxes, this.#kinds, this.#setting.grid) : this.#boxes,
        penalties,
        footnotes: this.#footnotes?.finish() ?? null,
      });
    }
    this.#boxes = [];
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

  #takeAttachments(): Attachments | null {
    const attachments = this.#attachments;
    this.#attachments = null;
    return attachments;
  }
}
