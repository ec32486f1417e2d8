// Words as glyphs and outlines, for what is in no paragraph: labels inside figures, and characters that the math font
// lacks. Shaped and drawn by HarfBuzz: kerned, joined, and from right to left if their script is.
import type { FontFile, FontKind, FoundFamily } from "../fonts/font-file.ts";
import { embeddingLevels, hasRightToLeft, visualOrder } from "../shaper/bidi.ts";
import { featureList, nominalGlyph, shape, tag } from "../shaper/harfbuzz.ts";
import { common, extendsCluster, isIgnorable, latin, scriptOf } from "../shaper/script.ts";
import { outlineOf } from "./bounds.ts";
import type { GlyphShape, Path } from "./drawing.ts";
import { drawnFont, type OpenedFont } from "./drawn-font.ts";

export interface Lettering {
  readonly family: FontKind;
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface OutlinedWord {
  /** At a size of 1000 units, the origin on the baseline, y downwards; from left to right. */
  readonly glyphs: readonly GlyphShape[];
  readonly width: number;
  /** Characters that no font of the package has, in order. */
  readonly missing: readonly string[];
}

/** Draws words; made by `openLettering`. `direction` is that of the whole label; by default `ltr`. */
export interface LabelOutliner {
  outline(text: string, lettering: Lettering, direction?: "ltr" | "rtl"): OutlinedWord;
}

/** Characters of one font, script and direction. */
interface Run {
  readonly font: OpenedFont;
  readonly level: number;
  script: number;
  text: string;
}

/** The families that come with the program, by name. */
export type Families = ReadonlyMap<string, Family>;

interface Family {
  readonly name: string;
  readonly faces: readonly FontFile[];
  readonly scripts?: readonly string[];
  readonly kind?: FontKind;
}

const own = { serif: "STIX Two Text", sans: "Source Sans 3", mono: "Source Code Pro" } as const;
const general = ["Noto Serif", "Noto Sans", "STIX Two Math"];
const symbols = ["Zsym", "Zsye"];

const outliners = new Map<string, LabelOutliner>();

/** Fonts are opened as words need them. `found`: families beside the program's, for scripts that it has no font for. */
export function openLettering(families: Families, found: readonly FoundFamily[] = []): LabelOutliner {
  const key = found.map(({ name, faces }) => `${name} ${faces[0]?.path}`).join("\n");
  const known = outliners.get(key);
  if (known) return known;
  const finders = new Map<string, (codePoint: number) => OpenedFont | null>();
  const outliner: LabelOutliner = {
    outline(text, lettering, direction = "ltr") {
      const key = `${lettering.family} ${lettering.bold} ${lettering.italic}`;
      const finder = finders.get(key) ?? fontFinder(families, lettering, found);
      finders.set(key, finder);
      return outline(text, finder, direction);
    },
  };
  outliners.set(key, outliner);
  return outliner;
}

/** Finds a font for a character: the family's own, then those of its script, then any that is not made for other scripts. */
function fontFinder(
  families: Families,
  { family: kind, bold, italic }: Lettering,
  extra: readonly FoundFamily[],
): (codePoint: number) => OpenedFont | null {
  const faceOf = ({ faces }: Family) =>
    faces.find((face) => face.weight === (bold ? 700 : 400) && face.italic === italic) ?? faces[0];
  const kindFirst = [...families.values()].sort((one, two) => Number(two.kind === kind) - Number(one.kind === kind));
  const candidates = (script: number): readonly (Family | undefined)[] => {
    const ofScript = kindFirst.filter(({ scripts }) =>
      scripts?.some((name) => (script === common ? symbols.includes(name) : tag(name) === script)),
    );
    const others = general.map((name) => families.get(name));
    // Noto Sans Math also has Arabic letters, which are for formulas and do not join: the script's own fonts come
    // first.
    const before = script === common ? [...others, ...ofScript] : [...ofScript, ...extra, ...others];
    return [families.get(own[kind]), ...before, ...(script === common ? extra : [])];
  };
  const found = new Map<number, OpenedFont | null>();
  return (codePoint) => {
    const known = found.get(codePoint);
    if (known !== undefined) return known;
    let font: OpenedFont | null = null;
    for (const family of candidates(scriptOf(codePoint))) {
      const file = family && faceOf(family);
      const candidate = file && drawnFont(file, family.name);
      if (!candidate || nominalGlyph(candidate.opened.shaper, codePoint) === 0) continue;
      font = candidate;
      break;
    }
    found.set(codePoint, font);
    return font;
  };
}

function outline(
  text: string,
  fontFor: (codePoint: number) => OpenedFont | null,
  direction: "ltr" | "rtl",
): OutlinedWord {
  const missing: string[] = [];
  const runs = divide(text.normalize("NFC"), fontFor, direction, missing);
  const glyphs: GlyphShape[] = [];
  let width = 0;
  for (const index of visualOrder(runs.map(({ level }) => level))) {
    const run = runs[index];
    if (run) width = draw(run, width, glyphs);
  }
  return { glyphs, width, missing };
}

/** All of a word's outlines as one path. */
export function pathOf({ glyphs }: OutlinedWord): Path {
  return glyphs.flatMap(outlineOf);
}

/** Runs of one font, script and direction, in logical order. Characters that no font has are added to `missing`. */
function divide(
  text: string,
  fontFor: (codePoint: number) => OpenedFont | null,
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
      current &&
      (isIgnorable(codePoint) ||
        (extendsCluster(codePoint) && nominalGlyph(current.font.opened.shaper, codePoint) !== 0));
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

/** Adds a run's glyphs from `start` on; returns where it ends. */
function draw({ font, level, script, text }: Run, start: number, drawn: GlyphShape[]): number {
  const { shaper, unitsPerEm } = font.opened;
  const { glyphs, clusters, advances, offsets } = shape(
    shaper,
    text,
    featureList([]),
    script === common ? latin : script,
    "und",
    level % 2 === 1,
  );
  const scale = 1000 / unitsPerEm;
  const starts = [...new Set(clusters)].sort((a, b) => a - b);
  let x = start / scale;
  glyphs.forEach((glyph, index) => {
    const cluster = clusters[index] ?? 0;
    // The first glyph of a cluster has its characters.
    const own =
      index > 0 && clusters[index - 1] === cluster ? "" : text.slice(cluster, starts[starts.indexOf(cluster) + 1]);
    const [dx, dy] = [offsets?.[2 * index] ?? 0, offsets?.[2 * index + 1] ?? 0];
    drawn.push({
      ...{ kind: "glyph", font, glyph, text: own, x: (x + dx) * scale, y: 0 - dy * scale },
      ...{ size: 1000, stretch: 1, paint: "current" },
    });
    x += advances[index] ?? 0;
  });
  return x * scale;
}
