// The items of a paragraph under construction: properties shared by neighbouring items, spaces that are merged, and
// items that may not begin or end a line.
import type { Span } from "../source/source.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import { commaEdge, openingEdge, pointEdge } from "../text/word-edges.ts";
import {
  forced,
  glueKind,
  hyphenFlag,
  type Items,
  type OtherItem,
  otherKind,
  type PieceOrigin,
  penaltyKind,
  spaceFlag,
  wordKind,
} from "./items.ts";
import { type Gap, isUnspaced } from "./kinsoku.ts";
import { afterComma, afterPoint, ideographStretch, spaceShrink, spaceStretch } from "./parameters.ts";

/** The gap between words that no space separates. */
export const betweenWords: Gap = { width: 0, stretch: ideographStretch, shrink: 0, breaks: true };

export class ItemList {
  readonly items: Items;
  /** Embedding level of the text being added, and its offset in the span (−1: unknown). */
  level = 0;
  at = -1;
  /** Index of the piece whose items are being added, and its span. */
  origin = 0;
  span: Span | null = null;
  /** The size of its style. */
  size = 0;

  constructor(items: Items) {
    this.items = items;
  }

  /** Starts a piece. */
  begin(origin: PieceOrigin, level: number): void {
    this.origin = this.items.addOrigin(origin);
    this.span = origin.span;
    this.size = origin.style.size;
    this.level = level;
    this.at = -1;
  }

  /** Adds an item of the piece at the current place; returns its index. */
  add(kind: number, width: number): number {
    return this.items.add(kind, width, this.origin, this.level, this.at);
  }

  addOther(other: OtherItem, width: number): void {
    this.items.others[this.add(otherKind, width)] = other;
  }

  /** White space becomes one space, or nothing at the start of a line. */
  addSpace(shaping: ShapingStyle): void {
    const { items } = this;
    let last = items.count - 1;
    while (this.#isOther(last, "anchor")) last--;
    if (last < 0 || this.#isSpaceToBreak(last) || this.#isOther(last, "leader")) return;
    if (items.kind[last] === penaltyKind && items.cost[last] === forced) return;
    const { records } = items;
    const word = items.recordAt(last);
    this.addGlue(shaping, records.has(word, openingEdge) ? Number.POSITIVE_INFINITY : 0);
    if (!records.has(word, commaEdge | pointEdge)) return;
    const pointed = records.has(word, commaEdge) ? afterComma : afterPoint;
    const at = items.count - 1;
    items.stretch[at] = (items.stretch[at] ?? 0) * pointed.stretch;
    items.shrink[at] = (items.shrink[at] ?? 0) * pointed.shrink;
  }

  addGlue(shaping: ShapingStyle, cost: number): void {
    const width = (shaping.space * this.size) / 1000;
    this.pushGlue(width, width * spaceStretch, width * spaceShrink, cost, true);
  }

  addFixedSpace(width: number): void {
    this.pushGlue(width, 0, 0, Number.POSITIVE_INFINITY, true);
  }

  /** `cost`: the cost of a line that ends there. */
  addGap({ width, stretch, shrink, breaks }: Gap, cost = 0): void {
    const { size } = this;
    this.pushGlue(width * size, stretch * size, shrink * size, breaks ? cost : Number.POSITIVE_INFINITY, false);
  }

  pushGlue(width: number, stretch: number, shrink: number, cost: number, space: boolean): void {
    const { items } = this;
    const i = this.add(glueKind, width);
    items.stretch[i] = stretch;
    items.shrink[i] = shrink;
    items.cost[i] = cost;
    if (space) items.flags[i] = spaceFlag;
  }

  addPenalty(cost: number, hyphen: boolean): void {
    const i = this.add(penaltyKind, 0);
    this.items.cost[i] = cost;
    if (hyphen) this.items.flags[i] = hyphenFlag;
  }

  /** No line begins with what comes next, even after spaces (UAX #14 LB11, LB13). */
  tieLastSpace(): void {
    const last = this.items.count - 1;
    if (this.#isSpaceToBreak(last)) this.items.cost[last] = Number.POSITIVE_INFINITY;
  }

  dropTrailingSpace(): void {
    const { items } = this;
    for (let i = items.count - 1; i >= 0; i--) {
      if (this.#isOther(i, "anchor")) continue;
      if (items.kind[i] !== glueKind || !items.has(i, spaceFlag)) return;
      items.remove(i);
    }
  }

  /** In running text, a space between ideographs is a line break of the source; in names it is intended. */
  dropSpaceBetween(text: string): void {
    const { items } = this;
    const last = items.count - 1;
    const word = items.wordAt(last - 1);
    if (!this.#isSpaceToBreak(last) || !word) return;
    if (!isUnspaced(word.text.slice(-1)) || !isUnspaced(text.charAt(0))) return;
    items.width[last] = 0;
    items.stretch[last] = betweenWords.stretch * items.sizeOf(last - 1);
    items.shrink[last] = 0;
    items.flags[last] = 0;
  }

  /** A word space at which a line may end. */
  #isSpaceToBreak(index: number): boolean {
    const { items } = this;
    return items.isGlue(index) && items.has(index, spaceFlag) && items.cost[index] === 0;
  }

  #isOther(index: number, kind: OtherItem["kind"]): boolean {
    return this.items.otherAt(index)?.kind === kind;
  }

  /** The last item if it is a word, otherwise −1. */
  get lastWord(): number {
    const last = this.items.count - 1;
    return last >= 0 && this.items.kind[last] === wordKind ? last : -1;
  }
}
