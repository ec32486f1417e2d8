// The regions of a galley under construction. In: boxes, one after the other, and where the number of columns changes.
// Out: the regions; and the boxes as they were before they were moved to a baseline grid, so that another galley can
// begin or end with them.
import { type BaselineGrid, type Kind, snapToGrid } from "./baseline-grid.ts";
import type { Box, FootnoteStrip, Region } from "./galley.ts";
import { extentOf, keptWith } from "./keeps.ts";

/** The columns of a region. */
export type ColumnShape = Pick<Region, "columns" | "columnGap" | "isMirrored" | "measure">;

/** A place in the galley: the number of regions before it, and of its own boxes. */
export interface GalleyPosition {
  readonly region: number;
  readonly box: number;
}

/** The boxes of a region, not yet on a grid, and how each relates to one. */
export interface DraftRegion {
  readonly boxes: readonly Box[];
  readonly kinds: readonly Kind[];
}

/** Regions with their drafts, in the same order. */
export interface DraftedRegions {
  readonly regions: readonly Region[];
  readonly drafts: readonly DraftRegion[];
}

export class RegionList implements DraftedRegions {
  readonly #grid: BaselineGrid | null;
  readonly regions: Region[] = [];
  readonly drafts: DraftRegion[] = [];
  boxes: Box[] = [];
  #kinds: Kind[] = [];
  #shape: ColumnShape;

  constructor(grid: BaselineGrid | null, measure: number) {
    this.#grid = grid;
    this.#shape = { columns: 1, columnGap: 0, isMirrored: false, measure };
  }

  get shape(): ColumnShape {
    return this.#shape;
  }

  get isEmpty(): boolean {
    return this.regions.length === 0 && this.boxes.length === 0;
  }

  /** Where the next box will be. */
  get place(): GalleyPosition {
    return { region: this.regions.length, box: this.boxes.length };
  }

  add(box: Box, kind: Kind): void {
    if (this.#grid) this.#kinds.push(kind);
    this.boxes.push(box);
  }

  /**
   * More space above a box, or below the strut that keeps it at the head of a page. Returns whether there is such a
   * box.
   */
  lower(index: number, by: number): boolean {
    const at = this.boxes[index]?.height === 0 ? index + 1 : index;
    const box = this.boxes[at];
    if (!box) return false;
    this.boxes[at] = { ...box, lead: { ...box.lead, height: box.lead.height + by } };
    return true;
  }

  /** Keeps everything from a place in an earlier region on together, if it fits on a page. */
  keepFrom({ region, box }: GalleyPosition, pageHeight: number): void {
    const first = this.regions[region];
    if (!first) return;
    const later = this.regions.slice(region + 1).reduce((sum, each) => sum + extentOf(each.boxes, each.columns), 0);
    const tail = later + extentOf(this.boxes, this.#shape.columns);
    this.regions[region] = keptWith(first, box, tail, pageHeight);
  }

  /** Ends the region; those that follow have another shape. */
  turn(shape: ColumnShape): void {
    this.#shape = shape;
  }

  end(penalties: readonly number[], footnotes: FootnoteStrip | null, tail = 0): void {
    const { boxes } = this;
    if (boxes.length > 0) {
      this.regions.push({
        ...this.#shape,
        step: this.#grid?.step ?? null,
        tail,
        boxes: this.#grid ? snapToGrid(boxes, this.#kinds, this.#grid) : boxes,
        penalties,
        footnotes,
      });
      this.drafts.push({ boxes, kinds: this.#kinds });
    }
    this.boxes = [];
    this.#kinds = [];
  }

  /** Begins with the regions and boxes that another galley has before a place. */
  resume({ regions, drafts }: DraftedRegions, { region, box }: GalleyPosition, shape: ColumnShape): void {
    this.regions.push(...regions.slice(0, region));
    this.drafts.push(...drafts.slice(0, region));
    this.boxes = drafts[region]?.boxes.slice(0, box) ?? [];
    this.#kinds = drafts[region]?.kinds.slice(0, box) ?? [];
    this.#shape = shape;
  }

  /** Adds the boxes of a region that another galley has after a place. */
  adopt({ drafts }: DraftedRegions, { region, box }: GalleyPosition): void {
    this.boxes = [...this.boxes, ...(drafts[region]?.boxes.slice(box) ?? [])];
    this.#kinds = [...this.#kinds, ...(drafts[region]?.kinds.slice(box) ?? [])];
  }

  /** Ends with the regions that another galley has from one on. */
  append({ regions, drafts }: DraftedRegions, from: number): void {
    for (const region of regions.slice(from)) this.regions.push(region);
    for (const draft of drafts.slice(from)) this.drafts.push(draft);
  }
}
