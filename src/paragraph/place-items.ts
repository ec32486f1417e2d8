// Places elements, in visual order, and writes the placed items at once: a book has more of them than of anything else,
// and no object is created for one.
import type { Paragraph } from "../compose/block.ts";
import type { FormulaPart } from "../math/formula.ts";
import type { TextStyle } from "../template/style.ts";
import type { Word, WordPart } from "../text/word.ts";
import { noRecord } from "../text/word-records.ts";
import type { ItemWriter } from "./item-codec.ts";
import {
  glueKind,
  hyphenFlag,
  type Items,
  type OtherItem,
  otherKind,
  type PieceOrigin,
  spaceFlag,
  wordKind,
} from "./items.ts";
import { type LineExtent, lineExtent, wordExtent } from "./line-extent.ts";
import { lookOf } from "./look-of.ts";
import type { Share } from "./measured-line.ts";
import { folioWidth, leaderPitch } from "./parameters.ts";
import { type OpenText, placeText } from "./place-text.ts";

type PictureItem = Extract<OtherItem, { kind: "picture" }>;

/** Where a line begins, and how its white space is distributed. */
export interface Placing {
  readonly x: number;
  readonly share: Share;
  /** The text has no space at the end of the line. */
  readonly isLast: boolean;
  readonly paragraph: Paragraph;
  /** Every element is an item of its own, and `ends` holds where each ends: for lines of mixed direction. */
  readonly isMixed: boolean;
}

export interface PlacedItems extends LineExtent {
  /** The number of the items after each element; empty unless the line is mixed. */
  readonly ends: readonly number[];
}

/** Places a line's elements (indices of `items`) one after another, and finds the height and depth of the line. */
export function placeItems(
  items: Items,
  elements: readonly number[],
  placing: Placing,
  writer: ItemWriter,
): PlacedItems {
  return new LinePlacer(items, placing, writer).place(elements);
}

const none = -1;

class LinePlacer {
  readonly #items: Items;
  readonly #share: Share;
  readonly #placing: Placing;
  readonly #writer: ItemWriter;
  readonly #style: TextStyle;
  readonly #ends: number[] = [];
  #x: number;
  #ascent: number;
  #descent: number;
  /** The words of the item being written, from its left edge on: their width so far, and what follows them. */
  #isOpen = false;
  #left = 0;
  #width = 0;
  #isSpaced = false;
  #isHyphenated = false;
  /** The last of those words, if the next may join it, and the form and scale that it shares with its predecessors. */
  #last = none;
  #form = 0;
  #scale = 1;
  /** The item and the form of its word for which room was made last. */
  #roomFor: PieceOrigin | null = null;
  #roomOf = 0;

  constructor(items: Items, placing: Placing, writer: ItemWriter) {
    this.#items = items;
    this.#placing = placing;
    this.#share = placing.share;
    this.#writer = writer;
    this.#x = placing.x;
    this.#style = placing.paragraph.style.text;
    const { ascent, descent } = lineExtent(placing.paragraph);
    this.#ascent = ascent;
    this.#descent = descent;
  }

  place(elements: readonly number[]): PlacedItems {
    const { kind, flags } = this.#items;
    const { isMixed } = this.#placing;
    const before = this.#writer.count;
    for (let at = 0; at < elements.length; at++) {
      const i = elements[at] ?? 0;
      if (kind[i] === wordKind) {
        this.#word(i, elements, at);
        if (this.#last !== none && !this.#items.originOf(i).isRuled) at = this.#continue(elements, at);
      } else if (kind[i] === glueKind) {
        if (((flags[i] ?? 0) & spaceFlag) === 0) this.#last = none;
        this.#x += this.#glueWidth(i);
      } else if (kind[i] === otherKind) {
        this.#close();
        const other = this.#items.otherAt(i);
        if (other) this.#other(other, this.#items.originOf(i), this.#items.width[i] ?? 0, elements, at);
      }
      if (isMixed) this.#ends.push(this.#writer.count - before);
    }
    this.#close();
    return { ends: this.#ends, ascent: this.#ascent, descent: this.#descent };
  }

  /** Adds the words that follow to the open item; returns the position of the last one. */
  #continue(elements: readonly number[], at: number): number {
    const hasLetters = this.#items.records.letters(this.#items.recordAt(this.#last)) > 0;
    const spacing = hasLetters ? this.#share.letterspace : 0;
    const open: OpenText = { left: this.#left, x: this.#x, scale: this.#scale, spacing };
    const last = placeText(this.#items, elements, at, open, this.#share, this.#writer);
    if (last > at) {
      this.#x = open.x;
      this.#width = open.x - open.left;
      this.#last = elements[last] ?? none;
    }
    return last;
  }

  #other(item: OtherItem, origin: PieceOrigin, width: number, elements: readonly number[], at: number): void {
    const { tag } = origin;
    switch (item.kind) {
      case "leader":
        this.#leader(item.dots, origin, width, this.#widthOf(elements.slice(at + 1)));
        break;
      case "formula":
        this.#formula(item.part, origin, width);
        break;
      case "picture":
        this.#picture(item, origin, width);
        break;
      case "anchor":
        this.#writer.anchor({ kind: "anchor", x: this.#x, width: 0, rise: 0, tag, link: null, name: item.name });
        break;
    }
  }

  #word(index: number, elements: readonly number[], at: number): void {
    const items = this.#items;
    const { records } = items;
    const record = items.recordAt(index);
    const next = items.nextWithRoom(elements, at + 1);
    const follower = elements[next] ?? none;
    const { isLast, isMixed } = this.#placing;
    const origin = items.originOf(index);
    const isSpace = follower !== none && items.isGlue(follower) && items.has(follower, spaceFlag);
    const gap = isSpace ? this.#glueWidth(follower) : 0;
    const hyphen = items.has(index, hyphenFlag);
    // A leader separates the words on its sides; screen readers need a space there.
    const ended = follower === none ? !isLast && !hyphen : items.otherAt(follower)?.kind === "leader";
    // An underline continues over the word space when the next word has it as well.
    const ruled = origin.isRuled && gap > 0 && this.#rulesGoOn(origin.style, elements, next) ? gap : 0;
    const spacing = records.letters(record) > 0 ? this.#share.letterspace : 0;
    const form = records.form(record);
    if (form === 0) this.#addParts(records.wordOf(record), origin, spacing);
    else this.#addPlain(index, record, form, spacing);
    this.#width += ruled;
    this.#isSpaced = gap > 0 || ended;
    this.#isHyphenated = hyphen;
    this.#form = form;
    this.#last = gap > 0 && form !== 0 && !isMixed ? index : none;
    if (origin.style !== this.#style) this.#makeRoomFor(record, form, origin);
  }

  /** Whether a word differs from the one before it only in its letters, so that one item holds both. */
  #joins(index: number, form: number): boolean {
    return this.#last !== none && form === this.#form && this.#items.areAlike(this.#last, index);
  }

  /** One item for each part of a word. */
  #addParts({ parts }: Word, origin: PieceOrigin, spacing: number): void {
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (!part) break;
      this.#open(part, origin, spacing);
      this.#writer.word(part.run, 0);
      this.#width = this.#advance(part.width, part.run.glyphs.length, origin.style.size, spacing);
    }
  }

  /** A plain word continues the open item, or begins another. */
  #addPlain(index: number, record: number, form: number, spacing: number): void {
    const items = this.#items;
    const { records } = items;
    const joins = this.#joins(index, form);
    if (!joins) this.#open(records.partOf(form), items.originOf(index), spacing);
    this.#writer.plainWord(records, record, this.#x - this.#left);
    const width = this.#advance(records.width(record), records.glyphs(record), items.sizeOf(index), spacing);
    this.#width = joins ? this.#x - this.#left : width;
  }

  /** Begins an item of words that are set like this part. */
  #open(part: WordPart, origin: PieceOrigin, spacing: number): void {
    const { tag, link, style } = origin;
    const look = this.#writer.look(lookOf(part, origin));
    this.#close();
    this.#writer.beginWords(tag, link, this.#x, look, this.#share.scale, style.tracking * 1000 + spacing);
    this.#isOpen = true;
    this.#left = this.#x;
    this.#scale = part.scale;
    this.#isSpaced = false;
    this.#isHyphenated = false;
  }

  /** Moves on by a word of the open item; returns its width. */
  #advance(width: number, glyphs: number, size: number, spacing: number): number {
    const em = size / 1000;
    const set = (width + spacing * glyphs * this.#scale) * em * this.#share.scale;
    this.#x += set;
    return set;
  }

  /** Ends the open item of words, if any. */
  #close(): void {
    this.#last = none;
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#writer.endWords(this.#width, this.#isSpaced, this.#isHyphenated);
  }

  #glueWidth(index: number): number {
    const { glue } = this.#share;
    const { width, stretch, shrink } = this.#items;
    return (width[index] ?? 0) + glue * ((glue >= 0 ? stretch[index] : shrink[index]) ?? 0);
  }

  /** Whether the word after the space at `space` has the same rules. */
  #rulesGoOn({ underline, strikethrough }: TextStyle, elements: readonly number[], space: number): boolean {
    const beyond = elements[this.#items.nextWithRoom(elements, space + 1)] ?? none;
    if (this.#items.recordAt(beyond) === noRecord) return false;
    const { style } = this.#items.originOf(beyond);
    return style.underline === underline && style.strikethrough === strikethrough;
  }

  #makeRoomFor(record: number, form: number, origin: PieceOrigin): void {
    if (form !== 0 && form === this.#roomOf && origin === this.#roomFor) return;
    this.#roomFor = origin;
    this.#roomOf = form;
    const word = this.#items.records.wordOf(record);
    if (origin.shaping) this.#makeRoom(wordExtent(word, origin.style, origin.shaping));
  }

  #makeRoom({ ascent, descent }: LineExtent): void {
    this.#ascent = Math.max(this.#ascent, ascent);
    this.#descent = Math.max(this.#descent, descent);
  }

  #widthOf(elements: readonly number[]): number {
    return elements.reduce((sum, i) => sum + (this.#items.width[i] ?? 0), 0);
  }

  /**
   * Dots are on a grid from the column's left edge, so that those of neighbouring lines are aligned and end at the same
   * place whether the page number has one figure or three.
   */
  #leader(dots: boolean, { shaping, style, tag, link }: PieceOrigin, least: number, after: number): void {
    const width = least + this.#share.leader;
    const x = this.#x;
    this.#x += width;
    if (!dots || !shaping) return;
    const pitch = leaderPitch * style.size;
    const run = shaping.word(".", false, null).parts[0]?.run;
    const first = Math.ceil((x + pitch / 2) / pitch) * pitch;
    const spared = Math.max(0, folioWidth * style.size - after);
    const count = Math.floor((x + width - spared - pitch / 2 - first) / pitch);
    if (!run || count < 1) return;
    const { size, colour } = style;
    const ofDots = { x: first, width: count * pitch, rise: 0, tag, link, run, size, colour, pitch };
    this.#writer.leader({ kind: "leader", ...ofDots });
  }

  #formula(part: FormulaPart, { style, tag, link }: PieceOrigin, width: number): void {
    const height = part.height * style.size;
    const scale = style.size / 1000;
    const { drawing, text } = part;
    const { colour } = style;
    const x = this.#x;
    this.#writer.drawing({ kind: "drawing", x, width, rise: 0, tag, link, drawing, scale, height, colour, text });
    this.#makeRoom({ ascent: height, descent: part.depth * style.size });
    this.#x += width;
  }

  #picture({ picture, height }: PictureItem, { tag, link }: PieceOrigin, width: number): void {
    this.#writer.picture({ kind: "picture", x: this.#x, width, rise: 0, tag, link, picture, height });
    this.#makeRoom({ ascent: height, descent: 0 });
    this.#x += width;
  }
}
