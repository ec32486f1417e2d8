// Packs the lines of one print, paragraph after paragraph. In: the lines, item by item. Out: lines whose items are bytes.
import { ValueReader, ValueWriter } from "../cache/bytes.ts";
import type { Paragraph } from "../compose/block.ts";
import { ItemWriter } from "./item-codec.ts";
import type { LineItem } from "./line.ts";
import { NamesOf } from "./names-of.ts";
import { type LineHead, type LineTail, LineWriter, PackedLine, type Slab } from "./packed-line.ts";
import { readItems } from "./read-items.ts";
import type { SharedNumbers, SharedValues } from "./shared-values.ts";

/** Lines are packed into slabs of about this many bytes; the lines of one paragraph are always in the same slab. */
const slabSize = 1 << 16;

/** A slab that is being filled. */
interface OpenSlab {
  readonly writer: ValueWriter;
  readonly items: ItemWriter;
  readonly lines: LineWriter;
}

export class LinePacker {
  readonly #table: SharedNumbers & SharedValues;
  #slab: OpenSlab | null = null;

  constructor(table: SharedNumbers & SharedValues) {
    this.#table = table;
  }

  /** Starts the lines of a paragraph; those of the previous one must be finished. */
  begin(paragraph: Paragraph): ParagraphPacker {
    const names = new NamesOf(paragraph);
    if (!this.#slab || this.#slab.writer.length > (slabSize * 3) / 4) this.#slab = this.#open(names);
    else this.#slab.items.of(names);
    return new ParagraphPacker(this.#slab, this.#table, paragraph, names);
  }

  #open(names: NamesOf): OpenSlab {
    const writer = new ValueWriter(slabSize);
    const items = new ItemWriter(writer, this.#table, names);
    return { writer, items, lines: new LineWriter(writer, items) };
  }
}

export class ParagraphPacker {
  readonly items: ItemWriter;
  readonly #writer: ValueWriter;
  readonly #sharing: SharedValues;
  readonly #paragraph: Paragraph;
  readonly #names: NamesOf;
  readonly #lines: LineWriter;
  /** Where each line begins, and where the items of the last one do. */
  readonly #starts: number[] = [];
  #itemsAt = 0;

  constructor({ writer, items, lines }: OpenSlab, sharing: SharedValues, paragraph: Paragraph, names: NamesOf) {
    this.#writer = writer;
    this.#sharing = sharing;
    this.#paragraph = paragraph;
    this.#names = names;
    this.items = items;
    this.#lines = lines;
  }

  begin(head: LineHead): void {
    this.#starts.push(this.#writer.length);
    this.#lines.begin(head, this.#paragraph);
    this.#itemsAt = this.#writer.length;
  }

  /** The items in reading order follow; returns the ones already written, in visual order. */
  reading(): readonly LineItem[] {
    this.#lines.reading();
    return readItems(this.#names, new ValueReader(this.#writer.all, this.#itemsAt), this.#sharing);
  }

  end(tail: LineTail): void {
    this.#lines.end(tail);
  }

  finish(): readonly PackedLine[] {
    if (!this.items.isSound) throw new Error("a line refers to something outside its paragraph");
    const slab: Slab = { bytes: this.#writer.all, sharing: this.#sharing };
    return this.#starts.map((start) => new PackedLine(this.#paragraph, slab, start));
  }
}
