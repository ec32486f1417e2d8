// A shaping style: a text style and language without size and colour, with its chain of faces and its cache of shaped
// words.

import { shape } from "../shaper/harfbuzz.ts";
import { common, latin, scriptOf } from "../shaper/script.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import { clusterEnd } from "./coverage.ts";
import { divisionPointsOf, lastResortPointsOf } from "./divide.ts";
import type { OpenFace } from "./face.ts";
import { FaceChoice, type FaceSource, type ScriptFaces } from "./face-choice.ts";
import { nextRunId } from "./glyph-run.ts";
import { type GlyphVariant, GlyphVariants, upperCase } from "./glyph-variants.ts";
import type { Exceptions } from "./hyphenate.ts";
import { hyphenCharacter, measureDivision } from "./measure-division.ts";
import type { MissingCharacters } from "./missing.ts";
import { boxesOf, missingFace } from "./missing-face.ts";
import { leftProtrusion, rightProtrusion } from "./protrusion.ts";
import { sharedClusters, sharedUnsafe } from "./shared-arrays.ts";
import type { Division, Word, WordPart } from "./word.ts";
import { solidFlag, undividedFlag, unmarkedFlag, type WordRecords } from "./word-records.ts";
import { hashOf, WordTable } from "./word-table.ts";

/** The faces of a shaping style, and how to report on them. */
export interface FaceSupply {
  readonly source: FaceSource;
  readonly missing: MissingCharacters;
  readonly exceptions: Exceptions;
  readonly records: WordRecords;
}

export class ShapingStyle {
  readonly language: string;
  /** The first face of the chain: metrics, spaces and underlines come from it. */
  readonly face: OpenFace;
  /** The word space in thousandths of an em. */
  readonly space: number;
  readonly #style: TextStyle;
  readonly #supply: FaceSupply;
  readonly #choice: FaceChoice;
  /** Its words that run from left to right. */
  readonly words: WordTable;
  readonly #rtlWords: WordTable;
  readonly #variants: GlyphVariants;
  /** In thousandths of an em. */
  readonly tracking: number;
  /** The same style for paragraphs that take letters of a script from another face, by those faces. */
  readonly #siblings = new Map<string, ShapingStyle>();

  constructor(
    style: TextStyle,
    language: string,
    face: OpenFace,
    supply: FaceSupply,
    preferred: ScriptFaces = new Map(),
  ) {
    this.language = language;
    this.face = face;
    this.#style = style;
    this.#supply = supply;
    this.words = new WordTable(supply.records);
    this.#rtlWords = new WordTable(supply.records);
    this.#choice = new FaceChoice(supply.source, language, preferred);
    this.tracking = style.tracking * 1000;
    this.space = face.advance(0x20) + this.tracking;
    this.#variants = new GlyphVariants(style, face, language);
  }

  /** The style for a paragraph with these letters: all of a script come from one face, if one has them. */
  forLetters(letters: ReadonlyMap<string, readonly string[]>): ShapingStyle {
    const preferred = new Map<string, OpenFace>();
    for (const [script, clusters] of letters) {
      const face = this.#choice.forAll(script, clusters);
      if (face) preferred.set(script, face);
    }
    if (preferred.size === 0) return this;
    const key = [...preferred].map(([script, { id }]) => `${script} ${id}`).join("|");
    let sibling = this.#siblings.get(key);
    if (!sibling) {
      sibling = new ShapingStyle(this.#style, this.language, this.face, this.#supply, preferred);
      this.#siblings.set(key, sibling);
    }
    return sibling;
  }

  /** The face that draws a character; null where none does. */
  faceOf(character: string): OpenFace | null {
    return this.#choice.forCluster(character);
  }

  /** Shapes a word, or finds it in the table. `span` is where a missing character is reported. */
  word(text: string, rtl: boolean, span: Span | null): Word {
    return this.#supply.records.wordOf(this.record(text, rtl, span));
  }

  /** Its record. */
  record(text: string, rtl: boolean, span: Span | null): number {
    const words = rtl ? this.#rtlWords : this.words;
    const hash = hashOf(text, 0, text.length);
    return words.find(text, 0, text.length, hash) || this.#add(text, hash, rtl, span);
  }

  /** The record of the word of these characters of a text, which have this hash and run from left to right. */
  recordIn(text: string, from: number, to: number, hash: number, span: Span | null): number {
    return this.words.find(text, from, to, hash) || this.#add(text.slice(from, to), hash, false, span);
  }

  #add(text: string, hash: number, rtl: boolean, span: Span | null): number {
    const record = this.#supply.records.add(text, this.#shapeWord(text, rtl, span));
    (rtl ? this.#rtlWords : this.words).add(record, hash);
    return record;
  }

  /** The hyphen that a division adds. */
  get hyphen(): Word {
    return this.word(hyphenCharacter, false, null);
  }

  /** The record of a part of a divided word, shaped again. */
  fragment(word: Word, start: number, end: number, hyphen: boolean, span: Span | null): number {
    return this.record(word.text.slice(start, end) + (hyphen ? hyphenCharacter : ""), word.rtl, span);
  }

  /** Where a word may be divided; `hyphenate` false: only where no hyphen need be added. */
  divisions(word: Word, hyphenate: boolean): readonly Division[] {
    const known = hyphenate ? word.divisions.hyphenated : word.divisions.plain;
    if (known) return known;
    const cuts = word.rtl ? [] : divisionPointsOf(word.text, this.language, hyphenate, this.#supply.exceptions);
    const divisions = cuts.length === 0 ? undivided : cuts.map((cut) => measureDivision(word, cut, this));
    if (hyphenate) word.divisions.hyphenated = divisions;
    else word.divisions.plain = divisions;
    return divisions;
  }

  /** The same by its record, which remembers that there are none, as in most words. */
  divisionsIn(record: number, hyphenate: boolean): readonly Division[] {
    const { records } = this.#supply;
    const flag = hyphenate ? undividedFlag : solidFlag;
    if (records.has(record, flag)) return undivided;
    const divisions = this.divisions(records.wordOf(record), hyphenate);
    if (divisions.length === 0) records.mark(record, flag);
    return divisions;
  }

  /** The same with last-resort places. Not cached, since few paragraphs need them. */
  emergencyDivisionsIn(record: number, hyphenate: boolean): readonly Division[] {
    const { records } = this.#supply;
    const usual = this.divisionsIn(record, hyphenate);
    if (records.has(record, unmarkedFlag)) return usual;
    const word = records.wordOf(record);
    const points = word.rtl ? [] : lastResortPointsOf(word.text);
    if (points.length === 0) return usual;
    return [...usual, ...points.map((cut) => measureDivision(word, cut, this))].sort((a, b) => a.offset - b.offset);
  }

  #shapeWord(original: string, rtl: boolean, span: Span | null): Word {
    const text = this.#style.caps === "all-caps" ? upperCase(original, this.language) : original;
    // Not filled one by one: an array that grows has room for many more, and nearly every word has one part.
    const parts = this.#segments(text, span).map((segment) => this.#shapeSegment(segment, rtl));
    let width = 0;
    for (const part of parts) width += part.width;
    if (rtl) parts.reverse();
    let letters = 0;
    if (!joined.test(text)) for (const part of parts) letters += part.run.glyphs.length;
    const [first = null] = parts;
    return {
      text,
      parts,
      width,
      letters,
      leftProtrusion: rtl ? 0 : leftProtrusion(text, parts),
      rightProtrusion: rtl ? 0 : rightProtrusion(text, parts),
      divisions: { plain: null, hyphenated: null },
      rtl,
      plain: parts.length === 1 && !rtl && first && first.run.glyphs.length > 0 ? first : null,
    };
  }

  #shapeSegment({ text, start, face, script, variant }: Segment, rtl: boolean): WordPart {
    const shaped =
      face === missingFace()
        ? boxesOf(text, rtl)
        : shape(face.font, text, variant.features, script, this.language, rtl);
    const toEm = 1000 / face.unitsPerEm;
    const advances = shaped.advances.map((advance) => advance * toEm);
    let width = 0;
    for (const advance of advances) width += advance;
    const { offsets } = shaped;
    const run = {
      id: nextRunId(),
      face,
      glyphs: shaped.glyphs,
      advances,
      offsets:
        offsets &&
        shaped.glyphs.map((_, i) => ({ x: (offsets[i * 2] ?? 0) * toEm, y: (offsets[i * 2 + 1] ?? 0) * toEm })),
      clusters: sharedClusters(shaped.clusters),
      text,
      rtl,
      width,
    };
    return {
      run,
      scale: variant.scale,
      rise: variant.rise,
      width: (width + this.tracking * shaped.glyphs.length) * variant.scale,
      start,
      unsafe: sharedUnsafe(shaped.unsafe),
    };
  }

  /** Cuts a word where face, script or variant change. */
  #segments(text: string, span: Span | null): readonly Segment[] {
    const variants = this.#variants;
    if (!variants.areSpecial && this.#isSimple(text)) {
      return [{ text, start: 0, face: this.face, script: latin, variant: variants.plain }];
    }
    const scaleAll = variants.areSpecial && !variants.haveAll(text);
    const segments: MutableSegment[] = [];
    const whole = this.#choice.forWord(text);
    let letters: { readonly end: number; readonly face: OpenFace | null } = { end: 0, face: null };
    for (let start = 0; start < text.length; ) {
      const codePoint = text.codePointAt(start) ?? 0;
      const first = String.fromCodePoint(codePoint);
      let cluster = text.slice(start, clusterEnd(text, start));
      const variant = variants.of(codePoint, scaleAll);
      if (!whole && start >= letters.end) letters = this.#choice.forLetters(text, start);
      let face = whole ?? (start < letters.end ? letters.face : null) ?? this.#choice.forCluster(cluster);
      // A letter and a mark that no face has together come from two, or one of them is missing.
      if (!face && cluster !== first) {
        cluster = first;
        face = this.#choice.forCluster(first);
      }
      if (!face) this.#supply.missing.add(codePoint, span);
      const end = start + cluster.length;
      const drawn = face ? variants.drawn(cluster, variant) : cluster;
      const script = scriptOf(codePoint);
      const last = segments.at(-1);
      const used = face ?? missingFace();
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
}

const undivided: readonly Division[] = [];

interface Segment {
  readonly text: string;
  readonly start: number;
  readonly face: OpenFace;
  readonly script: number;
  readonly variant: GlyphVariant;
}
type MutableSegment = { -readonly [Key in keyof Segment]: Segment[Key] };

/** Scripts whose letters join or reorder: such words are not split between faces if one face has them whole. */
const joined = /[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function joins(segment: Segment, script: number): boolean {
  return segment.script === script || segment.script === common;
}
