// The notes of a region under construction: a galley of their own, and which box of the text each belongs to.
import type { FootnotePiece } from "../../compose/block.ts";
import type { FootnoteSetting, FootnoteStrip, GalleyFootnote } from "../galley/galley.ts";
import type { GalleyBuilder, SetFootnote } from "../galley/galley-builder.ts";

export class FootnoteCollector {
  readonly #builder: GalleyBuilder;
  readonly #setting: FootnoteSetting;
  readonly #footnotes: GalleyFootnote[] = [];

  constructor(builder: GalleyBuilder, setting: FootnoteSetting) {
    this.#builder = builder;
    this.#setting = setting;
  }

  /** `mark`: index of the box in the text that contains the marks. */
  add(footnotes: readonly FootnotePiece[], mark: number, setNote: SetFootnote): void {
    for (const { sign: markName, blocks } of footnotes) {
      const from = this.#builder.position;
      setNote(blocks, this.#builder);
      this.#footnotes.push({ mark, from, to: this.#builder.position, sign: markName });
    }
  }

  get height(): number {
    return this.#setting.above + this.#builder.bottom.natural + this.#setting.below;
  }

  finish(): FootnoteStrip | null {
    const [region] = this.#builder.finish().regions;
    return region
      ? { boxes: region.boxes, penalties: region.penalties, footnotes: this.#footnotes, setting: this.#setting }
      : null;
  }
}
