// The galley under construction: takes future boxes and the spaces of blocks in reading order, and puts them into
// regions with a given number of columns. pending-glue.ts works out the glue between boxes, keeps.ts what a page break
// above each of them would cost.
import type { Anchor, Backdrop, Block, RunningMark } from "../../compose/block.ts";
import { strandedHeading } from "../breaking/penalties.ts";
import { FootnoteCollector } from "../footnotes/collect.ts";
import type { BaselineGrid } from "./baseline-grid.ts";
import type { Attachments, Band, Box, FootnoteSetting, LeadRule, Repeat } from "./galley.ts";
import { extentOf, Keeps, type KeepsState } from "./keeps.ts";
import type { LineBox } from "./line-box.ts";
import { type GlueState, PendingGlue } from "./pending-glue.ts";
import { type ColumnShape, type DraftedRegions, type GalleyPosition, RegionList } from "./region-list.ts";

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

/** Everything that the next box depends on, wherever on the page it is. */
export interface BuilderState {
  readonly shape: ColumnShape;
  /** The number of boxes of this region, up to two: the end of a block is kept with the two lines before it. */
  readonly above: number;
  readonly glue: GlueState;
  readonly keeps: KeepsState;
}

export class GalleyBuilder {
  readonly #setting: GalleyBuilderSetting;
  readonly #setFootnote: SetFootnote | null;
  readonly #glue: PendingGlue;
  readonly #keeps = new Keeps();
  readonly #list: RegionList;
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
    this.#list = new RegionList(setting.grid, measure);
    this.#setFootnote = setFootnote;
    this.#glue = new PendingGlue(setting.flush);
  }

  /** How much of a page the footnotes so far would take if everything were on one page. */
  get footnoteHeight(): number {
    return this.#footnotesAbove + (this.#footnotes ? this.#footnotes.height / this.#columns : 0);
  }

  get #columns(): number {
    return this.#list.shape.columns;
  }

  get measure(): number {
    return this.#list.shape.measure;
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
    return this.#list.boxes.length;
  }

  /** Where the next box will be, for `keepFrom`. */
  get place(): GalleyPosition {
    return this.#list.place;
  }

  /** Reserves space up to a height from a box on, in the same number of columns: below it, or above it. */
  fillFrom({ region, box }: GalleyPosition, height: number, atFoot = false): void {
    if (region !== this.place.region) return;
    const boxes = this.#list.boxes.slice(box);
    // What is above a strut is above the group.
    const above = boxes[0]?.height === 0 ? boxes[0].lead.height : 0;
    const spare = height + above - extentOf(boxes, this.#columns);
    if (spare <= 0) return;
    if (!atFoot) this.space(spare, 0);
    else if (this.#list.lower(box, spare)) this.#height += spare;
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
    if (this.#list.isEmpty) this.#strut();
    this.#glue.space(height, fill);
  }

  /** A rule between two boxes. */
  rule(rule: Omit<LeadRule, "offset">): void {
    if (this.#list.isEmpty) this.#strut();
    this.#glue.rule(rule);
  }

  /** Adds to the cost of a page break above the next box. */
  penalise(demerits: number): void {
    this.#keeps.penalise(demerits);
  }

  /** Printed again above the next box if that begins a page. */
  repeat(repeat: Repeat | null): void {
    this.#repeat = repeat;
  }

  /** Belongs to the next box, and takes no room; what opens a page has a box of its own. */
  attach(block: Anchor | RunningMark | Backdrop): void {
    this.#attachments ??= { anchors: [], marks: [], backdrops: [] };
    if (block.kind === "anchor") this.#attachments.anchors.push(block);
    else if (block.kind === "mark") this.#attachments.marks.push(block);
    else {
      this.#attachments.backdrops.push(block);
      if (!block.opens) return;
      this.before(block.opens.gap);
      this.#strut();
    }
  }

  /** `lines`: how many lines it counts as for a heading above that wants two. */
  add(lineBox: LineBox, lines = 1): Box {
    this.#glue.close();
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
      this.#footnotes.add(lineBox.footnotes, this.position, this.#setFootnote);
    }
    this.#list.add(box, lineBox.onGrid ? lineBox.ascent : lineBox.isDisplay ? "display" : null);
    this.#height += box.lead.height + box.height;
    this.#shrink += box.lead.shrink / this.#columns;
    this.#lastColumns = this.#columns;
    if (lineBox.leading !== null) this.#leading = lineBox.leading;
    this.#repeat = null;
    return box;
  }

  #newCollector(): FootnoteCollector {
    const builder = new GalleyBuilder({ ...this.#setting, grid: null }, this.measure);
    return new FootnoteCollector(builder, this.#setting.footnotes());
  }

  /** Keeps everything from `place` on together, if it fits on a page, in whichever columns it is. */
  keepFrom(place: GalleyPosition): void {
    if (place.region === this.place.region) this.keepRange(place.box);
    else this.#list.keepFrom(place, this.#setting.pageHeight);
  }

  /** Keeps the boxes from `from` on together, if they fit on a page, or into a height. */
  keepRange(from: number, tallest: number = this.#setting.pageHeight): void {
    this.#keeps.keepRange(this.#list.boxes, from, tallest);
  }

  /** The boxes from `from` on end something: they stay with the two lines before them. */
  keepTail(from: number, leading: number): void {
    this.#keeps.keepTail(from, leading, this.#setting.pageHeight, this.#columns);
  }

  /** Continues in another number of columns. */
  setColumns(columns: number, columnGap: number, measure: number, isMirrored = false): void {
    this.#endRegion();
    this.#list.turn({ columns, columnGap, isMirrored, measure });
  }

  finish(): DraftedRegions {
    if (this.#attachments || this.#glue.isBinding) {
      this.#keeps.penalise(strandedHeading);
      this.#strut();
    }
    this.#endRegion();
    return this.#list;
  }

  #endRegion(): void {
    this.#list.end(this.#keeps.take(), this.#footnotes?.finish() ?? null);
    this.#above += this.#height / this.#columns;
    this.#height = 0;
    this.#footnotesAbove = this.footnoteHeight;
    this.#footnotes = null;
  }

  /** Null if more than this matters to what follows: something that waits for the next box, notes, or no box yet. */
  get state(): BuilderState | null {
    if (this.#attachments || this.#footnotes || this.#repeat || this.panel || this.#list.isEmpty) return null;
    const { shape } = this.#list;
    return { shape, above: Math.min(this.position, 2), glue: this.#glue.state, keeps: this.#keeps.state };
  }

  /** The first box of this region whose costs have changed since the last call. */
  takeLowest(): number {
    const { lowest } = this.#keeps;
    this.#keeps.lowest = Number.POSITIVE_INFINITY;
    return lowest;
  }

  /** Begins with what another galley has before a place, where its builder had this state. */
  resume(from: DraftedRegions, place: GalleyPosition, state: BuilderState): void {
    this.#list.resume(from, place, state.shape);
    this.#keeps.resume(from.regions[place.region]?.penalties.slice(0, place.box) ?? [], state.keeps);
    this.#glue.resume(state.glue);
  }

  /** Ends with what another galley has after a place, where its builder was in the state in which this one is. */
  rejoin(from: DraftedRegions, place: GalleyPosition): DraftedRegions {
    const region = place.box > 0 ? from.regions[place.region] : undefined;
    if (region) {
      const by = this.position - place.box;
      this.#list.adopt(from, place);
      this.#keeps.adopt(region.penalties.slice(place.box));
      const notes = region.footnotes;
      const footnotes = notes?.footnotes.map((note) => ({ ...note, mark: note.mark + by })) ?? [];
      this.#list.end(this.#keeps.take(), notes && { ...notes, footnotes }, region.tail);
    }
    this.#list.append(from, place.region + (region ? 1 : 0));
    return this.#list;
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
