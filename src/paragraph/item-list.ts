// The items of a paragraph while they are being made: properties shared by neighbouring items, spaces that are merged,
// and items with which no line begins or ends.
import type { Link, Tag } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import { isOpening } from "./characters.ts";
import { forced, type Glue, type Item } from "./items.ts";
import { type Gap, isUnspaced } from "./kinsoku.ts";
import { ideographStretch, spaceShrink, spaceStretch } from "./parameters.ts";

/** What the items of a piece have in common. */
export interface PieceOrigin {
  readonly tag: Tag;
  readonly link: Link | null;
  readonly span: Span | null;
  /** The characters of the span are those of the text, one by one. */
  readonly exact: boolean;
}

/** Between words without a space. */
export const betweenWords: Gap = { width: 0, stretch: ideographStretch, shrink: 0, breaks: true };

export class ItemList {
  readonly items: Item[] = [];
  origin: PieceOrigin;
  /** Embedding level of the text that is being added, and its offset in the span (-1: unknown). */
  level = 0;
  at = -1;
  #wordSpace: Glue | null = null;

  constructor(tag: Tag) {
    this.origin = { tag, link: null, span: null, exact: false };
  }

  /** A piece begins. */
  begin(origin: PieceOrigin, level: number): void {
    this.origin = origin;
    this.level = level;
    this.at = -1;
    this.#wordSpace = null;
  }

  /** White space becomes one space, and none at the start of a line. */
  addSpace(shaping: ShapingStyle, style: TextStyle): void {
    let i = this.items.length - 1;
    while (this.items[i]?.kind === "anchor") i--;
    const last = this.items[i];
    if (!last || (last.kind === "glue" && last.space && last.cost === 0) || last.kind === "leader") return;
    if (last.kind === "penalty" && last.cost === forced) return;
    const opened = last.kind === "word" && isOpening(last.word.text);
    this.addGlue(shaping, style, opened ? Number.POSITIVE_INFINITY : 0);
  }

  /** The word spaces of a piece are one object: half the items of a book. */
  addGlue(shaping: ShapingStyle, style: TextStyle, cost: number): void {
    const known = this.#wordSpace;
    if (known && known.cost === cost && known.level === this.level) {
      this.items.push(known);
      return;
    }
    const width = (shaping.space * style.size) / 1000;
    this.pushGlue(width, width * spaceStretch, width * spaceShrink, cost, true);
    const made = this.items.at(-1);
    if (cost === 0 && made?.kind === "glue") this.#wordSpace = made;
  }

  addFixedSpace(width: number): void {
    this.pushGlue(width, 0, 0, Number.POSITIVE_INFINITY, true);
  }

  /** `cost`: of a line that ends there. */
  addGap({ width, stretch, shrink, breaks }: Gap, { size }: TextStyle, cost = 0): void {
    this.pushGlue(width * size, stretch * size, shrink * size, breaks ? cost : Number.POSITIVE_INFINITY, false);
  }

  pushGlue(width: number, stretch: number, shrink: number, cost: number, space: boolean): void {
    const { tag, link, span } = this.origin;
    const level = this.level;
    this.items.push({ kind: "glue", width, level, tag, link, span, at: this.at, stretch, shrink, cost, space });
  }

  addPenalty(cost: number, hyphen: boolean): void {
    this.items.push({ kind: "penalty", width: 0, ...this.place(), cost, hyphen });
  }

  place(): { level: number; tag: Tag; link: Link | null; span: Span | null; at: number } {
    const { tag, link, span } = this.origin;
    return { level: this.level, tag, link, span, at: this.at };
  }

  dropTrailingSpace(): void {
    for (let i = this.items.length - 1; i >= 0; i--) {
      const item = this.items[i];
      if (item?.kind === "anchor") continue;
      if (item?.kind !== "glue" || !item.space) return;
      this.items.splice(i, 1);
    }
  }

  /** In running text, a space between ideographs comes from the end of a line in the source; in names it is intended. */
  dropSpaceBetween(text: string): void {
    const glue = this.items.at(-1);
    const word = this.items.at(-2);
    if (glue?.kind !== "glue" || !glue.space || glue.cost !== 0 || word?.kind !== "word") return;
    if (!isUnspaced(word.word.text.slice(-1)) || !isUnspaced(text.charAt(0))) return;
    const { stretch } = betweenWords;
    this.items[this.items.length - 1] = {
      ...glue,
      width: 0,
      stretch: stretch * word.style.size,
      shrink: 0,
      space: false,
    };
  }
}
