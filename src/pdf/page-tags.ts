// What the drawing of a page tells the structure tree, in printed order. In: calls as the page is drawn, or those of an
// earlier drawing of the same page. Out: the same calls of the tree, which numbers the page's marked content.
import type { Tag } from "../compose/block.ts";
import type { BoundingBox, PageStructure, Structure } from "./structure.ts";

type TagCall =
  | { readonly kind: "content"; readonly tag: Tag }
  | { readonly kind: "declare"; readonly tag: Tag }
  | { readonly kind: "label"; readonly tag: Tag; readonly text: string }
  | { readonly kind: "place"; readonly tag: Tag; readonly box: BoundingBox; readonly isBlock: boolean };

export type TagCalls = readonly TagCall[];

export class PageTags {
  /** All calls so far, if the drawing is to be kept. */
  readonly calls: TagCall[] | null;
  readonly #structure: Structure;
  readonly #page: PageStructure;

  constructor(structure: Structure, page: PageStructure, isKept: boolean) {
    this.#structure = structure;
    this.#page = page;
    this.calls = isKept ? [] : null;
  }

  /** The page's key in the parent tree. */
  get key(): number {
    return this.#page.key;
  }

  /** Opens a marked-content sequence; returns its identifier on the page. */
  content(tag: Tag): number {
    this.calls?.push({ kind: "content", tag });
    return this.#structure.newMarkedContent(tag, this.#page);
  }

  declare(tag: Tag): void {
    this.calls?.push({ kind: "declare", tag });
    this.#structure.declare(tag);
  }

  label(tag: Tag, text: string): void {
    this.calls?.push({ kind: "label", tag, text });
    this.#structure.label(tag, text);
  }

  place(tag: Tag, box: BoundingBox, isBlock: boolean): void {
    this.calls?.push({ kind: "place", tag, box, isBlock });
    this.#structure.place(tag, box, isBlock, this.#page);
  }

  /** Tells the tree the same as an earlier drawing. */
  repeat(calls: TagCalls): void {
    for (const call of calls) {
      if (call.kind === "content") this.content(call.tag);
      else if (call.kind === "declare") this.declare(call.tag);
      else if (call.kind === "label") this.label(call.tag, call.text);
      else this.place(call.tag, call.box, call.isBlock);
    }
  }
}
