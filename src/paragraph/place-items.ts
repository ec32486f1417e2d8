// Elements in visual order to placed items: the innermost objects of a document, all made by one function for each kind.
import type { Paragraph } from "../compose/block.ts";
import type { TextStyle } from "../template/style.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { WordPart } from "../text/word.ts";
import type { FormulaBox, Glue, Item, Leader, PictureBox, WordBox } from "./items.ts";
import type { GlyphItem, LineItem } from "./line.ts";
import { folioWidth, leaderPitch } from "./parameters.ts";
import type { Share } from "./set-lines.ts";

/** Above and below the baseline, in points. */
export interface LineExtent {
  readonly ascent: number;
  readonly descent: number;
}

/** Some fonts declare tall ascents; they must not push lines apart. */
const highestAscent = 0.95;
const deepestDescent = 0.3;

function textExtent(shaping: ShapingStyle, style: TextStyle): LineExtent {
  const { ascent, descent } = shaping.face;
  return {
    ascent: style.size * Math.min(highestAscent, ascent / 1000),
    descent: style.size * Math.min(deepestDescent, descent / 1000),
  };
}

/** Where a line begins, and how its white space is distributed. */
export interface Placing {
  readonly x: number;
  readonly share: Share;
  /** The text has no space where the line ends. */
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

/** Places a line's elements one after another; says how high and deep the line is. */
export function placeItems(elements: readonly Item[], placing: Placing): PlacedItems {
  return new LinePlacer(placing).place(elements);
}

/** What follows a word: a space of this width (0: none), a space only in the text, and then this. */
interface After {
  readonly gap: number;
  readonly ended: boolean;
  readonly beyond: Item | undefined;
}

class LinePlacer {
  readonly #share: Share;
  readonly #placing: Placing;
  readonly #items: LineItem[] = [];
  readonly #ends: number[] = [];
  #x: number;
  #ascent: number;
  #descent: number;
  /** The word whose item the next may join. */
  #open: WordBox | null = null;

  constructor(placing: Placing) {
    this.#placing = placing;
    this.#share = placing.share;
    this.#x = placing.x;
    const { ascent, descent } = lineExtent(placing.paragraph);
    this.#ascent = ascent;
    this.#descent = descent;
  }

  place(elements: readonly Item[]): PlacedItems {
    for (let i = 0; i < elements.length; i++) {
      const item = elements[i];
      if (!item) break;
      if (item.kind === "word") this.#word(item, elements[i + 1], elements[i + 2]);
      else {
        if (item.kind !== "penalty" && !(item.kind === "glue" && item.space)) this.#open = null;
        this.#other(item, elements, i);
      }
      if (this.#placing.isMixed) this.#ends.push(this.#items.length);
    }
    return { items: this.#items, ends: this.#ends, ascent: this.#ascent, descent: this.#descent };
  }

  #other(item: Exclude<Item, WordBox>, elements: readonly Item[], index: number): void {
    switch (item.kind) {
      case "glue":
        this.#x += glueWidth(item, this.#share);
        break;
      case "leader":
        this.#leader(item, widthAfter(elements, index));
        break;
      case "formula":
        this.#formula(item);
        break;
      case "picture":
        this.#picture(item);
        break;
      case "anchor":
        this.#items.push({ kind: "anchor", x: this.#x, width: 0, rise: 0, tag: item.tag, link: null, name: item.name });
        break;
      case "penalty":
        break;
    }
  }

  #word(box: WordBox, follower: Item | undefined, beyond: Item | undefined): void {
    const { isLast, isMixed, paragraph } = this.#placing;
    const gap = follower?.kind === "glue" && follower.space ? glueWidth(follower, this.#share) : 0;
    // A leader separates the words on its sides; screen readers need a space there.
    const ended = follower ? follower.kind === "leader" : !isLast && !box.hyphen;
    const after = { gap, ended, beyond };
    if (this.#open !== null && !isMixed && joins(this.#open, box)) this.#extendWords(box, after);
    else this.#pushWord(box, after);
    this.#open = gap > 0 && isPlain(box) ? box : null;
    if (box.style !== paragraph.style.text) this.#makeRoom(wordExtent(box));
  }

  #makeRoom({ ascent, descent }: LineExtent): void {
    this.#ascent = Math.max(this.#ascent, ascent);
    this.#descent = Math.max(this.#descent, descent);
  }

  /** Adds a word to the item before it. */
  #extendWords(box: WordBox, { gap, ended, beyond }: After): void {
    const item = this.#items[this.#items.length - 1] as Glyphs;
    const [part] = box.word.parts;
    if (!part) return;
    const x = this.#x;
    const width = partWidth(part, box, this.#share);
    item.runs.push(part.run);
    item.at.push(x - item.x);
    item.width = x + width - item.x + (rulesGoOn(box.style, gap, beyond) ? gap : 0);
    item.space = gap > 0 || ended;
    item.hyphen = box.hyphen;
    this.#x = x + width;
  }

  /**
   * One item for each part of a word. An underline or strikethrough goes on over the word space when the next word has it
   * as well: `width` then includes the space.
   */
  #pushWord(box: WordBox, { gap, ended, beyond }: After): void {
    const { word, hyphen, style, shaping, tag, link } = box;
    const em = style.size / 1000;
    const goesOn = rulesGoOn(style, gap, beyond);
    const { parts } = word;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (!part) break;
      const final = i === parts.length - 1;
      const width = partWidth(part, box, this.#share);
      this.#items.push({
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

  /**
   * Dots are on a grid from the column's left edge, so that those of neighbouring lines are aligned, and end at one place
   * whether the page number after them has one figure or three.
   */
  #leader({ shaping, style, tag, link, dots, width: least }: Leader, after: number): void {
    const width = least + this.#share.leader;
    const x = this.#x;
    this.#x += width;
    if (!dots) return;
    const pitch = leaderPitch * style.size;
    const run = shaping.word(".", false, null).parts[0]?.run;
    const first = Math.ceil((x + pitch / 2) / pitch) * pitch;
    const spared = Math.max(0, folioWidth * style.size - after);
    const count = Math.floor((x + width - spared - pitch / 2 - first) / pitch);
    if (!run || count < 1) return;
    const { size, colour } = style;
    this.#items.push({ kind: "leader", x: first, width: count * pitch, rise: 0, tag, link, run, size, colour, pitch });
  }

  #formula({ part, style, tag, link, width }: FormulaBox): void {
    const height = part.height * style.size;
    const scale = style.size / 1000;
    const { drawing, text } = part;
    const { colour } = style;
    this.#items.push({ kind: "drawing", x: this.#x, width, rise: 0, tag, link, drawing, scale, height, colour, text });
    this.#makeRoom({ ascent: height, descent: part.depth * style.size });
    this.#x += width;
  }

  #picture({ picture, width, height, tag, link }: PictureBox): void {
    this.#items.push({ kind: "picture", x: this.#x, width, rise: 0, tag, link, picture, height });
    this.#makeRoom({ ascent: height, descent: 0 });
    this.#x += width;
  }
}

/** The width of what follows on the line. */
function widthAfter(elements: readonly Item[], index: number): number {
  let width = 0;
  for (let at = index + 1; at < elements.length; at++) width += elements[at]?.width ?? 0;
  return width;
}

function lineExtent({ style }: Paragraph): LineExtent {
  return { ascent: style.text.size * 0.75, descent: style.text.size * 0.25 };
}

function wordExtent({ word, style, shaping }: WordBox): LineExtent {
  const { ascent, descent } = textExtent(shaping, style);
  const rise = word.parts[0]?.rise ?? 0;
  const scale = word.parts[0]?.scale ?? 1;
  const lift = (rise * style.size) / 1000;
  return { ascent: ascent * scale + lift, descent: descent * scale - lift };
}

function glueWidth({ width, stretch, shrink }: Glue, share: Share): number {
  return width + share.glue * (share.glue >= 0 ? stretch : shrink);
}

/** Words of one part from left to right: most words of a book. */
function isPlain({ word }: WordBox): boolean {
  return word.parts.length === 1 && !word.rtl && (word.parts[0]?.run.glyphs.length ?? 0) > 0;
}

/** Whether a word differs from the one before it only in its letters, so that one item holds both. */
function joins(before: WordBox, { word, style, tag, link }: WordBox): boolean {
  const [one] = before.word.parts;
  const [other] = word.parts;
  return (
    before.tag === tag &&
    before.link === link &&
    before.style === style &&
    word.parts.length === 1 &&
    one !== undefined &&
    other !== undefined &&
    one.run.face === other.run.face &&
    one.scale === other.scale &&
    one.rise === other.rise &&
    before.word.letters > 0 === word.letters > 0 &&
    !word.rtl &&
    other.run.glyphs.length > 0
  );
}

type Glyphs = { -readonly [Key in keyof GlyphItem]: GlyphItem[Key] } & { runs: GlyphRun[]; at: number[] };

function partWidth({ width, run, scale }: WordPart, box: WordBox, share: Share): number {
  const em = box.style.size / 1000;
  return (width + spacingOf(box, share) * run.glyphs.length * scale) * em * share.scale;
}

/** Added after each letter, in thousandths of an em. */
function spacingOf({ word }: WordBox, { letterspace }: Share): number {
  return word.letters > 0 ? letterspace : 0;
}

function rulesGoOn(style: TextStyle, gap: number, beyond: Item | undefined): boolean {
  if (!style.underline && !style.strikethrough) return false;
  return gap > 0 && beyond?.kind === "word" && sameRules(beyond.style, style);
}

function sameRules(a: TextStyle, b: TextStyle): boolean {
  return a.underline === b.underline && a.strikethrough === b.strikethrough;
}

/** `offset` is the centre of the rule below the baseline. */
function underlineOf(shaping: ShapingStyle, em: number): { readonly offset: number; readonly thickness: number } {
  const { position, thickness } = shaping.face.underline;
  return { offset: Math.max(80, -position) * em, thickness: thickness * em };
}

function strikethroughOf(shaping: ShapingStyle, em: number): { readonly offset: number; readonly thickness: number } {
  return { offset: -(shaping.face.xHeight / 2) * em, thickness: shaping.face.underline.thickness * em };
}
