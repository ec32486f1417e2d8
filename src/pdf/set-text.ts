// The glyphs of a line: one TJ as far as face, size, colour and rise allow. Every glyph is placed where the line says;
// the numbers in TJ are the differences between the widths that the font states and the wanted positions (ISO 32000-1
// §9.4.3, §9.4.4).
import type { FontSource } from "../fonts/font-source.ts";
import type { GlyphItem, LineItem } from "../paragraph/line.ts";
import type { Face, GlyphRun } from "../text/glyph-run.ts";
import type { GlyphShape } from "../vector/drawing.ts";
import type { Canvas } from "./canvas.ts";
import type { DocumentFont, GlyphEncoding } from "./document-font.ts";
import type { EmbeddedFonts } from "./fonts.ts";
import type { OperatorBuffer } from "./operators.ts";

/** A run with the codes of its glyphs; `unit` is a thousandth of the set size. */
interface EncodedRun {
  readonly font: DocumentFont;
  readonly run: GlyphRun;
  readonly codes: readonly number[];
  readonly unit: number;
  readonly tracking: number;
}

type SingleGlyph = Pick<GlyphShape, "glyph" | "text"> & { readonly font: FontSource };
type Look = Pick<GlyphItem, "size" | "rise" | "scale" | "tracking" | "colour">;

export class TextSetter {
  readonly #canvas: Canvas;
  readonly #fonts: EmbeddedFonts;
  readonly #operators: OperatorBuffer;
  /** The position of the reader's pen, in points. */
  #pen = 0;
  #baseline = 0;
  /** After each glyph, in points. */
  #spacing = 0;
  #font: DocumentFont | null = null;
  #face: Face | null = null;

  constructor(canvas: Canvas, fonts: EmbeddedFonts) {
    this.#canvas = canvas;
    this.#operators = canvas.operators;
    this.#fonts = fonts;
  }

  /** Begins a line at a position of the page; its items follow. */
  begin(x: number, baseline: number): void {
    this.#baseline = baseline;
    this.#pen = this.#canvas.beginLine(x, baseline);
  }

  /** Draws an item whose left edge is at `x` of the page; `space` overrides its own. */
  draw(item: GlyphItem, x: number, space = item.space): void {
    const { runs, at, size, scale, tracking } = item;
    const font = this.#fontOf(runs[0]);
    const unit = (size * scale) / 1000;
    this.#setState(font, item);
    const last = runs.length - 1;
    for (let i = 0; i <= last; i++) {
      const run = runs[i];
      if (!run) break;
      const left = x + (at[i] ?? 0);
      const spaced = i < last || space;
      const hyphen = i === last && item.hyphen;
      const written = run.rtl || hyphen ? null : font.written(run);
      if (written) {
        this.#moveTo(left, unit);
        this.#operators.word(font.words.bytes, written.from, written.to, written.isAdjusted);
        this.#pen += written.advance * unit + run.glyphs.length * this.#spacing;
        if (spaced) this.#space(font, unit);
      } else if (run.rtl) this.#drawLeftwards(item, run, font, left, unit, spaced);
      else {
        const reading = font.encode(run, hyphen);
        if (run.offsets === null && reading.actualTexts.length === 0) {
          const codes = reading.codes ?? font.codes;
          this.#show({ font, run, codes, unit, tracking }, 0, run.glyphs.length, left);
        } else this.#drawApart(item, run, font, reading, left, unit);
        if (spaced) this.#space(font, unit);
      }
    }
  }

  /** Draws one glyph with its origin at a place of the page, in the open line if it is on the same baseline. */
  glyph({ font: source, glyph, text }: SingleGlyph, x: number, baseline: number, look: Look): void {
    const font = this.#fonts.font(source);
    if (!this.#canvas.inText || Math.abs(baseline - this.#baseline) > 0.005) {
      this.flush();
      this.begin(x, baseline);
    }
    this.#setState(font, look);
    const unit = (look.size * look.scale) / 1000;
    this.#moveTo(x, unit);
    this.#operators.code(font.codeFor(glyph, text));
    this.#pen += (font.widths[glyph] ?? 0) * unit;
  }

  /** A space that begins or ends at a place of the page, for readers that measure text by its first and last glyph. */
  edge(source: FontSource, x: number, baseline: number, look: Look, side: "left" | "right"): void {
    const font = this.#fonts.font(source);
    if (font.space === null) return;
    const width = ((font.widths[font.space] ?? 0) * look.size) / 1000;
    const space = { font: source, glyph: font.space, text: " " };
    this.glyph(space, side === "left" ? x : x - width, baseline, look);
  }

  /** A space before an item, because the text before it in the file is another word. */
  part(item: GlyphItem): void {
    const font = this.#fontOf(item.runs[0]);
    this.#setState(font, item);
    this.#space(font, (item.size * item.scale) / 1000);
  }

  /** Ends the shown text. */
  flush(): void {
    this.#operators.endText();
  }

  /** Dots of a leader, one in each pitch from its left edge on. */
  leader(item: Extract<LineItem, { kind: "leader" }>, x: number, baseline: number): void {
    const { run, pitch, size, rise, colour } = item;
    const count = pitch > 0 ? Math.round(item.width / pitch) : 0;
    const font = this.#fontOf(run);
    const codes = font.encode(run, false).codes ?? font.codes;
    this.begin(x, baseline);
    this.#setState(font, { size, scale: 1, tracking: 0, rise, colour });
    const dots = { font, run, codes, unit: size / 1000, tracking: 0 };
    for (let i = 0; i < count; i++) this.#show(dots, 0, run.glyphs.length, x + i * pitch);
    this.flush();
  }

  #fontOf(run: GlyphRun | undefined): DocumentFont {
    if (!run) throw new Error("an item without a word");
    if (this.#font === null || run.face !== this.#face) {
      this.#font = this.#fonts.font(run.face);
      this.#face = run.face;
    }
    return this.#font;
  }

  #setState(font: DocumentFont, look: Look): void {
    const { size, rise, scale, tracking, colour } = look;
    // The character space is stretched with the glyphs (ISO 32000-1 §9.3.2).
    const spacing = Math.round(tracking * size * 10) / 10_000;
    this.#spacing = spacing * scale;
    const operators = this.#canvas.textState(font, size, rise, scale, spacing) + this.#canvas.fill(colour);
    if (!operators) return;
    this.flush();
    this.#canvas.write(operators.trimEnd());
  }

  /** The innermost loop of `pdf`: `from` and the pen are in points. */
  #show({ font, run, codes, unit, tracking }: EncodedRun, start: number, end: number, from: number): void {
    const { glyphs, advances } = run;
    const spacing = this.#spacing;
    const usual = codes === font.codes;
    const operators = this.#operators;
    let pen = this.#pen;
    let x = from;
    for (let i = start; i < end; i++) {
      const glyph = glyphs[i] ?? 0;
      const adjustment = Math.round((pen - x) / unit);
      if (adjustment !== 0) {
        operators.adjust(adjustment);
        pen -= adjustment * unit;
      }
      // With the usual codes the array is by glyph, with those of a reading by place.
      operators.code(codes[usual ? glyph : i] ?? 0);
      pen += (font.widths[glyph] ?? 0) * unit + spacing;
      x += ((advances[i] ?? 0) + tracking) * unit;
    }
    this.#pen = pen;
  }

  #moveTo(x: number, unit: number): void {
    const adjustment = Math.round((this.#pen - x) / unit);
    if (adjustment === 0) return;
    this.#operators.adjust(adjustment);
    this.#pen -= adjustment * unit;
  }

  /** A word space where the pen is; the next item's adjustment gives it its set width. */
  #space(font: DocumentFont, unit: number): void {
    if (font.space === null) return;
    this.#operators.code(font.codes[font.space] ?? 0);
    this.#pen += (font.widths[font.space] ?? 0) * unit + this.#spacing;
  }

  /**
   * A word that runs from right to left: its space and its glyphs are in the file from left to right, which readers
   * expect and reverse. The Span around such words has them in reading order.
   */
  #drawLeftwards(item: GlyphItem, run: GlyphRun, font: DocumentFont, x: number, unit: number, space: boolean): void {
    if (space && font.space !== null) {
      this.#moveTo(x - (font.widths[font.space] ?? 0) * unit, unit);
      this.#space(font, unit);
    }
    this.#drawApart(item, run, font, font.encode(run, item.hyphen), x, unit);
  }

  /**
   * Readers place a letter at its first glyph, which from left to right is the dot above or below it: a space, in the
   * same ActualText as the letter, moves them to the letter's edge.
   */
  #openLetter(item: GlyphItem, font: DocumentFont, x: number, unit: number): void {
    this.#setState(font, item);
    this.#moveTo(x, unit);
    this.#space(font, unit);
  }

  /** Runs with displaced marks, or with clusters that need ActualText. */
  #drawApart(
    item: GlyphItem,
    run: GlyphRun,
    font: DocumentFont,
    reading: GlyphEncoding,
    from: number,
    unit: number,
  ): void {
    const { size, tracking, rise } = item;
    const encoded = { font, run, codes: reading.codes ?? font.codes, unit, tracking };
    const begins = new Map(reading.actualTexts.map((saying) => [saying.start, saying.text]));
    const ends = new Set(reading.actualTexts.map((saying) => saying.end));
    let x = from;
    for (let i = 0; i < run.glyphs.length; i++) {
      const text = begins.get(i);
      const offset = run.offsets?.[i];
      if (text !== undefined) {
        this.#remark(x, text);
        if (run.rtl && offset?.x) this.#openLetter(item, font, x, unit);
      }
      this.#setState(font, offset?.y ? { ...item, rise: rise + (offset.y * size) / 1000 } : item);
      this.#show(encoded, i, i + 1, x + (offset?.x ?? 0) * unit);
      x += ((run.advances[i] ?? 0) + tracking) * unit;
      if (ends.has(i + 1)) this.#remark(x, null);
    }
    this.#setState(font, item);
  }

  /** Continues in a marked-content sequence of its own, or in an ordinary one again. */
  #remark(x: number, actual: string | null): void {
    this.flush();
    this.#canvas.actualText(actual);
    if (!this.#canvas.inText) this.begin(x, this.#baseline);
  }
}
