// Words as outlines, for what the shaper never sees: labels inside figures, and characters that the math font lacks.
import type { Font } from "fontkit";
import { fontFile } from "../runtime/font-files.ts";
import type { Path } from "./drawing.ts";
import { scaling } from "./matrix.ts";
import { PathBuilder } from "./path-data.ts";

export interface Lettering {
  readonly family: "serif" | "sans" | "mono";
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface OutlinedWord {
  /** At a size of 1000 units, the origin on the baseline, y downwards. */
  readonly path: Path;
  readonly width: number;
  /** Characters that no font of the package has, in order. */
  readonly missing: readonly string[];
}

/** Draws words; made by `openLettering`. */
export interface LabelOutliner {
  outline(text: string, lettering: Lettering): OutlinedWord;
}

const families = {
  serif: ["stix-two-text", "STIXTwoText"],
  sans: ["source-sans-3", "SourceSans3"],
  mono: ["source-code-pro", "SourceCodePro"],
} as const;

/** Tried in order for a character that the family lacks; regular upright only. */
const fallbacks = [
  ["noto-serif", "NotoSerif"],
  ["noto-sans", "NotoSans"],
  ["stix-two-math", "STIXTwoMath"],
  ["noto-sans-math", "NotoSansMath"],
  ["noto-sans-symbols-2", "NotoSansSymbols2"],
  ["noto-naskh-arabic", "NotoNaskhArabic"],
  ["noto-serif-hebrew", "NotoSerifHebrew"],
] as const;

let outliner: LabelOutliner | null = null;

/** Loads the font reader on first use; fonts are opened as words need them. */
export async function openLettering(): Promise<LabelOutliner> {
  if (outliner) return outliner;
  const fontkit = await import("fontkit");
  const opened = new Map<string, Font | null>();
  const open = (folder: string, file: string, style: string): Font | null => {
    const name = `${file}_${style}`;
    let font = opened.get(name);
    if (font === undefined) {
      font = openFont(fontkit, fontFile(`@expo-google-fonts/${folder}`, file, style));
      opened.set(name, font);
    }
    return font;
  };
  outliner = {
    outline: (text, lettering) => outline(text, fontChain(lettering, open)),
  };
  return outliner;
}

function openFont(fontkit: typeof import("fontkit"), path: string | null): Font | null {
  if (path === null) return null;
  try {
    const font = fontkit.openSync(path);
    return "fonts" in font ? null : font;
  } catch {
    return null;
  }
}

function* fontChain(
  lettering: Lettering,
  open: (folder: string, file: string, style: string) => Font | null,
): Generator<Font> {
  const [folder, file] = families[lettering.family];
  const style = `${lettering.bold ? "700Bold" : "400Regular"}${lettering.italic ? "_Italic" : ""}`;
  const first = open(folder, file, style);
  if (first) yield first;
  for (const [fallbackFolder, fallbackFile] of fallbacks) {
    const font = open(fallbackFolder, fallbackFile, "400Regular");
    if (font) yield font;
  }
}

/** Each stretch of characters in the first font that has them, side by side. */
function outline(text: string, chain: Iterable<Font>): OutlinedWord {
  const fonts: Font[] = [];
  const source = chain[Symbol.iterator]();
  const missing: string[] = [];
  const fontFor = (codePoint: number): Font | null => {
    for (let index = 0; ; index++) {
      const font = fonts[index] ?? source.next().value;
      if (!font) return null;
      if (fonts.length === index) fonts.push(font);
      if (font.hasGlyphForCodePoint(codePoint)) return font;
    }
  };
  const stretches: { readonly font: Font; text: string }[] = [];
  for (const character of text.normalize("NFC")) {
    const font = fontFor(character.codePointAt(0) ?? 0);
    if (!font) missing.push(character);
    const current = stretches.at(-1);
    if (current && (!font || font === current.font)) current.text += character;
    else if (font ?? fonts[0]) stretches.push({ font: font ?? (fonts[0] as Font), text: character });
  }
  const steps: Path[number][] = [];
  let width = 0;
  for (const stretch of stretches) width = draw(stretch.font, stretch.text, width, steps);
  return { path: steps, width, missing };
}

/**
 * Glyph by glyph, without kerning, ligatures and joining: the bundle leaves fontkit's shapers out, and HarfBuzz is the
 * text room's. Labels of figures and single characters of formulas do without.
 */
function draw(font: Font, text: string, start: number, steps: Path[number][]): number {
  const scale = 1000 / font.unitsPerEm;
  let x = start / scale;
  for (const character of text) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    const builder = new PathBuilder(scaling(scale, -scale));
    for (const { command, args } of glyph.path.commands) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
      if (command === "moveTo") builder.moveTo(a + x, b);
      else if (command === "lineTo") builder.lineTo(a + x, b);
      else if (command === "quadraticCurveTo") builder.quadraticTo(a + x, b, c + x, d);
      else if (command === "bezierCurveTo") builder.curveTo(a + x, b, c + x, d, e + x, f);
      else builder.close();
    }
    for (const step of builder.steps) steps.push(step);
    x += glyph.advanceWidth;
  }
  return x * scale;
}
