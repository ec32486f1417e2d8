// Notes which codes of a font a page uses, in the order of their first use: a document numbers glyphs as they are used,
// so the next document gives this page the same codes if it would number the same glyphs in the same order. In: codes
// as they are used. Out: each once.
import type { FontSource } from "../fonts/font-source.ts";
import type { GlyphRun } from "../text/glyph-run.ts";

/** The glyph that a code shows, and the text that it represents. */
export interface CodeUse {
  readonly code: number;
  readonly glyph: number;
  readonly text: string;
}

/** A font of a page. */
export interface FontUse {
  readonly face: FontSource;
  /** Of the resource. */
  readonly name: string;
  readonly codes: readonly CodeUse[];
}

export class UsedCodes {
  /** False if a code was used for a text that is not its own, such as another kind of space. */
  isExact = true;
  /** A set keeps the order in which its members arrived. */
  readonly #codes = new Set<CodeUse>();
  readonly #words = new Set<GlyphRun>();

  add(use: CodeUse | undefined): void {
    if (use) this.#codes.add(use);
  }

  /** Whether a word is the first of its kind on the page. */
  isNew(word: GlyphRun): boolean {
    const before = this.#words.size;
    return this.#words.add(word).size > before;
  }

  get all(): readonly CodeUse[] {
    return [...this.#codes];
  }
}
