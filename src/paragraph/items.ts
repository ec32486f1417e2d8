// Items: a paragraph as boxes, glue and penalties (Knuth & Plass 1981 p. 1123). They are a structure of arrays, because
// a book has millions of them and none outlives its paragraph. Widths are in points. Words are whole; their shaping
// style says where they may be divided when breakpoints are gathered.
import type { Link, Tag } from "../compose/block.ts";
import type { FormulaPart } from "../math/formula.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { Word } from "../text/word.ts";
import { noRecord, type WordRecords } from "../text/word-records.ts";
import type { Picture } from "../vector/drawing.ts";
import { grown } from "./typed-arrays.ts";

/** The kind of an item. A penalty is a possible break without width: U+200B, U+00AD, or a forced break. */
export const wordKind = 0;
export const glueKind = 1;
export const penaltyKind = 2;
/** An entry of `others`. */
export const otherKind = 3;

/** Bits of `flags`: patterns may divide the word. */
export const hyphenateFlag = 1;
/** The breaker has added a hyphen to part of a word, or would add one at the penalty. */
export const hyphenFlag = 2;
/** The glue is a word space of the text, not mere distance. */
export const spaceFlag = 4;

/** Cost of a forced break. */
export const forced = Number.NEGATIVE_INFINITY;

/** What the items of a piece share. */
export interface PieceOrigin {
  readonly tag: Tag;
  readonly link: Link | null;
  readonly span: Span | null;
  readonly style: TextStyle;
  /** Its words are underlined or struck through. */
  readonly isRuled: boolean;
  /** Null for pieces without words. */
  readonly shaping: ShapingStyle | null;
}

export type OtherItem =
  | { readonly kind: "formula"; readonly part: FormulaPart }
  | { readonly kind: "picture"; readonly picture: Picture; readonly height: number }
  | { readonly kind: "anchor"; readonly name: string }
  /** Fills the rest of the line: with dots in a contents list, or with nothing. */
  | { readonly kind: "leader"; readonly dots: boolean };

const firstCapacity = 1024;

export class Items {
  /** The items of the paragraph, followed by the parts of words with which lines begin and end. */
  count = 0;
  /** Base embedding level: 0 from left to right, 1 from right to left. */
  base = 0;
  kind = new Uint8Array(firstCapacity);
  flags = new Uint8Array(firstCapacity);
  /** Embedding level (UAX #9); odd levels run from right to left. */
  level = new Uint8Array(firstCapacity);
  /** Index of the piece that it comes from, and its offset in that piece's span; −1 if the characters were changed. */
  origin = new Int32Array(firstCapacity);
  at = new Int32Array(firstCapacity);
  width = new Float64Array(firstCapacity);
  /** The size of its style, in points. */
  size = new Float64Array(firstCapacity);
  /** For glue. */
  stretch = new Float64Array(firstCapacity);
  shrink = new Float64Array(firstCapacity);
  /** Of a break at glue (Infinity: a tie) or at a penalty. */
  cost = new Float64Array(firstCapacity);
  /** The record of its word, if it is one. */
  record = new Int32Array(firstCapacity);
  /** Where other items are something, at their index. */
  readonly others: OtherItem[] = [];
  readonly origins: PieceOrigin[] = [];
  #originCount = 0;
  #records: WordRecords;
  /** The size of the last origin. */
  #size = 0;
  /** Counts items and parts of words. */
  #end = 0;

  constructor(records: WordRecords) {
    this.#records = records;
  }

  /** The records of its words. */
  get records(): WordRecords {
    return this.#records;
  }

  clear(base: number, records: WordRecords): void {
    this.#records = records;
    this.count = 0;
    this.base = base;
    this.#originCount = 0;
    this.#end = 0;
  }

  /** Adds what items share; returns its index. */
  addOrigin(origin: PieceOrigin): number {
    this.origins[this.#originCount] = origin;
    this.#size = origin.style.size;
    return this.#originCount++;
  }

  /** Counts items that were written into the arrays after the last one. */
  extend(count: number): void {
    this.count = count;
    this.#end = count;
  }

  /** Adds an item; returns its index. The caller sets stretch, shrink and cost where the item has them. */
  add(kind: number, width: number, origin: number, level: number, at: number): number {
    const i = this.#next();
    this.count = i + 1;
    this.kind[i] = kind;
    this.flags[i] = 0;
    this.level[i] = level;
    this.origin[i] = origin;
    this.at[i] = at;
    this.width[i] = width;
    this.size[i] = this.#size;
    this.record[i] = noRecord;
    return i;
  }

  /**
   * Adds a part of a word that begins `start` characters after it, for one line; returns its index. No item is added
   * afterwards.
   */
  addPart(of: number, record: number, start: number, hyphen: boolean): number {
    const i = this.#next();
    const at = this.at[of] ?? -1;
    this.kind[i] = wordKind;
    this.flags[i] = hyphen ? hyphenFlag : 0;
    this.level[i] = this.level[of] ?? 0;
    this.origin[i] = this.origin[of] ?? 0;
    this.at[i] = at < 0 ? at : at + start;
    const size = this.sizeOf(of);
    this.width[i] = (this.#records.width(record) * size) / 1000;
    this.size[i] = size;
    this.record[i] = record;
    return i;
  }

  /** Removes one of the last items. */
  remove(index: number): void {
    for (let i = index; i + 1 < this.count; i++) this.#move(i + 1, i);
    this.count--;
    this.#end = this.count;
  }

  /** The record of the word of an item. */
  recordAt(index: number): number {
    return index >= 0 && index < this.#end ? (this.record[index] ?? noRecord) : noRecord;
  }

  /** The word of an item; null if it is not a word. */
  wordAt(index: number): Word | null {
    const record = this.recordAt(index);
    return record === noRecord ? null : this.#records.wordOf(record);
  }

  /** What an item is, if it is neither a word nor glue nor a penalty. */
  otherAt(index: number): OtherItem | null {
    return index >= 0 && index < this.#end && this.kind[index] === otherKind ? (this.others[index] ?? null) : null;
  }

  isGlue(index: number): boolean {
    return index >= 0 && index < this.count && this.kind[index] === glueKind;
  }

  /**
   * The first element from `from` on that takes room: allowed breaks and anchors do not separate a word from its space.
   */
  nextWithRoom(elements: readonly number[], from: number): number {
    for (let at = from; at < elements.length; at++) {
      const i = elements[at] ?? 0;
      if (this.kind[i] !== penaltyKind && this.otherAt(i)?.kind !== "anchor") return at;
    }
    return elements.length;
  }

  has(index: number, flag: number): boolean {
    return ((this.flags[index] ?? 0) & flag) !== 0;
  }

  /** The arrays keep the length of the longest paragraph so far; only `count` entries are in use. */
  hasLeader(): boolean {
    for (let i = 0; i < this.count; i++) if (this.otherAt(i)?.kind === "leader") return true;
    return false;
  }

  originOf(index: number): PieceOrigin {
    const origin = this.origins[this.origin[index] ?? 0];
    if (!origin) throw new RangeError("an item comes from a piece");
    return origin;
  }

  /** Whether two items have the same style, element and link. */
  areAlike(one: number, other: number): boolean {
    if (this.origin[one] === this.origin[other]) return true;
    const a = this.originOf(one);
    const b = this.originOf(other);
    return a.tag === b.tag && a.link === b.link && a.style === b.style;
  }

  sizeOf(index: number): number {
    return this.size[index] ?? 0;
  }

  shapingOf(index: number): ShapingStyle {
    const { shaping } = this.originOf(index);
    if (!shaping) throw new RangeError("a word has a shaping style");
    return shaping;
  }

  /** The source characters of an item, as precisely as possible. */
  spanOf(index: number): Span | null {
    const { span } = this.originOf(index);
    const at = this.at[index] ?? -1;
    if (!span || at < 0) return span;
    const start = span.start + at;
    return { source: span.source, start, end: start + (this.wordAt(index)?.text.length ?? 1) };
  }

  #next(): number {
    if (this.#end === this.kind.length) this.#grow();
    return this.#end++;
  }

  #move(from: number, to: number): void {
    for (const list of this.#numbers()) list[to] = list[from] ?? 0;
    const other = this.others[from];
    if (other) this.others[to] = other;
  }

  #numbers(): readonly (Uint8Array | Int32Array | Float64Array)[] {
    const { kind, flags, level, origin, at, record, width, size, stretch, shrink, cost } = this;
    return [kind, flags, level, origin, at, record, width, size, stretch, shrink, cost];
  }

  #grow(): void {
    const capacity = this.kind.length * 2;
    this.kind = grown(this.kind, new Uint8Array(capacity));
    this.flags = grown(this.flags, new Uint8Array(capacity));
    this.level = grown(this.level, new Uint8Array(capacity));
    this.origin = grown(this.origin, new Int32Array(capacity));
    this.at = grown(this.at, new Int32Array(capacity));
    this.record = grown(this.record, new Int32Array(capacity));
    this.width = grown(this.width, new Float64Array(capacity));
    this.size = grown(this.size, new Float64Array(capacity));
    this.stretch = grown(this.stretch, new Float64Array(capacity));
    this.shrink = grown(this.shrink, new Float64Array(capacity));
    this.cost = grown(this.cost, new Float64Array(capacity));
  }
}
