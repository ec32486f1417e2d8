// The type of a grid at one size: paragraphs brought to it, and set below each other. In: the sizes that the template
// allows, and the size of titles that is tried. Out: lines in a width, and their height.
import type { GridType, Paragraph } from "../../compose/block.ts";
import type { Placed } from "../document.ts";
import { scaleParagraph } from "../galley/scale-paragraph.ts";
import type { LineCache, Strut } from "../galley/set-lines.ts";

type PlacedLine = Extract<Placed, { kind: "line" }>;

export interface Stack {
  readonly lines: readonly PlacedLine[];
  readonly height: number;
}

/** Another face in a line must not shift it against other boxes; a formula may. */
const tall = 1.45;

/** If two widths are closer than this, in points, they are compared as they are set. */
const nearly = 0.5;

/** Titles are set in `size`, everything else in proportion, but nothing below the minimum. */
export class SizedType {
  readonly size: number;
  readonly #type: GridType;
  readonly #cache: LineCache;

  constructor(size: number, type: GridType, cache: LineCache) {
    this.size = size;
    this.#type = type;
    this.#cache = cache;
  }

  /** The paragraph in this size. */
  sized(paragraph: Paragraph): Paragraph {
    return scaleParagraph(paragraph, this.factor(paragraph));
  }

  factor({ style }: Paragraph): number {
    const { base, least } = this.#type;
    const wanted = (style.text.size * this.size) / base;
    return Math.max(wanted, Math.min(least, this.size)) / style.text.size;
  }

  /** The width of the paragraph on one line, and of its widest word. */
  widths(paragraph: Paragraph): { readonly natural: number; readonly minimal: number } {
    return this.#cache.widths(this.sized(paragraph));
  }

  /** Whether no word of the paragraph is wider than a line. */
  holdsWords(paragraph: Paragraph, width: number): boolean {
    // All of a word grows with its size, so the paragraph is measured once, at the template's size, for all sizes.
    const likely = this.#cache.widths(paragraph).minimal * this.factor(paragraph);
    if (Math.abs(likely - width) > nearly) return likely < width;
    return this.widths(paragraph).minimal <= width + 0.01;
  }

  /** How tall the paragraphs are below each other. */
  height(paragraphs: readonly Paragraph[], width: number): number {
    return this.#below(this.#all(paragraphs), (paragraph) => this.#cache.trial(paragraph, width));
  }

  /** Their minimum height, each with one line. */
  leastHeight(paragraphs: readonly Paragraph[]): number {
    return this.#below(this.#all(paragraphs), ({ style }) => [this.#cache.strut(style)]);
  }

  /** The paragraphs below each other, to be printed. */
  stack(paragraphs: readonly Paragraph[], width: number): Stack {
    return this.#stacked(this.#all(paragraphs), width);
  }

  /** Paragraphs as large as the template says, to be printed. */
  unsized(paragraphs: readonly Paragraph[], width: number): Stack {
    return this.#stacked(paragraphs, width);
  }

  lineCount(paragraph: Paragraph, width: number): number {
    return this.#cache.trial(this.sized(paragraph), width).length;
  }

  #all(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
    return paragraphs.map((paragraph) => this.sized(paragraph));
  }

  /** The paragraphs below each other, to be printed. */
  #stacked(paragraphs: readonly Paragraph[], width: number): Stack {
    const lines: PlacedLine[] = [];
    const height = this.#below(
      paragraphs,
      (paragraph) => this.#cache.lines(paragraph, width).lines,
      (paragraph, line, baseline) => {
        lines.push({ kind: "line", x: 0, baseline, line, artifact: null, span: line.span ?? paragraph.span });
      },
    );
    return { lines, height };
  }

  /**
   * Their height; `place` gets each line with its baseline. The space above the first and below the last is left out.
   */
  #below<Own extends Strut>(
    paragraphs: readonly Paragraph[],
    linesOf: (paragraph: Paragraph) => readonly Own[],
    place: ((paragraph: Paragraph, line: Own, baseline: number) => void) | null = null,
  ): number {
    let baseline = 0;
    let bottom = 0;
    let after = 0;
    let isFirst = true;
    for (const paragraph of paragraphs) {
      const { style } = paragraph;
      const strut = this.#cache.strut(style);
      const overlap = Math.max(0, strut.ascent + strut.descent - style.leading);
      linesOf(paragraph).forEach((line, index) => {
        const space = index === 0 && !isFirst ? Math.max(after, style.spaceBefore) : 0;
        const ascent = line.ascent > strut.ascent * tall ? line.ascent : strut.ascent;
        const least = bottom - baseline + ascent - overlap;
        baseline = isFirst ? ascent : baseline + Math.max(style.leading, least) + space;
        bottom = baseline + line.descent;
        isFirst = false;
        place?.(paragraph, line, baseline);
      });
      after = style.spaceAfter;
    }
    return bottom;
  }
}
