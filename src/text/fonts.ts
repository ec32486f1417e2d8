// The door of `text`. In: the style's families. Out: shaping styles, which shape words. Faces are opened at first use.
import { statSync } from "node:fs";
import type { FontFile, FoundFonts } from "../fonts/font-file.ts";
import { fontSource } from "../fonts/font-source.ts";
import { familiesFor } from "../fonts/found-families.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { limits } from "../source/limits.ts";
import { kindOf } from "../template/families.ts";
import { protrusionData } from "../template/font-catalogue.ts";
import type { FontFamily, Style, TextStyle } from "../template/style.ts";
import { type OpenFace, openFace } from "./face.ts";
import type { Face } from "./glyph-run.ts";
import { type Exceptions, exceptionsOf } from "./hyphenate.ts";
import { MissingCharacters, type PlaceOf } from "./missing.ts";
import { missingFace } from "./missing-face.ts";
import { protrusionsOf } from "./protrusion.ts";
import { type ScriptSetting, scriptSetting } from "./script-setting.ts";
import { ShapingStyle } from "./shaping-style.ts";
import { WordRecords } from "./word-records.ts";

export interface FontLibrary {
  /** The shaping style of a text style in a language; one object for styles that differ only in size, colour or rules. */
  shapingStyle(style: TextStyle, language: string): ShapingStyle;
  /** The words that its styles have shaped. */
  readonly records: WordRecords;
  /** What the script of a text requires of its setting; null: nothing. */
  scriptSetting(text: string, style: TextStyle, language: string): ScriptSetting | null;
  /** The face with this identifier, among the families of the style; null if there is none. */
  faceOf(id: string): Face | null;
  /** Reports the characters of the words shaped so far that no font has; `placeOf` finds the place if text has none. */
  reportMissing(placeOf: PlaceOf): void;
}

export interface FontOptions {
  /** The book's own divisions, such as `as-so-ci-ate`. */
  readonly hyphenation?: readonly string[];
  /** The fonts outside the program's own that were found for the scripts of the book. */
  readonly found?: FoundFonts;
}

export function openFonts(style: Style, diagnostics: Reporter, options: FontOptions = {}): FontLibrary {
  return new OpenFontLibrary(style, diagnostics, options);
}

class OpenFontLibrary implements FontLibrary {
  readonly #style: Style;
  readonly #diagnostics: Reporter;
  /** Null: the file could not be opened, and that was reported. */
  readonly #faces = new Map<string, OpenFace | null>();
  readonly #shapingStyles = new Map<string, ShapingStyle>();
  /** Looks by style object, for the usual case of many pieces with one style. */
  readonly #byStyle = new WeakMap<TextStyle, ShapingStyle>();
  readonly #missing = new MissingCharacters();
  readonly records = new WordRecords();
  /** Families that neither the template nor the program name. */
  readonly #foundFamilies = new Set<FontFamily>();
  readonly #exceptions: Exceptions;
  readonly #found: FoundFonts | null;

  constructor(style: Style, diagnostics: Reporter, { hyphenation, found }: FontOptions) {
    this.#exceptions = exceptionsOf(hyphenation ?? []);
    this.#found = found ?? null;
    this.#style = style;
    this.#diagnostics = diagnostics;
  }

  shapingStyle(style: TextStyle, language: string): ShapingStyle {
    const recent = this.#byStyle.get(style);
    if (recent?.language === language) return recent;
    const { family, weight, italic, caps, figures, position, tracking } = style;
    const key = `${family}|${weight}|${italic}|${caps}|${figures}|${position}|${tracking}|${language}`;
    let shaping = this.#shapingStyles.get(key);
    if (!shaping) {
      shaping = this.#createShapingStyle(style, language);
      this.#shapingStyles.set(key, shaping);
    }
    this.#byStyle.set(style, shaping);
    return shaping;
  }

  faceOf(id: string): Face | null {
    for (const family of this.#style.families.values()) {
      const file =
        id.startsWith(`${family.name}/`) && family.faces.find((one) => fontSource(one, family.name).id === id);
      if (file) return this.#open(family, file);
    }
    return null;
  }

  scriptSetting(text: string, style: TextStyle, language: string): ScriptSetting | null {
    return scriptSetting(text, language, this.shapingStyle(style, language));
  }

  reportMissing(placeOf: PlaceOf): void {
    this.#missing.report(this.#diagnostics, this.#found?.unserved ?? new Set(), placeOf);
  }

  #createShapingStyle(style: TextStyle, language: string): ShapingStyle {
    const at = this.#facesOf(this.#fallbackChain(style.family), style);
    const byScript = new Map<string, (index: number) => OpenFace | null>();
    const ofScript = (script: string, index: number): OpenFace | null => {
      let faces = byScript.get(script);
      if (!faces) {
        faces = this.#facesOf(this.#scriptFamilies(script, language, style.family), style);
        byScript.set(script, faces);
      }
      return faces(index);
    };
    // If none of a style's families can be opened, that has been reported, and the page is still set.
    const first = at(0) ?? ofScript("Latn", 0) ?? missingFace();
    const supply = {
      source: { at, ofScript },
      missing: this.#missing,
      exceptions: this.#exceptions,
      records: this.records,
    };
    return new ShapingStyle(style, language, first, supply);
  }

  /** The faces of these families that fit a style; a family is opened only if the ones before it were not enough. */
  #facesOf(families: readonly FontFamily[], style: TextStyle): (index: number) => OpenFace | null {
    const waiting = [...families];
    const opened: OpenFace[] = [];
    return (index) => {
      while (opened.length <= index) {
        const face = this.#nextFace(waiting, style);
        if (!face) return null;
        if (!opened.includes(face)) opened.push(face);
      }
      return opened[index] ?? null;
    };
  }

  /** Takes families from the front of the list until one gives a face. */
  #nextFace(families: FontFamily[], style: TextStyle): OpenFace | null {
    for (let family = families.shift(); family; family = families.shift()) {
      const file = nearestFace(family.faces, style.weight, style.italic);
      const face = file && this.#open(family, file);
      if (face) return face;
    }
    return null;
  }

  #fallbackChain(name: string): readonly FontFamily[] {
    const names = new Set([name, ...(this.#style.families.get(name)?.fallback ?? []), ...this.#style.fallback]);
    return [...names].flatMap((each) => this.#style.families.get(each) ?? []);
  }

  /** For the characters of a script: what the book, its packages and the system have, then the program's own. */
  #scriptFamilies(script: string, language: string, base: string): readonly FontFamily[] {
    const kind = kindOf(base, this.#style.families);
    const families = this.#found ? familiesFor(this.#found, script, language) : [];
    const found = families.map(({ name, faces }): FontFamily => ({ name, faces, fallback: [], protrusion: null }));
    for (const family of found) this.#foundFamilies.add(family);
    const own = [...this.#style.families.values()].filter(({ scripts }) => scripts?.includes(script));
    const alike = own.filter((family) => family.kind === kind);
    return [...found, ...alike, ...own.filter((family) => !alike.includes(family))];
  }

  #open(family: FontFamily, file: FontFile): OpenFace | null {
    const key = `${file.path}#${file.index ?? 0}/${file.weight}`;
    const known = this.#faces.get(key);
    if (known !== undefined) return known;
    let face: OpenFace | null = null;
    try {
      face = openOnce(family, file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Fonts that were only found by searching are not reported: the next one is used.
      if (!this.#foundFamilies.has(family))
        this.#diagnostics.error("font-unreadable", `the font file “${file.path}” cannot be used: ${reason}`, null, {
          hint: "fonts are TrueType or OpenType files (.ttf, .otf, .ttc, .woff, .woff2)",
        });
    }
    this.#faces.set(key, face);
    return face;
  }
}

/** The shaper keeps a font for the life of the process, so a font that several prints or books share is opened once. */
const opened = new Map<string, OpenFace>();
function openOnce({ name, protrusion }: FontFamily, file: FontFile): OpenFace {
  const { mtimeMs, size } = statSync(file.path);
  const most = file.path.toLowerCase().endsWith(".ttc") ? limits.fontCollection : limits.font;
  if (size > most) throw new Error(`it is larger than ${most / 1e6} MB`);
  const key = JSON.stringify([file, mtimeMs, size, name, protrusion]);
  const known = opened.get(key);
  if (known) return known;
  const face = openFace(file, name, protrusionsOf(protrusionData(), name, file.italic, protrusion));
  opened.set(key, face);
  return face;
}

/** The face nearest in slant, then in weight: lighter before bolder for text weights (CSS Fonts 4 §5.2). */
function nearestFace(faces: readonly FontFile[], weight: number, italic: boolean): FontFile | null {
  const distance = (face: FontFile): number => {
    const heavier = face.weight > weight;
    const wrongWay = face.weight !== weight && heavier === weight <= 500 ? 50 : 0;
    return Math.abs(face.weight - weight) + wrongWay + (face.italic === italic ? 0 : 10_000);
  };
  let best: FontFile | null = null;
  for (const face of faces) if (!best || distance(face) < distance(best)) best = face;
  return best;
}
