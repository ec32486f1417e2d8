// Words as outlines, for what no paragraph holds: labels inside figures, and characters that the math font lacks. Shaped and drawn by
// HarfBuzz: kerned, joined, from right to left where their script is.
import { readFontFile, staticFont } from "../fonts/container.ts";
import type { FontFile, FontKind } from "../fonts/font-file.ts";
import { embeddingLevels, hasRightToLeft, visualOrder } from "../shaper/bidi.ts";
import { drawGlyph } from "../shaper/draw-glyph.ts";
import { featureList, nominalGlyph, openEngine, openFont, type ShaperFont, shape, tag } from "../shaper/harfbuzz.ts";
import { common, extendsCluster, isIgnorable, latin, scriptOf } from "../shaper/script.ts";
import type { Path } from "./drawing.ts";
import { compose, scaling, translation } from "./matrix.ts";
import { PathBuilder } from "./path-builder.ts";

export interface Lettering {
  readonly family: FontKind;
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

/** The families that come with the program, by name. */
export type Families = ReadonlyMap<string, Family>;

interface Family {
  readonly faces: readonly FontFile[];
  readonly scripts?: readonly string[];
  readonly kind?: FontKind;
}

const own = { serif: "STIX Two Text", sans: "Source Sans 3", mono: "Source Code Pro" } as const;
const general = ["Noto Serif", "Noto Sans", "STIX Two Math"];
const symbols = ["Zsym", "Zsye"];

let outliner: LabelOutliner | null = null;

/** Fonts are opened as words need them. */
export function openLettering(families: Families): LabelOutliner {
  if (outliner) return outliner;
  const opened = new Map<string, Font>();
  const open = ({ path, index = 0 }: FontFile): Font => {
    let font = opened.get(path);
    if (!font) {
      const shaper = openFont(staticFont(readFontFile(path), { index, weight: null }));
      font = { ...shaper, unitsPerEm: openEngine().exports.hb_face_get_upem(shaper.face) };
      opened.set(path, font);
    }
    return font;
  };
  const finders = new Map<string, (codePoint: number) => Font | null>();
  outliner = {
    outline(text, lettering, direction = "ltr") {
      const key = `${lettering.family} ${lettering.bold} ${lettering.italic}`;
      const finder = finders.get(key) ?? fontFinder(families, lettering, open);
      finders.set(key, finder);
      return outline(text, finder, direction);
    },
  };
  return outliner;
}

/** Finds a font for a character: the family's own, then those of its script, then any that is not made for other scripts. */
function fontFinder(
  families: Families,
  { family: kind, bold, italic }: Lettering,
  open: (file: FontFile) => Font,
): (codePoint: number) => Font | null {
  const faceOf = ({ faces }: Family) =>
    faces.find((face) => face.weight === (bold ? 700 : 400) && face.italic === italic) ?? faces[0];
  const kindFirst = [...families.values()].sort((one, two) => Number(two.kind === kind) - Number(one.kind === kind));
  const candidates = (script: number): readonly (Family | undefined)[] => {
    const ofScript = kindFirst.filter(({ scripts }) =>
      scripts?.some((name) => (script === common ? symbols.includes(name) : tag(name) === script)),
    );
    const others = general.map((name) => families.get(name));
    // Noto Sans Math has Arabic letters too, for formulas, which do not join: those of the script come first.
    return [families.get(own[kind]), ...(script === common ? [...others, ...ofScript] : [...ofScript, ...others])];
  };
  const found = new Map<number, Font | null>();
  return (codePoint) => {
    const known = found.get(codePoint);
    if (known !== undefined) return known;
    let font: Font | null = null;
    for (const family of candidates(scriptOf(codePoint))) {
      const file = family && faceOf(family);
      const candidate = file && open(file);
      if (!candidate || nominalGlyph(candidate, codePoint) === 0) continue;
      font = candidate;
      break;
    }
    found.set(codePoint, font);
    return font;
  };
}

function outline(text: string, fontFor: (codePoint: number) => Font | null, direction: "ltr" | "rtl"): OutlinedWord {
  const missing: string[] = [];
  const runs = divide(text.normalize("NFC"), fontFor, direction, missing);
  const steps: Path[number][] = [];
  let width = 0;
  for (const index of visualOrder(runs.map(({ level }) => level))) {
    const run = runs[index];
    if (run) width = draw(run, width, steps);
  }
  return { path: steps, width, missing };
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
