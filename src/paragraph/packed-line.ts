// Lines as bytes, and back: a book has more lines than anything else, and most of them are needed twice, when pages
// are broken and when they are drawn. In: the lines of a paragraph, or their bytes with a paragraph of the same content.
// Out: bytes, or lines that make their items from them each time they are asked.
//
// A paragraph is the count of its lines, and each line its length in bytes, its flags, ascent and descent, then where it
// is from (0: the place of the paragraph; else the number of a piece plus 1, a character and a length), width, ratio, if
// flagged by how much it is too wide, its items, and if flagged its items in reading order.
import { ValueReader, ValueWriter } from "../cache/bytes.ts";
import type { Paragraph, Tag } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import { NamesOf, readItems, type SharedNumbers, type SharedValues, writeItems } from "./item-codec.ts";
import type { Line, LineItem } from "./line.ts";
import { type LinePlace, piecesOf, placeOf, spanAt } from "./line-places.ts";

const hyphenatedFlag = 1;
const linkFlag = 2;
const anchorFlag = 4;
const readingFlag = 8;
const overfullFlag = 16;

/** Lines of a paragraph of more pieces stay as they are: to find the piece of each item would take too long. */
const mostPieces = 2000;

/** One for all lines: a line is written here before its length is known. */
const scratch = new ValueWriter();

/** False if the lines refer to something that is not the paragraph's; part of them may then have been written. */
export function writeLines(
  lines: readonly Line[],
  paragraph: Paragraph,
  to: ValueWriter,
  numbering: SharedNumbers,
): boolean {
  if (piecesOf(paragraph).length > mostPieces) return false;
  const names = new NamesOf(paragraph);
  to.count(lines.length);
  for (const line of lines) {
    scratch.rewind(0);
    if (!writeLine(line, paragraph, names, numbering)) return false;
    to.bytes(scratch.finish());
  }
  return true;
}

function writeLine(line: Line, paragraph: Paragraph, names: NamesOf, numbering: SharedNumbers): boolean {
  const { items, reading, overfull } = line;
  const place = placeOf(line.span, paragraph);
  if (place === undefined) return false;
  scratch.count(
    (line.hyphenated ? hyphenatedFlag : 0) |
      (items.some(({ link }) => link !== null) ? linkFlag : 0) |
      (items.some(({ kind }) => kind === "anchor") ? anchorFlag : 0) |
      (reading ? readingFlag : 0) |
      (overfull > 0 ? overfullFlag : 0),
  );
  scratch.real(line.ascent);
  scratch.real(line.descent);
  writePlace(place);
  scratch.real(line.width);
  scratch.real(line.ratio);
  if (overfull > 0) scratch.real(overfull);
  return writeItems(items, names, scratch, numbering) && (!reading || writeItems(reading, names, scratch, numbering));
}

function writePlace(place: LinePlace | null): void {
  scratch.count(place === null ? 0 : place.piece + 1);
  if (!place) return;
  scratch.count(place.from);
  scratch.count(place.length);
}

/** Reads the lines that were written at a place; throws a RangeError if there are none. */
export function readLines(paragraph: Paragraph, bytes: Uint8Array, at: number, sharing: SharedValues): PackedLine[] {
  const from = new ValueReader(bytes, at);
  const lines: PackedLine[] = [];
  for (let left = from.count(); left > 0; left--) {
    const length = from.count();
    const end = from.at + length;
    lines.push(new PackedLine(paragraph, from, sharing, null));
    from.skip(end - from.at);
  }
  return lines;
}

/** A line whose items are bytes. */
export class PackedLine implements Line {
  readonly ascent: number;
  readonly descent: number;
  readonly #paragraph: Paragraph;
  readonly #sharing: SharedValues;
  readonly #bytes: Uint8Array;
  /** Where its flags begin, and where its place in the sources does. */
  readonly #start: number;
  readonly #at: number;
  readonly #flags: number;
  readonly #like: PackedLine | null;

  /** `from` is where the flags of the line begin. */
  constructor(paragraph: Paragraph, from: ValueReader, sharing: SharedValues, like: PackedLine | null) {
    this.#paragraph = paragraph;
    this.#sharing = sharing;
    this.#bytes = from.all;
    this.#start = from.at;
    this.#flags = from.count();
    this.ascent = from.real();
    this.descent = from.real();
    this.#at = from.at;
    this.#like = like;
  }

  /** The same line for another paragraph of the same content. */
  of(paragraph: Paragraph): PackedLine {
    if (paragraph === this.#paragraph) return this;
    return new PackedLine(paragraph, new ValueReader(this.#bytes, this.#start), this.#sharing, this.#like ?? this);
  }

  /** Throws a RangeError if some of it cannot be read. */
  check(): void {
    if (!Number.isFinite(this.width + this.ratio + this.overfull)) throw new RangeError("a length is infinite");
    readItems(new NamesOf(this.#paragraph), this.#atItems(), this.#sharing);
    void this.reading;
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
    return spanAt(readPlace(this.#reader()), this.#paragraph);
  }

  get width(): number {
    return this.#afterPlace().real();
  }

  get ratio(): number {
    const from = this.#afterPlace();
    from.real();
    return from.real();
  }

  get overfull(): number {
    return (this.#flags & overfullFlag) === 0 ? 0 : this.#afterRatio().real();
  }

  get items(): readonly LineItem[] {
    return readItems(new NamesOf(this.#paragraph), this.#atItems(), this.#sharing);
  }

  get reading(): readonly LineItem[] | undefined {
    if ((this.#flags & readingFlag) === 0) return undefined;
    const names = new NamesOf(this.#paragraph);
    const from = this.#atItems();
    readItems(names, from, this.#sharing);
    return readItems(names, from, this.#sharing);
  }

  #reader(): ValueReader {
    return new ValueReader(this.#bytes, this.#at);
  }

  #afterPlace(): ValueReader {
    const from = this.#reader();
    readPlace(from);
    return from;
  }

  #afterRatio(): ValueReader {
    const from = this.#afterPlace();
    from.real();
    from.real();
    return from;
  }

  #atItems(): ValueReader {
    const from = this.#afterRatio();
    if ((this.#flags & overfullFlag) !== 0) from.real();
    return from;
  }
}

function readPlace(from: ValueReader): LinePlace | null {
  const piece = from.count();
  return piece === 0 ? null : { piece: piece - 1, from: from.count(), length: from.count() };
}

/** Lines are packed into slabs of so many bytes; the lines of one paragraph are always in the same slab. */
const slab = 1 << 16;

/** So many lines take little room as they are, and a small book is over before packing them has paid. */
const fewLines = 10_000;

/** Packs the lines of one print after another; `always`, or once there are many. */
export class LinePacker {
  readonly #numbering: SharedNumbers & SharedValues;
  #left: number;
  #writer = new ValueWriter(slab);

  constructor(numbering: SharedNumbers & SharedValues, always: boolean) {
    this.#numbering = numbering;
    this.#left = always ? 0 : fewLines;
  }

  /** The same lines, packed; unchanged if they refer to something that is not the paragraph's. */
  pack(lines: readonly Line[], paragraph: Paragraph): readonly Line[] {
    this.#left -= lines.length;
    if (this.#left > 0) return lines;
    if (this.#writer.length > (slab * 3) / 4) this.#writer = new ValueWriter(slab);
    const from = this.#writer.length;
    if (writeLines(lines, paragraph, this.#writer, this.#numbering))
      return readLines(paragraph, this.#writer.finish(), from, this.#numbering);
    this.#writer.rewind(from);
    return lines;
  }
}
