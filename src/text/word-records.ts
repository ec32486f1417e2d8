// The words of a font library as numbers. In: shaped words. Out: for each a record, the place of its numbers in one
// buffer. Every pass over a paragraph reads a few numbers of each of its words, and what takes time is fetching them
// from memory: those of one word are next to each other, and its characters, by which it is found, follow.
import { hasMarks } from "./divide.ts";
import { isMissing } from "./missing-face.ts";
import type { Word, WordPart } from "./word.ts";
import { edgesOf } from "./word-edges.ts";

/** The record of what is not a word: all its numbers are 0. */
export const noRecord = 0;

/** Flags of a record, above the edges of the word (word-edges.ts). A character in it has no glyph. */
export const lackingFlag = 32;
/** It is known that no line ends in the word: without hyphens, and even with them. */
export const solidFlag = 64;
export const undividedFlag = 128;
/** No character in it is a place to divide it, even as a last resort. */
export const unmarkedFlag = 256;

// The layout, for loops that read every word of a paragraph; everything else asks a method. A record is an index of
// `reals` (8 bytes each). After three of them come integers (4 bytes), then the characters (2 bytes): the integers of a
// record begin at its double, the characters at its quadruple.
export const widthAt = 0;
export const leftAt = 1;
export const rightAt = 2;
export const lettersAt = 6;
export const runAt = 7;
export const glyphsAt = 8;
export const formAt = 9;
export const flagsAt = 10;
const indexAt = 11;
export const lengthAt = 12;
export const charactersAt = 26;

const firstCapacity = 1 << 15;

/** How many reals the record takes of a word with this key. */
function lengthOf(key: string): number {
  return Math.ceil((charactersAt + key.length) / 4);
}

export class WordRecords {
  /** The same bytes as numbers of three kinds; other arrays once a word is added. */
  reals = new Float64Array(firstCapacity);
  integers = new Int32Array(this.reals.buffer);
  characters = new Uint16Array(this.reals.buffer);
  /** Where the next record begins. */
  #end = lengthOf("");
  readonly #words: Word[] = [];
  readonly #forms: WordPart[] = [];

  /** `key`: the characters by which it is found; a word in small capitals has another text. */
  add(key: string, word: Word): number {
    const record = this.#end;
    this.#end += lengthOf(key);
    if (this.#end > this.reals.length) this.#grow();
    this.reals[record + widthAt] = word.width;
    this.reals[record + leftAt] = word.leftProtrusion;
    this.reals[record + rightAt] = word.rightProtrusion;
    const { plain } = word;
    const isLacking = word.parts.some(({ run }) => isMissing(run.face));
    const at = record * 2;
    this.integers[at + lettersAt] = word.letters;
    this.integers[at + runAt] = plain ? plain.run.id : -1;
    this.integers[at + glyphsAt] = plain ? plain.run.glyphs.length : 0;
    this.integers[at + formAt] = plain ? this.#formOf(plain, word.letters) : 0;
    const unmarked = hasMarks(word.text) ? 0 : unmarkedFlag | solidFlag;
    this.integers[at + flagsAt] = edgesOf(word.text) | (isLacking ? lackingFlag : 0) | unmarked;
    this.integers[at + indexAt] = this.#words.push(word) - 1;
    this.integers[at + lengthAt] = key.length;
    for (let i = 0; i < key.length; i++) this.characters[record * 4 + charactersAt + i] = key.charCodeAt(i);
    return record;
  }

  wordOf(record: number): Word {
    const word = this.#words[this.#integer(record, indexAt)];
    if (!word) throw new RangeError("no such word");
    return word;
  }

  /** In thousandths of the style's em, tracking included. */
  width(record: number): number {
    return this.reals[record + widthAt] ?? 0;
  }

  /** How far its edges may protrude into the margins. */
  leftProtrusion(record: number): number {
    return this.reals[record + leftAt] ?? 0;
  }

  rightProtrusion(record: number): number {
    return this.reals[record + rightAt] ?? 0;
  }

  /** The number of glyphs that may be spaced. */
  letters(record: number): number {
    return this.#integer(record, lettersAt);
  }

  /** The number of its run and of the glyphs in it, if the word is plain; otherwise −1 and 0. */
  run(record: number): number {
    return this.#integer(record, runAt);
  }

  glyphs(record: number): number {
    return this.#integer(record, glyphsAt);
  }

  /** Plain words of one form differ only in their glyphs: face, scale, rise are the same. 0: not plain. */
  form(record: number): number {
    return this.#integer(record, formAt);
  }

  /** A part of that form. */
  partOf(form: number): WordPart {
    const part = this.#forms[(form - 1) >> 1];
    if (!part) throw new RangeError("no such form");
    return part;
  }

  has(record: number, flag: number): boolean {
    return (this.#integer(record, flagsAt) & flag) !== 0;
  }

  /** Sets flags. */
  mark(record: number, flag: number): void {
    const at = record * 2 + flagsAt;
    this.integers[at] = (this.integers[at] ?? 0) | flag;
  }

  #integer(record: number, at: number): number {
    return this.integers[record * 2 + at] ?? 0;
  }

  /** Few: one or two for each face. */
  #formOf(part: WordPart, letters: number): number {
    const isSame = ({ run, scale, rise }: WordPart) =>
      run.face === part.run.face && scale === part.scale && rise === part.rise;
    const known = this.#forms.findIndex(isSame);
    const form = known >= 0 ? known : this.#forms.push(part) - 1;
    return form * 2 + (letters > 0 ? 2 : 1);
  }

  #grow(): void {
    const larger = new Float64Array(Math.max(this.reals.length * 2, this.#end));
    larger.set(this.reals);
    this.reals = larger;
    this.integers = new Int32Array(larger.buffer);
    this.characters = new Uint16Array(larger.buffer);
  }
}
