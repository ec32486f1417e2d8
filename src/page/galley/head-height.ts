// Heads of abstracts that no page holds. In: the paragraphs of a run, in order. Out: a warning for each head that is
// longer than a page; it is broken like text.
import type { Paragraph } from "../../compose/block.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { LineCache } from "./set-lines.ts";

export class HeadHeights {
  readonly #cache: LineCache;
  readonly #pageHeight: number;
  readonly #diagnostics: Reporter;
  #height = 0;
  #span: Span | null = null;

  constructor(cache: LineCache, pageHeight: number, diagnostics: Reporter) {
    this.#cache = cache;
    this.#pageHeight = pageHeight;
    this.#diagnostics = diagnostics;
  }

  /** Whether the last paragraph belongs to a head. */
  get isOpen(): boolean {
    return this.#height > 0 || this.#span !== null;
  }

  paragraph(paragraph: Paragraph, measure: number): void {
    const { style, span } = paragraph;
    if (!isHead(style)) {
      this.end();
      return;
    }
    const { lines } = this.#cache.lines(paragraph, measure);
    this.#height += lines.length * style.leading + style.spaceBefore + style.spaceAfter;
    // The line above the title comes from the programme.
    if (/eyebrow/.test(style.name)) return;
    this.#span ??= lines.find((line) => line.span)?.span ?? span;
  }

  /** What follows is not a head. */
  end(): void {
    if (this.#height > this.#pageHeight) {
      const pages = (this.#height / this.#pageHeight).toFixed(1);
      const hint = "shorten the title, or name a collaboration instead of all its members";
      this.#diagnostics.warning(
        "long-head",
        `the head of the abstract is ${pages} pages long, and is split`,
        this.#span,
        {
          hint,
        },
      );
    }
    this.#height = 0;
    this.#span = null;
  }
}

const isHead = ({ name, keepTogether, keepWithNext }: Paragraph["style"]) =>
  keepTogether && keepWithNext && /^abstract-(?:eyebrow|title|author|affiliation|email)/.test(name);
