// A shaping style: a text style and language without size and colour, with its chain of faces and its cache of shaped words.

import { type FeatureList, type FeatureSetting, featureList, shape } from "../shaper/harfbuzz.ts";
import { common, isIgnorable, latin, scriptOf } from "../shaper/script.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import { clusterEnd, covers, lettersEnd } from "./coverage.ts";
import { type DivisionPoint, divisionPointsOf, lastResortPointsOf } from "./divide.ts";
import type { OpenFace } from "./face.ts";
import type { Exceptions } from "./hyphenate.ts";
import { fontFor } from "./missing.ts";
import { leftProtrusion, rightProtrusion } from "./protrusion.ts";
import type { Division, Word, WordPart } from "./word.ts";

/** Scaled capitals stand for small ones a little above the x-height. */
const smallCapsScale = 0.78;
/** Superiors and inferiors of fonts without their own: the proportions that OS/2 tables commonly give. */
const superior = { scale: 0.62, rise: 360 };
const inferior = { scale: 0.62, rise: -140 };
const plain = { scale: 1, rise: 0 };

/** How a stretch of characters is to be drawn. */
interface GlyphVariant {
  readonly features: FeatureList;
  readonly scale: number;
  readonly rise: number;
}

/** Where the shaping style finds its faces; `index` counts along the fallback chain, null after its end. */
export type FaceChain = (index: number) => OpenFace | null;

export class ShapingStyle {
  readonly language: string;
  /** The first face of the chain: metrics, spaces and underlines come from it. */
  readonly face: OpenFace;
  /** The word space in thousandths of an em. */
  readonly space: number;
  readonly #style: TextStyle;
  readonly #chain: FaceChain;
  readonly #diagnostics: Reporter;
  readonly #reported: Set<number>;
  readonly #exceptions: Exceptions;
  readonly #words = new Map<string, Word>();
  readonly #rtlWords = new Map<string, Word>();
  readonly #plainVariant: GlyphVariant;
  /** Null: the style asks for neither small capitals nor superiors nor inferiors. */
  readonly #special: {
    readonly feature: string | null;
    readonly own: GlyphVariant;
    readonly scaled: GlyphVariant;
  } | null;
  readonly #hasOwn = new Map<number, boolean>();
  readonly #tracking: number;

  constructor(
    style: TextStyle,
    language: string,
    face: OpenFace,
    chain: FaceChain,
    diagnostics: Reporter,
    reported: Set<number>,
    exceptions: Exceptions,
  ) {
    this.#exceptions = exceptions;
    this.language = language;
    this.face = face;
    this.#style = style;
    this.#chain = chain;
    this.#diagnostics = diagnostics;
    this.#reported = reported;
    this.#tracking = style.tracking * 1000;
    this.space = face.advance(0x20) + this.#tracking;
    const figures = figureFeatures(style, face);
    this.#plainVariant = { features: featureList(figures), ...plain };
    this.#special = this.#specialVariant(figures);
  }

  /** Shapes a word, or finds it in the cache. `span` is where a missing character is reported. */
  word(text: string, rtl: boolean, span: Span | null): Word {
    const words = rtl ? this.#rtlWords : this.#words;
    let word = words.get(text);
    if (!word) {
      word = this.#shapeWord(text, rtl, span);
      words.set(text, word);
    }
    return word;
  }

  /** The hyphen that a division adds. */
  get hyphen(): Word {
    return this.word(hyphenCharacter, false, null);
  }

  /** A part of a divided word, shaped anew. */
  fragment(word: Word, start: number, end: number, hyphen: boolean, span: Span | null): Word {
    return this.word(word.text.slice(start, end) + (hyphen ? hyphenCharacter : ""), word.rtl, span);
  }

  /** Where a word may be divided; `hyphenate` false: only where no hyphen need be added. */
  divisions(word: Word, hyphenate: boolean): readonly Division[] {
    const known = hyphenate ? word.divisions.hyphenated : word.divisions.plain;
    if (known) return known;
    const points = word.rtl ? [] : divisionPointsOf(word.text, this.language, hyphenate, this.#exceptions);
    const divisions = points.length === 0 ? undivided : points.map((cut) => this.#measure(word, cut));
    if (hyphenate) word.divisions.hyphenated = divisions;
    else word.divisions.plain = divisions;
    return divisions;
  }

  /** The same with the places that are for need alone. Not remembered: few paragraphs ask. */
  emergencyDivisions(word: Word, hyphenate: boolean): readonly Division[] {
    const usual = this.divisions(word, hyphenate);
    const points = word.rtl ? [] : lastResortPointsOf(word.text);
    if (points.length === 0) return usual;
    return [...usual, ...points.map((cut) => this.#measure(word, cut))].sort((a, b) => a.offset - b.offset);
  }

  /** The width of the word's first `offset` characters standing alone, without a hyphen. */
  #measure(word: Word, { offset, kind }: DivisionPoint): Division {
    const hyphen = kind === "hyphen" || kind === "compound";
    const { text, parts } = word;
    const protrusion = {
      rightProtrusion: hyphen ? this.hyphen.rightProtrusion : rightProtrusion(text, parts, offset),
      leftProtrusion: leftProtrusion(text, parts, offset),
    };
    const safe = safePrefix(word, offset);
    if (safe === null) {
      const before = this.word(text.slice(0, offset) + (hyphen ? hyphenCharacter : ""), false, null).width;
      return { kind, offset, hyphen, before, after: this.word(text.slice(offset), false, null).width, ...protrusion };
    }
    const before = safe + this.#tracking * countGlyphs(word, offset);
    const added = hyphen ? this.hyphen.width : 0;
    return { kind, offset, hyphen, before: before + added, after: word.width - before, ...protrusion };
  }

  #specialVariant(figures: readonly FeatureSetting[]) {
    const { caps, position } = this.#style;
    if (caps !== "small-caps" && position === "normal") return null;
    const feature = [...specialFeatures[position === "normal" ? "caps" : position]].find((name) =>
      this.face.features.has(name),
    );
    const scaled =
      position === "superior" ? superior : position === "inferior" ? inferior : { scale: smallCapsScale, rise: 0 };
    return {
      feature: feature ?? null,
      own: feature ? { features: featureList([...figures, { tag: feature, value: 1 }]), ...plain } : this.#plainVariant,
      scaled: { features: this.#plainVariant.features, ...scaled },
    };
  }

  #shapeWord(original: string, rtl: boolean, span: Span | null): Word {
    const text = this.#style.caps === "all-caps" ? upperCase(original, this.language) : original;
    const parts: WordPart[] = [];
    let width = 0;
    for (const segment of this.#segments(text, span)) {
      const part = this.#shapeSegment(segment, rtl);
      width += part.width;
      parts.push(part);
    }
    if (rtl) parts.reverse();
    let letters = 0;
    if (!joined.test(text)) for (const part of parts) letters += part.run.glyphs.length;
    const protrusion = {
      leftProtrusion: rtl ? 0 : leftProtrusion(text, parts),
      rightProtrusion: rtl ? 0 : rightProtrusion(text, parts),
    };
    return { text, parts, width, letters, ...protrusion, divisions: { plain: null, hyphenated: null }, rtl };
  }

  #shapeSegment({ text, start, face, script, variant }: Segment, rtl: boolean): WordPart {
    const shaped = shape(face.font, text, variant.features, script, this.language, rtl);
    const toEm = 1000 / face.unitsPerEm;
    const advances = shaped.advances.map((advance) => advance * toEm);
    let width = 0;
    for (const advance of advances) width += advance;
    const { offsets } = shaped;
    const run = {
      face,
      glyphs: shaped.glyphs,
      advances,
      offsets:
        offsets &&
        shaped.glyphs.map((_, i) => ({ x: (offsets[i * 2] ?? 0) * toEm, y: (offsets[i * 2 + 1] ?? 0) * toEm })),
      clusters: shaped.clusters,
      text,
      rtl,
      width,
    };
    return {
      run,
      scale: variant.scale,
      rise: variant.rise,
      width: (width + this.#tracking * shaped.glyphs.length) * variant.scale,
      start,
      unsafe: shaped.unsafe,
    };
  }

  /** Cuts a word where face, script or manner change. */
  #segments(text: string, span: Span | null): readonly Segment[] {
    if (!this.#special && this.#isSimple(text)) {
      return [{ text, start: 0, face: this.face, script: latin, variant: this.#plainVariant }];
    }
    const scaleAll = this.#special !== null && !this.#allOwn(text);
    const segments: MutableSegment[] = [];
    const whole = this.#faceForAll(text);
    let letters: { readonly end: number; readonly face: OpenFace | null } = { end: 0, face: null };
    for (let start = 0; start < text.length; ) {
      const end = clusterEnd(text, start);
      const cluster = text.slice(start, end);
      const codePoint = cluster.codePointAt(0) ?? 0;
      const variant = this.#variantOf(codePoint, scaleAll);
      if (!whole && start >= letters.end) letters = this.#faceForLetters(text, start);
      const face = whole ?? (start < letters.end ? letters.face : null) ?? this.#faceFor(cluster);
      const drawn = face ? this.#drawn(cluster, variant) : this.#substitute(cluster, span);
      const script = scriptOf(codePoint);
      const last = segments.at(-1);
      const used = face ?? this.face;
      if (last && last.face === used && last.variant === variant && (script === common || joins(last, script))) {
        last.text += drawn;
        if (last.script === common) last.script = script;
      } else {
        const inherited = script === common ? (last?.script ?? common) : script;
        segments.push({ text: drawn, start, face: used, script: inherited, variant });
      }
      start = end;
    }
    return segments.filter((segment) => segment.text !== "");
  }

  /** One pass over the characters: all in the first face, and none that needs a script engine of its own. */
  #isSimple(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x0300 && !(code >= 0x2010 && code <= 0x2044)) return false;
      if (!this.face.has(code)) return false;
    }
    return true;
  }

  /** Real small capitals, superiors or inferiors are used only when the face has them for each letter and figure. */
  #allOwn(text: string): boolean {
    const special = this.#special;
    if (!special?.feature) return false;
    const caps = this.#style.position === "normal";
    for (const character of text) {
      const relevant = caps ? character !== character.toUpperCase() : alphanumeric.test(character);
      if (relevant && !this.#isOwn(character)) return false;
    }
    return true;
  }

  #isOwn(character: string): boolean {
    const codePoint = character.codePointAt(0) ?? 0;
    let own = this.#hasOwn.get(codePoint);
    if (own === undefined) {
      const features = this.#special?.own.features ?? this.#plainVariant.features;
      const shaped = shape(this.face.font, character, features, scriptOf(codePoint) || latin, this.language, false);
      own = this.face.has(codePoint) && shaped.glyphs[0] !== this.face.glyph(codePoint);
      this.#hasOwn.set(codePoint, own);
    }
    return own;
  }

  #variantOf(codePoint: number, scaleAll: boolean): GlyphVariant {
    const special = this.#special;
    if (!special) return this.#plainVariant;
    const character = String.fromCodePoint(codePoint);
    if (this.#style.position === "normal") {
      if (!scaleAll) return special.own;
      return character === character.toUpperCase() ? this.#plainVariant : special.scaled;
    }
    return scaleAll || !this.#isOwn(character) ? special.scaled : special.own;
  }

  #drawn(cluster: string, variant: GlyphVariant): string {
    const scaledCaps = this.#style.position === "normal" && variant === this.#special?.scaled;
    return scaledCaps ? upperCase(cluster, this.language) : cluster;
  }

  /** The first face that has every character, so that a word is not cut where a later face would do for all of it. */
  #faceForAll(text: string): OpenFace | null {
    for (let i = 0; ; i++) {
      const face = i === 0 || joined.test(text) ? this.#chain(i) : null;
      if (!face || covers(face, text)) return face;
    }
  }

  /** The letters of one script from an offset on, and the face that has them all: no word is a patchwork. */
  #faceForLetters(text: string, start: number): { readonly end: number; readonly face: OpenFace | null } {
    const end = lettersEnd(text, start);
    return { end, face: end > start ? this.#faceFor(text.slice(start, end)) : null };
  }

  #faceFor(cluster: string): OpenFace | null {
    for (let i = 0; ; i++) {
      const face = this.#chain(i);
      if (!face || covers(face, cluster)) return face;
    }
  }

  /** What is printed for a cluster that no face has: the replacement character, or a question mark; and the report of it. */
  #substitute(cluster: string, span: Span | null): string {
    for (const character of cluster) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (isIgnorable(codePoint) || this.#reported.has(codePoint)) continue;
      if (this.#faceFor(character)) continue;
      this.#reported.add(codePoint);
      const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
      this.#diagnostics.error("missing-glyph", `no font has the character “${character}” (${code})`, span, {
        hint: `put ${fontFor(character)} into the book's fonts folder and name it in the template's fallback`,
      });
    }
    return this.face.has(0xfffd) ? "\ufffd" : "?";
  }
}

const undivided: readonly Division[] = [];
/** The hyphen that a division adds. */
const hyphenCharacter = "-";

/** The width of a word's first characters where the shapes allow a break there; null where both parts must be shaped anew. */
function safePrefix(word: Word, offset: number): number | null {
  const [part] = word.parts;
  if (!part || word.parts.length > 1 || part.scale !== 1 || part.run.rtl) return null;
  const { clusters, advances } = part.run;
  let width = 0;
  for (let i = 0; i < clusters.length; i++) {
    const cluster = clusters[i] ?? 0;
    if (cluster >= offset) return cluster === offset && !part.unsafe[i] ? width : null;
    width += advances[i] ?? 0;
  }
  return null;
}

function countGlyphs(word: Word, offset: number): number {
  let count = 0;
  for (const cluster of word.parts[0]?.run.clusters ?? []) if (cluster < offset) count++;
  return count;
}

interface Segment {
  readonly text: string;
  readonly start: number;
  readonly face: OpenFace;
  readonly script: number;
  readonly variant: GlyphVariant;
}
type MutableSegment = { -readonly [Key in keyof Segment]: Segment[Key] };

/** In order of preference: scientific inferiors sit lower than subscripts made for mathematics (OpenType feature registry). */
const specialFeatures = { caps: ["smcp"], superior: ["sups"], inferior: ["sinf", "subs"] } as const;
const alphanumeric = /[\p{L}\p{N}]/u;
/** Scripts whose letters join or reorder: such words are not cut between faces if one face has them whole. */
const joined = /[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function joins(segment: Segment, script: number): boolean {
  return segment.script === script || segment.script === common;
}

function figureFeatures(style: TextStyle, face: OpenFace): readonly FeatureSetting[] {
  const wanted = style.figures === "old-style" ? ["onum"] : style.figures === "tabular" ? ["tnum", "lnum"] : ["lnum"];
  return wanted.filter((name) => face.features.has(name)).map((name) => ({ tag: name, value: 1 }));
}

/** Turkic i and Greek accents have upper cases of their own; the machine's locale never decides. */
function upperCase(text: string, language: string): string {
  return /^(tr|az|el|lt)\b/.test(language) ? text.toLocaleUpperCase(language) : text.toUpperCase();
}
