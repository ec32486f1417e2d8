// Abstracts that share a page: each begins at its share of the page, and is reported if it is longer.
import type { Group } from "../../compose/block.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import type { GalleyBuilder } from "./galley-builder.ts";

type Share = NonNullable<Group["share"]>;

export class PageShares {
  readonly #strip: GalleyBuilder;
  readonly #diagnostics: Reporter;
  /** Where the first share begins: an opening above it belongs to no share. */
  #top: number | null = null;
  /** Where the current share begins, as set and with all spaces shrunk. */
  #begin = { natural: 0, least: 0 };
  /** The height that earlier footnotes take at the foot of the page. */
  #foot = 0;
  #count = 0;

  constructor(builder: GalleyBuilder, diagnostics: Reporter) {
    this.#strip = builder;
    this.#diagnostics = diagnostics;
  }

  open(): void {
    if (this.#top !== null) return;
    this.#top = this.#strip.extent;
    this.#begin = this.#strip.bottom;
  }

  close({ of, name, span }: Share): void {
    const { bottom } = this.#strip;
    const height = (this.#strip.pageHeight - (this.#top ?? 0)) / of;
    const foot = this.#strip.footnoteHeight;
    const over = bottom.least - this.#begin.least + foot - this.#foot - height;
    if (over > 0.01) this.#report(this.#strip.linesIn(over), of, name, span);
    this.#count++;
    // The next share begins higher by the growth of the footnotes.
    this.#foot = foot;
    const next = (this.#top ?? 0) + this.#count * height - foot;
    // The white space up to the next share does not belong to this one.
    const skipped = this.#count < of ? Math.max(0, next - bottom.natural) : 0;
    if (skipped > 0) this.#strip.skipTo(next);
    this.#begin = { natural: bottom.natural + skipped, least: bottom.least + skipped };
  }

  #report(over: number, of: number, name: string, span: Share["span"]): void {
    const lines = over === 1 ? "1 line" : `${over} lines`;
    const share = of === 1 ? "its page" : `its share of the page, one in ${of}`;
    this.#diagnostics.warning("overflow", `“${name}” is ${lines} longer than ${share}`, span, {
      hint: "shorten it, or let “layout: { abstracts: … }” in book.yaml give it more room",
    });
  }
}
