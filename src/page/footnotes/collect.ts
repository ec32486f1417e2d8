// The notes of a region under construction: a strip of their own, and which box of the text each belongs to.
import type { FootnotePiece } from "../../compose/block.ts";
import type { FootLook, FootNote, FootStrip } from "../galley/galley.ts";
import type { SetNote, Strip } from "../galley/strip.ts";

export class Foot {
  readonly #strip: Strip;
  readonly #look: FootLook;
  readonly #notes: FootNote[] = [];

  constructor(strip: Strip, look: FootLook) {
    this.#strip = strip;
    this.#look = look;
  }

  /** `mark`: index of the box in the text that the marks stand in. */
  add(footnotes: readonly FootnotePiece[], mark: number, setNote: SetNote): void {
    for (const { sign, blocks } of footnotes) {
      const from = this.#strip.position;
      setNote(blocks, this.#strip);
      this.#notes.push({ mark, from, to: this.#strip.position, sign });
    }
  }

  get height(): number {
    return this.#look.above + this.#strip.bottom.natural + this.#look.below;
  }

  finish(): FootStrip | null {
    const [region] = this.#strip.finish();
    return region ? { boxes: region.boxes, penalties: region.penalties, notes: this.#notes, look: this.#look } : null;
  }
}
