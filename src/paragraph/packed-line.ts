// Lines as bytes: a book has more lines than anything else, and most of them are needed twice, when pages are broken
// and when they are drawn. A line creates its items from its bytes each time they are asked for.
//
// A line consists of flags, ascent, descent, width and ratio; its source (0: the place of the paragraph; otherwise the
// number of a piece plus 1, a character and a length); if flagged, how much too wide it is; its items; and if flagged,
// its items in reading order.
import { ValueReader, type ValueWriter } from "../cache/bytes.ts";
import type { Paragraph, Tag } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import type { ItemWriter } from "./item-codec.ts";
import type { Line, LineItem } from "./line.ts";
import { type LinePlace, placeOf, spanAt } from "./line-places.ts";
import { type NamesOf, namesOf } from "./names-of.ts";
import { checkItems, readItems } from "./read-items.ts";
import type { SharedValues } from "./shared-values.ts";

const hyphenatedFlag = 1;
const linkFlag = 2;
const anchorFlag = 4;
const readingFlag = 8;
const overfullFlag = 16;

/** Where the lengths of a line are stored, from its beginning. */
const ascentAt = 1;
const descentAt = 9;
const widthAt = 17;
const ratioAt = 25;
const placeAt = 33;

/** What is known of a line before its items. */
export type LineHead = Pick<Line, "width" | "ratio" | "overfull" | "span">;
/** What is known of it afterwards. */
export type LineTail = Pick<Line, "ascent" | "descent" | "hyphenated">;

/** Writes lines whose items are written one by one between `begin` and `end`. */
export class LineWriter {
  readonly items: ItemWriter;
  readonly #to: ValueWriter;
  #start = 0;
  #flags = 0;

  constructor(to: ValueWriter, items: ItemWriter) {
    this.#to = to;
    this.items = items;
  }

  begin({ width, ratio, overfull, span }: LineHead, paragraph: Paragraph): void {
    const to = this.#to;
    this.#start = to.length;
    this.#flags = overfull > 0 ? overfullFlag : 0;
    to.count(0);
    to.real(0);
    to.real(0);
    to.real(width);
    to.real(ratio);
    const place = placeOf(span, paragraph);
    if (place === undefined) this.items.isSound = false;
    writePlace(place ?? null, to);
    if (overfull > 0) to.real(overfull);
    this.items.begin();
  }

  /** The items in reading order follow. */
  reading(): void {
    this.items.end();
    this.#flags |= readingFlag;
  }

  end({ ascent, descent, hyphenated }: LineTail): void {
    this.items.end();
    const { hasLinks, hasAnchors } = this.items;
    const flags = (hyphenated ? hyphenatedFlag : 0) | (hasLinks ? linkFlag : 0) | (hasAnchors ? anchorFlag : 0);
    this.#to.countAt(this.#start, this.#flags | flags);
    this.#to.realAt(this.#start + ascentAt, ascent);
    this.#to.realAt(this.#start + descentAt, descent);
  }

  /** A line that already exists. */
  write(line: Line, paragraph: Paragraph): void {
    const { items, reading } = line;
    this.begin(line, paragraph);
    for (const item of items) this.items.write(item);
    if (reading) {
      this.reading();
      for (const item of reading) this.items.write(item);
    }
    this.end(line);
  }
}

function writePlace(place: LinePlace | null, to: ValueWriter): void {
  to.count(place === null ? 0 : place.piece + 1);
  if (!place) return;
  to.count(place.from);
  to.count(place.length);
}

/** The bytes of many lines, and what these share. */
export interface Slab {
  readonly bytes: Uint8Array;
  readonly sharing: SharedValues;
}

/** A line whose items are bytes. */
export class PackedLine implements Line {
  readonly ascent: number;
  readonly descent: number;
  readonly #paragraph: Paragraph;
  readonly #slab: Slab;
  readonly #start: number;
  readonly #flags: number;
  readonly #like: PackedLine | null;

  /** `start` is where the line begins. */
  constructor(paragraph: Paragraph, slab: Slab, start: number, like: PackedLine | null = null) {
    const from = new ValueReader(slab.bytes, start);
    this.#paragraph = paragraph;
    this.#slab = slab;
    this.#start = start;
    this.#flags = from.count();
    this.ascent = from.real();
    this.descent = from.real();
    this.#like = like;
  }

  /** The same line for another paragraph of the same content. */
  of(paragraph: Paragraph): PackedLine {
    if (paragraph === this.#paragraph) return this;
    return new PackedLine(paragraph, this.#slab, this.#start, this.#like ?? this);
  }

  /** Throws a RangeError if some of it cannot be read. `names`: of its paragraph. */
  check(names: NamesOf): void {
    const from = this.#from(widthAt);
    from.skipReals(2);
    readPlace(from);
    if ((this.#flags & overfullFlag) !== 0) from.skipReals(1);
    checkItems(names, from, this.#slab.sharing);
    if ((this.#flags & readingFlag) !== 0) checkItems(names, from, this.#slab.sharing);
  }

  get like(): PackedLine | undefined {
    return this.#like ?? undefined;
  }

  get tag(): Tag {
    return this.#paragraph.tag;
  }

  get hyphenated(): boolean {
    return (this.#flags & hyphenatedFlag) !== 0;
  }

  get hasLinks(): boolean {
    return (this.#flags & linkFlag) !== 0;
  }

  get hasAnchors(): boolean {
    return (this.#flags & anchorFlag) !== 0;
  }

  get span(): Span | null {
    return spanAt(readPlace(this.#from(placeAt)), this.#paragraph);
  }

  get width(): number {
    return this.#from(widthAt).real();
  }

  get ratio(): number {
    return this.#from(ratioAt).real();
  }

  get overfull(): number {
    if ((this.#flags & overfullFlag) === 0) return 0;
    const from = this.#from(placeAt);
    readPlace(from);
    return from.real();
  }

  get items(): readonly LineItem[] {
    return readItems(namesOf(this.#paragraph), this.#atItems(), this.#slab.sharing);
  }

  get reading(): readonly LineItem[] | undefined {
    if ((this.#flags & readingFlag) === 0) return undefined;
    const names = namesOf(this.#paragraph);
    const from = this.#atItems();
    readItems(names, from, this.#slab.sharing);
    return readItems(names, from, this.#slab.sharing);
  }

  #from(at: number): ValueReader {
    return new ValueReader(this.#slab.bytes, this.#start + at);
  }

  #atItems(): ValueReader {
    const from = this.#from(placeAt);
    readPlace(from);
    if ((this.#flags & overfullFlag) !== 0) from.real();
    return from;
  }
}

function readPlace(from: ValueReader): LinePlace | null {
  const piece = from.count();
  return piece === 0 ? null : { piece: piece - 1, from: from.count(), length: from.count() };
}
