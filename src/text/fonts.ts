// The door of the text room. In: the style's families; out: shaping styles, which shape words. Faces are opened at first use.
import { statSync } from "node:fs";
import type { Reporter } from "../source/diagnostic.ts";
import { limits } from "../source/limits.ts";
import { protrusionData } from "../template/font-catalogue.ts";
import type { FontFamily, FontFile, Protrusion, Style, TextStyle } from "../template/style.ts";
import { type OpenFace, openFace } from "./face.ts";
import { type Exceptions, exceptionsOf } from "./hyphenate.ts";
import { protrusionsOf } from "./protrusion.ts";
import { ShapingStyle } from "./shaping-style.ts";
import { smarten } from "./smart.ts";
import { tie } from "./ties.ts";

export interface FontLibrary {
  /** The shaping style of a text style in a language; the same object for styles that differ in size, colour or rules alone. */
  shapingStyle(style: TextStyle, language: string): ShapingStyle;
  /** Typographic quotes, dashes and ties where the template wants them and the style is not that of code; see smart.ts. */
  smarten(text: string, style: TextStyle, language: string, before: string, after: string): string;
}

/** `hyphenation`: the book's own divisions, such as `as-so-ci-ate`. */
export function openFonts(style: Style, diagnostics: Reporter, hyphenation: readonly string[] = []): FontLibrary {
  return new OpenFontLibrary(style, diagnostics, exceptionsOf(hyphenation));
}

class OpenFontLibrary implements FontLibrary {
  readonly #style: Style;
  readonly #diagnostics: Reporter;
  /** Null: the file could not be opened, and that was reported. */
  readonly #faces = new Map<string, OpenFace | null>();
  readonly #shapingStyles = new Map<string, ShapingStyle>();
  /** Looks by style object, for the usual case of many pieces with one style. */
  readonly #byStyle = new WeakMap<TextStyle, ShapingStyle>();
  readonly #reported = new Set<number>();
  readonly #exceptions: Exceptions;

  constructor(style: Style, diagnostics: Reporter, exceptions: Exceptions) {
    this.#exceptions = exceptions;
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

  smarten(text: string, style: TextStyle, language: string, before: string, after: string): string {
    if (!this.#style.typography.smart || style.family === this.#style.codeFamily) return text;
    return tie(smarten(text, language, before, after), language);
  }

  #createShapingStyle(style: TextStyle, language: string): ShapingStyle {
    const families = this.#fallbackChain(style.family);
    const opened: (OpenFace | null)[] = [];
    const chain = (index: number): OpenFace | null => {
      while (opened.length <= index) {
        const face = this.#nextFace(families, style);
        if (!face) return null;
        if (!opened.includes(face)) opened.push(face);
      }
      return opened[index] ?? null;
    };
    const first = chain(0);
    if (!first) throw new Error(`no font file can be opened for the family “${style.family}”`);
    return new ShapingStyle(style, language, first, chain, this.#diagnostics, this.#reported, this.#exceptions);
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

  #fallbackChain(name: string): FontFamily[] {
    const names = new Set([name, ...(this.#style.families.get(name)?.fallback ?? []), ...this.#style.fallback]);
    return [...names].flatMap((each) => this.#style.families.get(each) ?? []);
  }

  #open({ name, protrusion }: FontFamily, { path, weight, italic }: FontFile): OpenFace | null {
    const known = this.#faces.get(path);
    if (known !== undefined) return known;
    let face: OpenFace | null = null;
    try {
      face = openOnce(path, name, weight, italic, protrusion);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#diagnostics.error("font-unreadable", `the font file “${path}” cannot be used: ${reason}`, null, {
        hint: "fonts must be static TrueType or OpenType files (.ttf, .otf, .ttc)",
      });
    }
    this.#faces.set(path, face);
    return face;
  }
}

/** The shaper keeps a font for the life of the process: one that several prints or books share is opened once. */
const opened = new Map<string, OpenFace>();

function openOnce(
  path: string,
  family: string,
  weight: number,
  italic: boolean,
  protrusion: Protrusion | null,
): OpenFace {
  const { mtimeMs, size } = statSync(path);
  if (size > limits.font) throw new Error(`it has more than ${limits.font / 1e6} MB`);
  const key = JSON.stringify([path, mtimeMs, size, family, weight, italic, protrusion]);
  const known = opened.get(key);
  if (known) return known;
  const face = openFace(path, family, weight, italic, protrusionsOf(protrusionData(), family, italic, protrusion));
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
