// The glue above the next box, as it accumulates. In: the spaces that blocks ask for, explicit spaces, rules, and the
// depth of the box above. Out: the lead of the next box (TeX's \vskip and \baselineskip in one).
import { type Lead, type LeadRule, noLead } from "./galley.ts";
import type { LineBox } from "./line-box.ts";

/** The stretch of a space between blocks, as a share of it: large to make pages flush, small for ragged ones. */
const flushShare = 0.6;
const raggedShare = 0.12;
const shrinkShare = 0.25;

/** The glue so far, as data. */
export interface GlueState {
  readonly after: number;
  readonly before: number;
  readonly space: number;
  readonly firm: number;
  readonly fill: number;
  readonly rule: LeadRule | null;
  readonly depth: number | null;
  readonly least: number;
}

export class PendingGlue {
  readonly #stretchShare: number;
  /** The spaces below the block above and above the block below: the larger counts. */
  #after = 0;
  #before = 0;
  #space = 0;
  /** The rigid part of the space: the sink of an opening is the same on every one. */
  #firm = 0;
  #fill = 0;
  #rule: LeadRule | null = null;
  /** Depth of the box above; null if there is none or if it ends without a baseline. */
  #depth: number | null = null;
  /** The least distance at which the next box begins. */
  #least = 0;
  #bare = noLead;

  /** `flush`: spaces stretch so that pages end flush. */
  constructor(flush: boolean) {
    this.#stretchShare = flush ? flushShare : raggedShare;
  }

  get state(): GlueState {
    return {
      after: this.#after,
      before: this.#before,
      space: this.#space,
      firm: this.#firm,
      fill: this.#fill,
      rule: this.#rule,
      depth: this.#depth,
      least: this.#least,
    };
  }

  resume(state: GlueState): void {
    this.#after = state.after;
    this.#before = state.before;
    this.#space = state.space;
    this.#firm = state.firm;
    this.#fill = state.fill;
    this.#rule = state.rule;
    this.#depth = state.depth;
    this.#least = state.least;
  }

  /** So far, including the larger of two neighbours' spaces. */
  get height(): number {
    return this.#space + Math.max(this.#after, this.#before);
  }

  get hasSpace(): boolean {
    return this.#space > 0;
  }

  /** What must not be lost if nothing follows. */
  get isBinding(): boolean {
    return this.#fill > 0 || this.#rule !== null;
  }

  before(space: number): void {
    this.#before = Math.max(this.#before, space);
  }

  after(space: number): void {
    this.#after = Math.max(this.#after, space);
  }

  skipTo(extent: number): void {
    this.#least = extent;
  }

  /** Is added to the spaces of the blocks around it. */
  space(height: number, fill: number): void {
    this.#space += height;
    this.#firm += height;
    this.#fill += fill;
  }

  /** Vanishes with the glue where a page begins. */
  rule(rule: Omit<LeadRule, "offset">): void {
    this.close();
    this.#rule = { ...rule, offset: this.#space };
    this.space(rule.style.thickness, 0);
    this.#depth = null;
  }

  /** Neighbouring spaces become one. */
  close(): void {
    this.#space = this.height;
    this.#after = 0;
    this.#before = 0;
  }

  /** The lead of a box; new glue begins below it. `bottom`: how far down the box above ends. */
  take({ leading, ascent, depth, overlap }: LineBox, bottom: number): Lead {
    const lead = this.#lead(leading, ascent, overlap, bottom);
    this.#depth = depth;
    this.#space = 0;
    this.#firm = 0;
    this.#fill = 0;
    this.#rule = null;
    return lead;
  }

  #lead(leading: number | null, ascent: number, overlap: number, bottom: number): Lead {
    const space = this.#space;
    const skip = this.#depth !== null && leading !== null ? Math.max(leading - this.#depth - ascent, -overlap) : 0;
    // What is above is looked at only if somebody has asked for a place on the page.
    const skipped = this.#least === 0 ? 0 : Math.max(0, this.#least - bottom - space - skip);
    this.#least = 0;
    const elastic = Math.max(0, space - this.#firm);
    if (skipped === 0 && elastic === 0 && !this.isBinding) {
      // Nearly all lines of a book have the same bare glue above them: one object for them all.
      if (this.#bare.height !== space + skip) this.#bare = { ...noLead, height: space + skip };
      return this.#bare;
    }
    return {
      height: space + skip + skipped,
      stretch: elastic * this.#stretchShare,
      shrink: elastic * shrinkShare,
      fill: this.#fill,
      rule: this.#rule,
    };
  }
}
