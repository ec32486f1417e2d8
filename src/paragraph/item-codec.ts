// Encodes the items of a line as bytes, which read-items.ts decodes. In: items and the paragraph that they belong to.
// Out: bytes. Words and looks, which many items share, are numbers in a table.
//
// An item is its kind (0: no more items), the numbers of its tag and its link in the paragraph, its x, and then
//   glyphs: width, flags, scale, tracking, look, and for each word its number plus 1 and its place; 0 ends them
//   drawing: the number of the formula's part, width, scale, height, look, text
//   picture: the number of the picture, width, rise, height
//   leader: width, pitch, look, word
//   anchor: name
import type { ValueWriter } from "../cache/bytes.ts";
import type { Link, Tag } from "../compose/block.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import { isMissing } from "../text/missing-face.ts";
import { flagsAt, lackingFlag, runAt, type WordRecords } from "../text/word-records.ts";
import type { GlyphItem, LineItem } from "./line.ts";
import type { NamesOf } from "./names-of.ts";
import type { GlyphLook, SharedNumbers } from "./shared-values.ts";

export const kinds = { glyphs: 1, drawing: 2, leader: 3, anchor: 4, picture: 5 } as const;
export const spaceFlag = 1;
export const hyphenFlag = 2;
/** The size of a real, in bytes. */
const real = 8;

const bare = { size: 0, underline: null, strikethrough: null };

type Item<Kind extends LineItem["kind"]> = Extract<LineItem, { kind: Kind }>;

/** Writes items one after another, without creating objects for them. */
export class ItemWriter {
  /** Of the current line. */
  count = 0;
  hasLinks = false;
  hasAnchors = false;
  /** Characters that no font has are drawn as boxes. */
  lacksGlyphs = false;
  /** False if an item refers to something that is not the paragraph's. */
  isSound = true;
  readonly #to: ValueWriter;
  readonly #numbering: SharedNumbers;
  #names: NamesOf;
  /** Where the width of the words being written is stored. */
  #widthAt = 0;

  constructor(to: ValueWriter, numbering: SharedNumbers, names: NamesOf) {
    this.#to = to;
    this.#numbering = numbering;
    this.#names = names;
  }

  /** Starts a paragraph. */
  of(names: NamesOf): void {
    this.#names = names;
    this.lacksGlyphs = false;
    this.isSound = true;
  }

  /** Starts the items of a line. */
  begin(): void {
    this.count = 0;
    this.hasLinks = false;
    this.hasAnchors = false;
  }

  end(): void {
    this.#to.count(0);
  }

  look(look: GlyphLook): number {
    return this.#numbering.look(look);
  }

  /** Starts an item of words of one look; `look` is its number. */
  beginWords(tag: Tag, link: Link | null, x: number, look: number, scale: number, tracking: number): void {
    const to = this.#to;
    this.#head(kinds.glyphs, tag, link, x);
    this.#widthAt = to.length;
    // Width and flags are only known at the end.
    to.real(0);
    to.count(0);
    to.real(scale);
    to.real(tracking);
    to.count(look);
  }

  word(run: GlyphRun, at: number): void {
    this.#to.count(this.#numbering.run(run) + 1);
    this.#to.real(at);
    if (isMissing(run.face)) this.lacksGlyphs = true;
  }

  /** The same for a plain word, by its record. */
  plainWord(records: WordRecords, record: number, at: number): void {
    const { integers } = records;
    const number = this.#numbering.known(integers[record * 2 + runAt] ?? 0);
    if (number >= 0 && ((integers[record * 2 + flagsAt] ?? 0) & lackingFlag) === 0)
      this.#to.countAndReal(number + 1, at);
    else {
      const { plain } = records.wordOf(record);
      if (plain) this.word(plain.run, at);
    }
  }

  endWords(width: number, space: boolean, hyphen: boolean): void {
    this.#to.count(0);
    this.#to.realAt(this.#widthAt, width);
    this.#to.countAt(this.#widthAt + real, (space ? spaceFlag : 0) | (hyphen ? hyphenFlag : 0));
  }

  write(item: LineItem): void {
    switch (item.kind) {
      case "glyphs":
        this.#glyphs(item);
        break;
      case "drawing":
        this.drawing(item);
        break;
      case "picture":
        this.picture(item);
        break;
      case "leader":
        this.leader(item);
        break;
      case "anchor":
        this.anchor(item);
        break;
    }
  }

  #glyphs(item: GlyphItem): void {
    const { runs, at } = item;
    this.beginWords(item.tag, item.link, item.x, this.look(item), item.scale, item.tracking);
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i];
      if (run) this.word(run, at[i] ?? 0);
    }
    this.endWords(item.width, item.space, item.hyphen);
  }

  drawing({ tag, link, x, drawing, width, scale, height, rise, colour, text }: Item<"drawing">): void {
    const to = this.#to;
    this.#head(kinds.drawing, tag, link, x);
    to.count(this.#sound(this.#names.drawings.indexOf(drawing)));
    to.real(width);
    to.real(scale);
    to.real(height);
    to.count(this.look({ ...bare, rise, colour }));
    to.text(text);
  }

  picture({ tag, link, x, picture, width, rise, height }: Item<"picture">): void {
    const to = this.#to;
    this.#head(kinds.picture, tag, link, x);
    to.count(this.#sound(this.#names.pictures.indexOf(picture)));
    to.real(width);
    to.real(rise);
    to.real(height);
  }

  leader({ tag, link, x, width, pitch, rise, size, colour, run }: Item<"leader">): void {
    const to = this.#to;
    this.#head(kinds.leader, tag, link, x);
    to.real(width);
    to.real(pitch);
    to.count(this.look({ ...bare, rise, size, colour }));
    to.count(this.#numbering.run(run));
  }

  anchor({ tag, link, x, name }: Item<"anchor">): void {
    this.#head(kinds.anchor, tag, link, x);
    this.#to.text(name);
    this.hasAnchors = true;
  }

  #head(kind: number, tag: Tag, link: Link | null, x: number): void {
    const to = this.#to;
    this.count++;
    to.count(kind);
    to.count(this.#sound(this.#names.numberOfTag(tag)));
    to.count(link === null ? 0 : this.#sound(this.#names.numberOfLink(link)));
    to.real(x);
    if (link !== null) this.hasLinks = true;
  }

  #sound(number: number): number {
    if (number >= 0) return number;
    this.isSound = false;
    return 0;
  }
}
