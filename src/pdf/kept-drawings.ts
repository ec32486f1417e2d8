// Keeps the drawings of pages from one document to the next. A page that is the same object is drawn the same, provided
// that the document gives it the same names of fonts and the same codes of glyphs, which depend on the pages before it.
// In: a page, and the fonts and tags of the document. Out: its earlier drawing; or null, and it must be drawn.
import type { Page } from "../page/document.ts";
import type { EmbeddedFonts } from "./fonts.ts";
import type { PageTags, TagCalls } from "./page-tags.ts";
import type { FontUse } from "./used-codes.ts";

export interface KeptDrawing {
  /** The compressed content stream. */
  readonly content: Uint8Array;
  /** In the order of their first use. */
  readonly fonts: readonly FontUse[];
  /** The syntax of each link, as `linkRest` gives it. */
  readonly links: readonly string[];
  /** What it told the structure tree. */
  readonly calls: TagCalls;
}

export class KeptDrawings {
  readonly #drawings = new WeakMap<Page, KeptDrawing>();

  /** If there is a drawing, its fonts and tags now count as used. */
  find(page: Page, fonts: EmbeddedFonts, tags: PageTags): KeptDrawing | null {
    const known = this.#drawings.get(page);
    if (!known || !fonts.repeat(known.fonts)) return null;
    tags.repeat(known.calls);
    return known;
  }

  keep(page: Page, drawing: KeptDrawing): void {
    this.#drawings.set(page, drawing);
  }
}
