// Where a glyph crosses a horizontal band: for underlines, which avoid the descenders and dots that they would cut. In:
// a glyph, and the lower and upper edge of the band in font units. Out: the leftmost and rightmost place of its outline
// there.
import { drawGlyph, type GlyphPen } from "../shaper/draw-glyph.ts";
import type { ShaperFont } from "../shaper/harfbuzz.ts";

export interface Crossing {
  readonly left: number;
  readonly right: number;
}

/** A curve is treated as this many straight lines. */
const steps = 8;

export function inkBetween(font: ShaperFont, glyph: number, low: number, high: number): Crossing | null {
  const band = new Band(low, high);
  drawGlyph(font, glyph, band);
  return band.left <= band.right ? { left: band.left, right: band.right } : null;
}

class Band implements GlyphPen {
  readonly #low: number;
  readonly #high: number;
  #x = 0;
  #y = 0;
  #start = { x: 0, y: 0 };
  left = Number.POSITIVE_INFINITY;
  right = Number.NEGATIVE_INFINITY;

  constructor(low: number, high: number) {
    this.#low = low;
    this.#high = high;
  }

  moveTo(x: number, y: number): void {
    this.#start = { x, y };
    this.#x = x;
    this.#y = y;
  }

  lineTo(x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    this.#x = x;
    this.#y = y;
    if (Math.max(y0, y) < this.#low || Math.min(y0, y) > this.#high) return;
    // The part of the line within the band.
    for (const edge of [this.#low, this.#high, y0, y]) {
      if (edge < this.#low || edge > this.#high || edge < Math.min(y0, y) || edge > Math.max(y0, y)) continue;
      const at = y === y0 ? x : x0 + ((x - x0) * (edge - y0)) / (y - y0);
      this.left = Math.min(this.left, at);
      this.right = Math.max(this.right, at);
    }
  }

  quadraticTo(x1: number, y1: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      this.lineTo(a * x0 + b * x1 + c * x, a * y0 + b * y1 + c * y);
    }
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      this.lineTo(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
    }
  }

  close(): void {
    this.lineTo(this.#start.x, this.#start.y);
  }
}
