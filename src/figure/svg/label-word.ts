// A word of a label → its outline in the package's own fonts, whatever font the file asks for.
import type { Path } from "../../vector/drawing.ts";
import { type Lettering, type OutlinedWord, pathOf } from "../../vector/glyph-outlines.ts";
import { type Context, fontSizeOf, spend, warn } from "./scene.ts";
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
  for (const character of word.missing) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    warn(scene, "missing-glyph", `has the character “${character}” (U+${code}), which no font has`);
  }
  return { word, path: pathOf(word), width: word.width * scale, scale };
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
