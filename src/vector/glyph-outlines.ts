// Words as outlines, for what no paragraph holds: labels inside figures, and characters that the math font lacks. Shaped and drawn by
// HarfBuzz: kerned, joined, from right to left where their script is.
import { readFileSync } from "node:fs";
import { fontFile } from "../runtime/font-files.ts";
import { embeddingLevels, hasRightToLeft, visualOrder } from "../shaper/bidi.ts";
import { drawGlyph } from "../shaper/draw-glyph.ts";
import { featureList, nominalGlyph, openEngine, openFont, type ShaperFont, shape } from "../shaper/harfbuzz.ts";
import { common, extendsCluster, isIgnorable, latin, scriptOf } from "../shaper/script.ts";
import type { Path } from "./drawing.ts";
import { compose, scaling, translation } from "./matrix.ts";
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

/** Draws words; made by `openLettering`. `direction` is that of the whole label; `ltr` where nothing is said. */
export interface LabelOutliner {
  outline(text: string, lettering: Lettering, direction?: "ltr" | "rtl"): OutlinedWord;
}

interface Font extends ShaperFont {
  readonly unitsPerEm: number;
}

/** Characters of one font, script and direction. */
interface Run {
  readonly font: Font;
  readonly level: number;
  script: number;
  text: string;
}

const families = {
  serif: ["stix-two-text", "STIXTwoText"],
  sans: ["source-sans-3", "SourceSans3"],
  mono: ["source-code-pro", "SourceCodePro"],
} as const;

/**
 * Tried in order for a character that the family lacks; regular upright only. Those of scripts come before those of symbols: Noto
 * Sans Math has Arabic letters too, for formulas, which do not join.
 */
const fallbacks = [
  ["noto-serif", "NotoSerif"],
  ["noto-sans", "NotoSans"],
  ["noto-naskh-arabic", "NotoNaskhArabic"],
  ["noto-serif-hebrew", "NotoSerifHebrew"],
  ["stix-two-math", "STIXTwoMath"],
  ["noto-sans-math", "NotoSansMath"],
  ["noto-sans-symbols-2", "NotoSansSymbols2"],
] as const;

let outliner: LabelOutliner | null = null;

/** Fonts are opened as words need them. */
export function openLettering(): LabelOutliner {
  if (outliner) return outliner;
  const opened = new Map<string, Font | null>();
  const open = (folder: string, file: string, style: string): Font | null => {
    const name = `${file}_${style}`;
    let font = opened.get(name);
    if (font === undefined) {
      const path = fontFile(`@expo-google-fonts/${folder}`, file, style);
      font = path === null ? null : openOutlines(path);
      opened.set(name, font);
    }
    return font;
  };
  outliner = {
    outline: (text, lettering, direction = "ltr") => outline(text, fontChain(lettering, open), direction),
  };
  return outliner;
}

function openOutlines(path: string): Font {
  const font = openFont(readFileSync(path));
  return { ...font, unitsPerEm: openEngine().exports.hb_face_get_upem(font.face) };
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

function outline(text: string, chain: Iterable<Font>, direction: "ltr" | "rtl"): OutlinedWord {
  const missing: string[] = [];
  const runs = divide(text.normalize("NFC"), fontFinder(chain), direction, missing);
  const steps: Path[number][] = [];
  let width = 0;
  for (const index of visualOrder(runs.map(({ level }) => level))) {
    const run = runs[index];
    if (run) width = draw(run, width, steps);
  }
  return { path: steps, width, missing };
}

/** Finds the first font of a chain that has a character. */
function fontFinder(chain: Iterable<Font>): (codePoint: number) => Font | null {
  const fonts: Font[] = [];
  const source = chain[Symbol.iterator]();
  return (codePoint) => {
    for (let index = 0; ; index++) {
      const font = fonts[index] ?? source.next().value;
      if (!font) return null;
      if (fonts.length === index) fonts.push(font);
      if (nominalGlyph(font, codePoint) !== 0) return font;
    }
  };
}

/** What stands in one font, script and direction, in logical order. Characters that no font has go into `missing`. */
function divide(
  text: string,
  fontFor: (codePoint: number) => Font | null,
  direction: "ltr" | "rtl",
  missing: string[],
): readonly Run[] {
  const mixed = direction === "rtl" || hasRightToLeft(text);
  const levels: ArrayLike<number> = mixed ? embeddingLevels(text, direction).levels : [];
  const runs: Run[] = [];
  let at = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const level = levels[at] ?? 0;
    at += character.length;
    const current = runs.at(-1);
    const script = scriptOf(codePoint);
    const sticks =
      current && (isIgnorable(codePoint) || (extendsCluster(codePoint) && nominalGlyph(current.font, codePoint) !== 0));
    const font = sticks ? current.font : fontFor(codePoint);
    if (!font) missing.push(character);
    const own = font ?? current?.font ?? fontFor(0x20);
    if (!own) continue;
    const joins = current?.font === own && current.level === level;
    if (current && joins && (script === common || current.script === common || script === current.script)) {
      current.text += character;
      if (current.script === common) current.script = script;
    } else runs.push({ font: own, level, script, text: character });
  }
  return runs;
}

/** Adds a run's glyphs to the steps from `start` on; where it ends. */
function draw({ font, level, script, text }: Run, start: number, steps: Path[number][]): number {
  const shaped = shape(font, text, featureList([]), script === common ? latin : script, "und", level % 2 === 1);
  const scale = 1000 / font.unitsPerEm;
  let x = start / scale;
  shaped.glyphs.forEach((glyph, index) => {
    const [dx, dy] = [shaped.offsets?.[2 * index] ?? 0, shaped.offsets?.[2 * index + 1] ?? 0];
    const builder = new PathBuilder(compose(scaling(scale, -scale), translation(x + dx, dy)));
    drawGlyph(font, glyph, builder);
    for (const step of builder.steps) steps.push(step);
    x += shaped.advances[index] ?? 0;
  });
  return x * scale;
}
