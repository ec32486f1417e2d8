// The face of a character that no font has: a box with the character's number in it, so that a reader sees that
// something is missing and an editor sees what. In: characters. Out: their glyphs in a font of such boxes.
import type { Shaped } from "../shaper/harfbuzz.ts";
import { type OpenFace, openFaceOf } from "./face.ts";
import { bottom, digit, firstDigit, frames, margin, missingFont, side, stroke, widthOf } from "./missing-font.ts";

/** A box drawn over the glyphs of its digits; lengths in thousandths of an em. */
interface CodeBox {
  readonly glyphs: readonly number[];
  readonly advances: readonly number[];
  readonly offsets: readonly { readonly x: number; readonly y: number }[];
}

/** The glyphs of a character's box: two columns of digits, three beyond the Basic Multilingual Plane. */
function boxOf(codePoint: number): CodeBox {
  const hex = codePoint.toString(16).toUpperCase();
  const columns = codePoint > 0xffff ? 3 : 2;
  const digits = [...hex.padStart(columns * 2, "0")].map((character) => firstDigit + Number.parseInt(character, 16));
  const left = side + stroke + margin;
  const low = bottom + stroke + margin;
  const places = digits.map((_, i) => ({
    x: left + (i % columns) * (digit.width + digit.gap) - widthOf(columns),
    y: low + (i < columns ? digit.height + digit.gap : 0),
  }));
  return {
    glyphs: [columns === 3 ? frames.wide : frames.narrow, ...digits],
    advances: [widthOf(columns), ...digits.map(() => 0)],
    offsets: [{ x: 0, y: 0 }, ...places],
  };
}

/** A stretch of characters as boxes, one per character. */
export function boxesOf(text: string, rtl: boolean): Shaped {
  const shaped: { glyphs: number[]; clusters: number[]; advances: number[]; offsets: number[]; unsafe: boolean[] } = {
    glyphs: [],
    clusters: [],
    advances: [],
    offsets: [],
    unsafe: [],
  };
  let at = 0;
  const boxes = [...text].map((character) => {
    const start = at;
    at += character.length;
    return { start, box: boxOf(character.codePointAt(0) ?? 0) };
  });
  for (const { start, box } of rtl ? boxes.reverse() : boxes) {
    shaped.glyphs.push(...box.glyphs);
    shaped.advances.push(...box.advances);
    for (const { x, y } of box.offsets) {
      shaped.offsets.push(x, y);
      shaped.clusters.push(start);
      shaped.unsafe.push(false);
    }
  }
  return shaped;
}

const id = "Missing Character";
let face: OpenFace | null = null;

export function isMissing(one: Pick<OpenFace, "id">): boolean {
  return one.id === id;
}

export function missingFace(): OpenFace {
  if (face) return face;
  const bytes = missingFont();
  face = openFaceOf("", { id, data: () => bytes, protrusions: new Map() });
  return face;
}
