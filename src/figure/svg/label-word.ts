// A word of a label → its outline in the package's own fonts, whatever font the file asks for.
import type { Path } from "../../vector/drawing.ts";
import { type Lettering, type OutlinedWord, pathOf } from "../../vector/glyph-outlines.ts";
import { parseLength } from "./lengths.ts";
import { type Context, fontSizeOf, spend } from "./scene.ts";
import type { Declarations } from "./styles.ts";

export interface LabelWord {
  /** Null if the file has no letters. */
  readonly word: OutlinedWord | null;
  /** At 1000 units per em. */
  readonly path: Path;
  /** In user units. */
  readonly width: number;
  readonly scale: number;
}

export function labelWord(
  text: string,
  style: Declarations,
  direction: "ltr" | "rtl",
  { scene }: Pick<Context, "scene">,
): LabelWord {
  spend(scene, 1 + 4 * text.length);
  const scale = fontSizeOf(style) / 1000;
  if (!scene.lettering) return { word: null, path: [], width: 0, scale };
  const word = scene.lettering.outline(text, letteringOf(style), direction);
  for (const character of word.missing) scene.missing.add(character);
  const spaced = withSpacing(word, style);
  return { word: spaced, path: pathOf(spaced), width: spaced.width * scale, scale };
}

/** Letters, and words, with the space between them that the file asks for (CSS Text 3 §8); joined letters stay joined. */
function withSpacing(word: OutlinedWord, style: Declarations): OutlinedWord {
  const size = fontSizeOf(style);
  const asked = (name: string) => ((parseLength(style.get(name), size, size) ?? 0) * 1000) / size;
  const [between, atSpaces] = [asked("letter-spacing"), asked("word-spacing")];
  const isJoined = word.glyphs.some(({ text }) =>
    /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}]/u.test(text),
  );
  if ((between === 0 && atSpaces === 0) || !Number.isFinite(between + atSpaces)) return word;
  let moved = 0;
  const glyphs = word.glyphs.map((glyph) => {
    const placed = { ...glyph, x: glyph.x + moved };
    // A mark has no text of its own, and stays with its letter.
    if (glyph.text !== "" && !isJoined) moved += between;
    if (/^\s$/.test(glyph.text)) moved += atSpaces;
    return placed;
  });
  return { ...word, glyphs, width: word.width + moved };
}

function letteringOf(style: Declarations): Lettering {
  const families = (style.get("font-family") ?? "").toLowerCase();
  const weight = style.get("font-weight") ?? "normal";
  return {
    family: /mono|courier|consol|typewriter/.test(families) ? "mono" : isSerif(families) ? "serif" : "sans",
    bold: weight === "bold" || weight === "bolder" || Number(weight) >= 600,
    italic: /italic|oblique/.test(style.get("font-style") ?? ""),
  };
}

/** By the first family that is known. */
function isSerif(families: string): boolean {
  for (const family of families.split(",")) {
    if (/sans|arial|helvetica|verdana|tahoma|calibri|roboto|inter\b/.test(family)) return false;
    if (/serif|times|stix|georgia|garamond|cambria|palatino|libertin|roman|cmr|cmmi|bookman|century/.test(family))
      return true;
  }
  return false;
}
