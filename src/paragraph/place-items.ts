// Elements in visual order to placed items: the innermost objects of a document, all made by one function for each kind.
import type { Paragraph } from "../compose/block.ts";
import type { FormulaPart } from "../math/formula.ts";
import type { TextStyle } from "../template/style.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { Word, WordPart } from "../text/word.ts";
import { glueKind, hyphenFlag, type Items, type OtherItem, otherKind, type PieceOrigin, spaceFlag } from "./items.ts";
import type { GlyphItem, LineItem } from "./line.ts";
import { type LineExtent, lineExtent, strikethroughOf, underlineOf, wordExtent } from "./line-extent.ts";
import { folioWidth, leaderPitch } from "./parameters.ts";
import type { Share } from "./set-lines.ts";

type PictureItem = Extract<OtherItem, { kind: "picture" }>;

/** Where a line begins, and how its white space is distributed. */
export interface Placing {
  readonly x: number;
  readonly share: Share;
  /** There is no space in the text at the end of the line. */
  readonly isLast: boolean;
  readonly paragraph: Paragraph;
  /** Every element is an item of its own, and `ends` says where each ends: for lines in which directions meet. */
  readonly isMixed: boolean;
}

export interface PlacedItems extends LineExtent {
  readonly items: readonly LineItem[];
  /** How many items there are after each element; empty unless the line is mixed. */
  readonly ends: readonly number[];
}

/** Places a line's elements, indices of `items`, one after another; says how high and deep the line is. */
export function placeItems(items: Items, elements: readonly number[], placing: Placing): PlacedItems {
  return new LinePlacer(items, placing).place(elements);
}

/** What follows a word: a space of this width (0: none), a space only in the text, and then the item of this index. */
interface After {
  readonly gap: number;
  readonly ended: boolean;
  readonly beyond: number | undefined;
}

/** A word with the style of its piece. */
interface StyledWord extends Omit<PieceOrigin, "shaping"> {
  readonly word: Word;
  readonly shaping: ShapingStyle;
  readonly hyphen: boolean;
}

class LinePlacer {
  readonly #items: Items;
  readonly #share: Share;
  readonly #placing: Placing;
  readonly #placed: LineItem[] = [];
  readonly #ends: number[] = [];
  #x: number;
  #ascent: number;
  #descent: number;
  /** The word whose item the next may join; −1: none. */
  #open = -1;

  constructor(items: Items, placing: Placing) {
    this.#items = items;
    this.#placing = placing;
    this.#share = placing.share;
    this.#x = placing.x;
    const { ascent, descent } = lineExtent(placing.paragraph);
    this.#ascent = ascent;
    this.#descent = descent;
  }

  place(elements: readonly number[]): PlacedItems {
    const { kind, words, others } = this.#items;
    for (let at = 0; at < elements.length; at++) {
      const i = elements[at] ?? 0;
      const other = others[i];
      if (words[i]) this.#word(i, elements[at + 1], elements[at + 2]);
      else if (kind[i] === glueKind) {
        if (!this.#items.has(i, spaceFlag)) this.#open = -1;
        this.#x += this.#glueWidth(i);
      } else if (kind[i] === otherKind && other) {
        this.#open = -1;
        this.#other(other, this.#items.originOf(i), this.#items.width[i] ?? 0, elements.slice(at + 1));
      }
      if (this.#placing.isMixed) this.#ends.push(this.#placed.length);
    }
    return { items: this.#placed, ends: this.#ends, ascent: this.#ascent, descent: this.#descent };
  }

  #other(item: OtherItem, origin: PieceOrigin, width: number, after: readonly number[]): void {
    switch (item.kind) {
      case "leader":
        this.#leader(item.dots, origin, width, this.#widthOf(after));
        break;
      case "formula":
        this.#formula(item.part, origin, width);
        break;
      case "picture":
        this.#picture(item, origin, width);
        break;
      case "anchor":
        this.#placed.push({
          kind: "anchor",
          x: this.#x,
          width: 0,
          rise: 0,
          tag: origin.tag,
          link: null,
          name: item.name,
        });
        break;
    }
  }

  #word(index: number, follower: number | undefined, beyond: number | undefined): void {
    const items = this.#items;
    const { isLast, isMixed, paragraph } = this.#placing;
    const word = items.wordAt(index);
    if (!word) return;
    const isSpace = follower !== undefined && items.isGlue(follower) && items.has(follower, spaceFlag);
    const gap = isSpace ? this.#glueWidth(follower) : 0;
    const hyphen = items.has(index, hyphenFlag);
    // A leader separates the words on its sides; screen readers need a space there.
    const ended = follower === undefined ? !isLast && !hyphen : items.others[follower]?.kind === "leader";
    const after = { gap, ended, beyond };
    const { tag, link, span, style } = items.originOf(index);
    const styled = { tag, link, span, style, shaping: items.shapingOf(index), word, hyphen };
    if (this.#open >= 0 && !isMixed && joins(items, this.#open, index, word)) this.#extendWords(styled, after);
    else this.#pushWord(styled, after);
    this.#open = gap > 0 && isPlain(word) ? index : -1;
    if (style !== paragraph.style.text) this.#makeRoom(wordExtent(word, style, styled.shaping));
  }

  #glueWidth(index: number): number {
    const { glue } = this.#share;
    const { width, stretch, shrink } = this.#items;
    return (width[index] ?? 0) + glue * ((glue >= 0 ? stretch[index] : shrink[index]) ?? 0);
  }

  #rulesGoOn({ underline, strikethrough }: TextStyle, { gap, beyond }: After): boolean {
    if ((!underline && !strikethrough) || gap <= 0 || beyond === undefined) return false;
    const { style } = this.#items.originOf(beyond);
    const isSame = style.underline === underline && style.strikethrough === strikethrough;
    return this.#items.wordAt(beyond) !== null && isSame;
  }

  #makeRoom({ ascent, descent }: LineExtent): void {
    this.#ascent = Math.max(this.#ascent, ascent);
    this.#descent = Math.max(this.#descent, descent);
  }

  /** Adds a word to the item before it. */
  #extendWords(box: StyledWord, after: After): void {
    const { gap, ended } = after;
    const item = this.#placed[this.#placed.length - 1] as Glyphs;
    const [part] = box.word.parts;
    if (!part) return;
    const x = this.#x;
    const width = partWidth(part, box, this.#share);
    item.runs.push(part.run);
    item.at.push(x - item.x);
    item.width = x + width - item.x + (this.#rulesGoOn(box.style, after) ? gap : 0);
    item.space = gap > 0 || ended;
    item.hyphen = box.hyphen;
    this.#x = x + width;
  }

  /**
   * One item for each part of a word. An underline or strikethrough goes on over the word space when the next word has it
   * as well: `width` then includes the space.
   */
  #pushWord(box: StyledWord, after: After): void {
    const { gap, ended } = after;
    const { word, hyphen, style, shaping, tag, link } = box;
    const em = style.size / 1000;
    const goesOn = this.#rulesGoOn(style, after);
    const { parts } = word;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (!part) break;
      const final = i === parts.length - 1;
      const width = partWidth(part, box, this.#share);
      this.#placed.push({
        kind: "glyphs",
        x: this.#x,
        width: final && goesOn ? width + gap : width,
        rise: part.rise * em,
        tag,
        link,
        runs: [part.run],
        at: [0],
        size: style.size * part.scale,
        colour: style.colour,
        scale: this.#share.scale,
        tracking: style.tracking * 1000 + spacingOf(box, this.#share),
        space: final && (gap > 0 || ended),
        hyphen: final && hyphen,
        underline: style.underline ? underlineOf(shaping, em) : null,
        strikethrough: style.strikethrough ? strikethroughOf(shaping, em) : null,
      });
      this.#x += width;
    }
  }

  #widthOf(elements: readonly number[]): number {
    return elements.reduce((sum, i) => sum + (this.#items.width[i] ?? 0), 0);
  }

  /**
   * Dots are on a grid from the column's left edge, so that those of neighbouring lines are aligned, and end at one place
   * whether the page number after them has one figure or three.
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
    this.#placed.push({ kind: "leader", x: first, width: count * pitch, rise: 0, tag, link, run, size, colour, pitch });
  }

  #formula(part: FormulaPart, { style, tag, link }: PieceOrigin, width: number): void {
    const height = part.height * style.size;
    const scale = style.size / 1000;
    const { drawing, text } = part;
    const { colour } = style;
    this.#placed.push({ kind: "drawing", x: this.#x, width, rise: 0, tag, link, drawing, scale, height, colour, text });
    this.#makeRoom({ ascent: height, descent: part.depth * style.size });
    this.#x += width;
  }

  #picture({ picture, height }: PictureItem, { tag, link }: PieceOrigin, width: number): void {
    this.#placed.push({ kind: "picture", x: this.#x, width, rise: 0, tag, link, picture, height });
    this.#makeRoom({ ascent: height, descent: 0 });
    this.#x += width;
  }
}

/** Words of one part from left to right: most words of a book. */
function isPlain(word: Word): boolean {
  return word.parts.length === 1 && !word.rtl && (word.parts[0]?.run.glyphs.length ?? 0) > 0;
}

/** Whether a word differs from the one before it only in its letters, so that one item holds both. */
function joins(items: Items, before: number, index: number, word: Word): boolean {
  const [one] = items.words[before]?.parts ?? [];
  const [other] = word.parts;
  return (
    isAlike(items, before, index) &&
    word.parts.length === 1 &&
    one !== undefined &&
    other !== undefined &&
    one.run.face === other.run.face &&
    one.scale === other.scale &&
    one.rise === other.rise &&
    (items.words[before]?.letters ?? 0) > 0 === word.letters > 0 &&
    !word.rtl &&
    other.run.glyphs.length > 0
  );
}

function isAlike(items: Items, one: number, other: number): boolean {
  if (items.origin[one] === items.origin[other]) return true;
  const [a, b] = [items.originOf(one), items.originOf(other)];
  return a.tag === b.tag && a.link === b.link && a.style === b.style;
}

type Glyphs = { -readonly [Key in keyof GlyphItem]: GlyphItem[Key] } & { runs: GlyphRun[]; at: number[] };

function partWidth({ width, run, scale }: WordPart, box: StyledWord, share: Share): number {
  const em = box.style.size / 1000;
  return (width + spacingOf(box, share) * run.glyphs.length * scale) * em * share.scale;
}

/** Added after each letter, in thousandths of an em. */
function spacingOf({ word }: StyledWord, { letterspace }: Share): number {
  return word.letters > 0 ? letterspace : 0;
}
