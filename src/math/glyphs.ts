// Characters of formulas → glyphs of fonts. MathJax has STIX Two as paths, by variant and character: for each path, the
// glyph is found in the font that it came from. Characters that no font has (pieces that MathJax builds itself) are
// drawn as paths.
import { fontCatalogue } from "../template/font-catalogue.ts";
import type { Path } from "../vector/drawing.ts";
import { type DrawnFont, drawnFont } from "../vector/drawn-font.ts";
import { type GlyphFinder, openGlyphFinder } from "../vector/find-glyph.ts";
import { identity } from "../vector/matrix.ts";
import { parsePath } from "../vector/path-data.ts";
import { copied } from "./symbols.ts";
import { inAlphabet } from "./tree.ts";

/** A character of a formula as it is drawn. */
export interface MathGlyph {
  /** In thousandths of an em, y upwards. */
  readonly path: Path;
  /** Null: no font has it. */
  readonly found: { readonly font: DrawnFont; readonly glyph: number } | null;
  readonly text: string;
}

/** The families that MathJax's variants were taken from; the math font for all others. */
const textFaces: Readonly<Record<string, { readonly weight: number; readonly italic: boolean }>> = {
  bold: { weight: 700, italic: false },
  italic: { weight: 400, italic: true },
  "bold-italic": { weight: 700, italic: true },
  "-tex-mathit": { weight: 400, italic: true },
  "-tex-oldstyle": { weight: 400, italic: false },
  "-tex-bold-oldstyle": { weight: 700, italic: false },
};

const finders = new Map<string, GlyphFinder | null>();

function finderOf(family: string, weight: number, italic: boolean): GlyphFinder | null {
  const key = `${family} ${weight} ${italic}`;
  let finder = finders.get(key);
  if (finder === undefined) {
    const file = fontCatalogue()
      .get(family)
      ?.faces.find((face) => face.weight === weight && face.italic === italic);
    finder = file ? openGlyphFinder(drawnFont(file, family)) : null;
    finders.set(key, finder);
  }
  return finder;
}

const known = new Map<string, MathGlyph>();

/** `data` is the path as MathJax has it, for a character of a variant. */
export function mathGlyph(variant: string, codePoint: number, data: string): MathGlyph {
  const key = `${variant} ${codePoint}`;
  let glyph = known.get(key);
  if (!glyph) {
    const { path } = parsePath(data, identity);
    glyph = { path, found: find(path, variant, codePoint), text: textOf(variant, codePoint) };
    known.set(key, glyph);
  }
  return glyph;
}

function find(path: Path, variant: string, codePoint: number): MathGlyph["found"] {
  // Text faces do not have Unicode's letters for formulas.
  const face = codePoint < 0x10000 ? textFaces[variant] : undefined;
  const places = [
    face && finderOf("STIX Two Text", face.weight, face.italic),
    finderOf("STIX Two Math", 400, false),
    // The program's math font is older than MathJax's, and lacks a few letters.
    finderOf("STIX Two Text", 400, false),
  ];
  for (const finder of places) {
    const glyph = finder?.find(path, codePoint) ?? null;
    if (finder && glyph !== null) return { font: finder.font, glyph };
  }
  return null;
}

/** Pieces of brackets, roots and arrows: the first has the character, the others none. */
const pieces: Readonly<Record<string, string>> = {
  "⎛": "(",
  "⎞": ")",
  "⎡": "[",
  "⎤": "]",
  "⎧": "{",
  "⎫": "}",
  "⎷": "√",
  "⎰": "⎰",
  "⎱": "⎱",
};

function textOf(variant: string, codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  const isPiece = variant === "-extend" || (codePoint >= 0x239b && codePoint <= 0x23b3) || codePoint === 0x23b7;
  if (isPiece) return pieces[character] ?? "";
  const text = copied(inAlphabet(character, variant));
  // Other private-use characters have no meaning outside the font.
  return /\p{Co}/u.test(text) ? "" : text;
}
