// The words of a font as they appear inside a literal string: the codes of their glyphs, and between them the
// differences between the set positions and the widths that the file states. In: a run of glyphs with its codes. Out:
// where its bytes are, and how far they move the reader's pen. A word is encoded once, however often it is printed.
import type { GlyphRun } from "../text/glyph-run.ts";
import { grownBytes, writeCode, writeInteger } from "./operators.ts";

/** The bytes `[from, to)` of `EncodedWords.bytes`. */
export interface EncodedWord {
  readonly from: number;
  readonly to: number;
  /** Whether there are adjustments between the codes, so that the string must be in an array. */
  readonly isAdjusted: boolean;
  /** How far the reader's pen moves, in thousandths of an em. */
  readonly advance: number;
}

const firstCapacity = 1 << 14;
/** The most bytes that a glyph takes: an adjustment in parentheses, and two escaped bytes. */
const largestGlyph = 32;

export class EncodedWords {
  bytes = new Uint8Array(firstCapacity);
  #length = 0;
  /** By the number of the run in this process. */
  readonly #words: (EncodedWord | null | undefined)[] = [];

  /** Undefined if it has not been added. */
  find({ id }: GlyphRun): EncodedWord | null | undefined {
    return this.#words[id];
  }

  /** `codes`: null for a word that is drawn glyph by glyph. `widths`: of each glyph, as the file states them. */
  add(run: GlyphRun, codes: readonly number[] | null, widths: readonly number[]): EncodedWord | null {
    const word = codes && this.#encode(run, codes, widths);
    this.#words[run.id] = word;
    return word;
  }

  #encode({ glyphs, advances }: GlyphRun, codes: readonly number[], widths: readonly number[]): EncodedWord {
    const most = glyphs.length * largestGlyph;
    if (this.#length + most > this.bytes.length) this.bytes = grownBytes(this.bytes, this.#length, most);
    const { bytes } = this;
    const from = this.#length;
    let at = from;
    let isAdjusted = false;
    let pen = 0;
    let x = 0;
    for (let i = 0; i < glyphs.length; i++) {
      const adjustment = Math.round(pen - x);
      if (adjustment !== 0) {
        bytes[at++] = 0x29;
        at = writeInteger(bytes, at, adjustment);
        bytes[at++] = 0x28;
        pen -= adjustment;
        isAdjusted = true;
      }
      const code = codes[i] ?? 0;
      at = writeCode(bytes, writeCode(bytes, at, code >> 8), code & 0xff);
      pen += widths[glyphs[i] ?? 0] ?? 0;
      x += advances[i] ?? 0;
    }
    this.#length = at;
    return { from, to: at, isAdjusted, advance: pen };
  }
}
