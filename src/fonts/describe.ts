// The names and characters of the fonts in a file, read by fontkit, which is loaded only when fonts are searched for.

import { statSync } from "node:fs";
import type { Font, FontCollection } from "fontkit";
import { limits } from "../source/limits.ts";
import { readFontFile, tablesOf } from "./container.ts";
import { weightRange } from "./instance.ts";
import { view } from "./sfnt.ts";

export interface DescribedFont {
  readonly path: string;
  readonly index: number;
  readonly family: string;
  /** The weights that it offers: one, except for a variable font. */
  readonly weights: readonly number[];
  readonly italic: boolean;
  has(text: string): boolean;
}

/**
 * The fonts of a file; none if it cannot be read, which is not an error: the file may have nothing to do with the book.
 */
export async function describeFonts(path: string): Promise<readonly DescribedFont[]> {
  try {
    if (statSync(path).size > limits.fontCollection) return [];
    const fontkit = await import("fontkit");
    const bytes = readFontFile(path);
    const opened = fontkit.create(Buffer.from(bytes)) as Font | FontCollection;
    const fonts: readonly Font[] = "fonts" in opened ? opened.fonts : [opened];
    return fonts.map((font, index) => describe(font, path, index, bytes));
  } catch {
    return [];
  }
}

function describe(font: Font, path: string, index: number, bytes: Uint8Array): DescribedFont {
  const { byTag } = tablesOf(bytes, index);
  const os2 = byTag.get("OS/2");
  const weight = os2 && os2.length >= 64 ? view(os2).getUint16(4) : 400;
  const italic = os2 !== undefined && os2.length >= 64 && (view(os2).getUint16(62) & 1) === 1;
  const fvar = byTag.get("fvar");
  const range = fvar ? weightRange(fvar) : null;
  const weights = range ? hundreds(range) : [weight];
  return {
    path,
    index,
    // “Noto Serif CJK JP”, not “Noto Serif CJK JP Medium”.
    family: String(font.familyName ?? "").replace(
      / (?:Thin|(?:Extra|Ultra|Demi|Semi)? ?Light|Regular|Medium|(?:Extra|Ultra|Demi|Semi)? ?Bold|Black|Heavy)$/,
      "",
    ),
    weights,
    italic,
    has: (text) => [...text].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
  };
}

function hundreds([least, largest]: readonly [number, number]): readonly number[] {
  const all = [100, 200, 300, 400, 500, 600, 700, 800, 900].filter((weight) => weight >= least && weight <= largest);
  return all.length > 0 ? all : [Math.round(least)];
}
