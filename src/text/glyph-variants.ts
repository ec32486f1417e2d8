// How characters of a text style are drawn: with which features, at which scale and height. Small capitals, superiors
// and inferiors are the font's own if it has them for the whole run, otherwise scaled and shifted.

import { type FeatureList, type FeatureSetting, featureList, shape } from "../shaper/harfbuzz.ts";
import { latin, scriptOf } from "../shaper/script.ts";
import type { TextStyle } from "../template/style.ts";
import type { OpenFace } from "./face.ts";

/** How a stretch of characters is drawn. */
export interface GlyphVariant {
  readonly features: FeatureList;
  readonly scale: number;
  readonly rise: number;
}

/** Synthetic small capitals: scaled slightly above x-height. */
const smallCapsScale = 0.78;
/** Superiors and inferiors of fonts without their own: the proportions that OS/2 tables commonly give. */
const superior = { scale: 0.62, rise: 360 };
const inferior = { scale: 0.62, rise: -140 };
const unchanged = { scale: 1, rise: 0 };
/**
 * In order of preference: scientific inferiors are lower than subscripts made for mathematics (OpenType feature
 * registry).
 */
const specialFeatures = { caps: ["smcp"], superior: ["sups"], inferior: ["sinf", "subs"] } as const;
const alphanumeric = /[\p{L}\p{N}]/u;

export class GlyphVariants {
  readonly plain: GlyphVariant;
  readonly #style: TextStyle;
  readonly #face: OpenFace;
  readonly #language: string;
  /** Null: the style asks for neither small capitals nor superiors nor inferiors. */
  readonly #special: {
    readonly feature: string | null;
    readonly own: GlyphVariant;
    readonly scaled: GlyphVariant;
  } | null;
  readonly #hasOwn = new Map<number, boolean>();

  constructor(style: TextStyle, face: OpenFace, language: string) {
    this.#style = style;
    this.#face = face;
    this.#language = language;
    const figures = figureFeatures(style, face);
    this.plain = { features: featureList(figures), ...unchanged };
    this.#special = this.#specialVariant(figures);
  }

  get areSpecial(): boolean {
    return this.#special !== null;
  }

  /** The variant of a character; `scaleAll`: the font's own glyphs do not cover the whole word. */
  of(codePoint: number, scaleAll: boolean): GlyphVariant {
    const special = this.#special;
    if (!special) return this.plain;
    const character = String.fromCodePoint(codePoint);
    if (this.#style.position === "normal") {
      if (!scaleAll) return special.own;
      return character === character.toUpperCase() ? this.plain : special.scaled;
    }
    return scaleAll || !this.#isOwn(character) ? special.scaled : special.own;
  }

  /** Whether the font has its own small capitals, superiors or inferiors for each letter and figure of a word. */
  haveAll(text: string): boolean {
    const special = this.#special;
    if (!special?.feature) return false;
    const caps = this.#style.position === "normal";
    for (const character of text) {
      const relevant = caps ? character !== character.toUpperCase() : alphanumeric.test(character);
      if (relevant && !this.#isOwn(character)) return false;
    }
    return true;
  }

  /** What is drawn for a cluster: its capitals, if small capitals are scaled. */
  drawn(cluster: string, variant: GlyphVariant): string {
    const scaledCaps = this.#style.position === "normal" && variant === this.#special?.scaled;
    return scaledCaps ? upperCase(cluster, this.#language) : cluster;
  }

  #specialVariant(figures: readonly FeatureSetting[]) {
    const { caps, position } = this.#style;
    if (caps !== "small-caps" && position === "normal") return null;
    const feature = [...specialFeatures[position === "normal" ? "caps" : position]].find((name) =>
      this.#face.features.has(name),
    );
    const scaled =
      position === "superior" ? superior : position === "inferior" ? inferior : { scale: smallCapsScale, rise: 0 };
    return {
      feature: feature ?? null,
      own: feature ? { features: featureList([...figures, { tag: feature, value: 1 }]), ...unchanged } : this.plain,
      scaled: { features: this.plain.features, ...scaled },
    };
  }

  #isOwn(character: string): boolean {
    const codePoint = character.codePointAt(0) ?? 0;
    let own = this.#hasOwn.get(codePoint);
    if (own === undefined) {
      const features = this.#special?.own.features ?? this.plain.features;
      const shaped = shape(this.#face.font, character, features, scriptOf(codePoint) || latin, this.#language, false);
      own = this.#face.has(codePoint) && shaped.glyphs[0] !== this.#face.glyph(codePoint);
      this.#hasOwn.set(codePoint, own);
    }
    return own;
  }
}

/** Among small capitals, figures keep their height. */
function figureFeatures(style: TextStyle, face: OpenFace): readonly FeatureSetting[] {
  const isOldStyle = style.figures === "old-style" || (style.figures === "lining" && style.caps === "small-caps");
  const wanted = isOldStyle ? ["onum"] : style.figures === "tabular" ? ["tnum", "lnum"] : ["lnum"];
  return wanted.filter((name) => face.features.has(name)).map((name) => ({ tag: name, value: 1 }));
}

/** Turkic i and Greek accents have special upper cases; the machine's locale never decides. */
export function upperCase(text: string, language: string): string {
  return /^(tr|az|el|lt)\b/.test(language) ? text.toLocaleUpperCase(language) : text.toUpperCase();
}
