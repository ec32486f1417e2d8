// A font of the file: a face opened by pdfkit, its glyphs renumbered as they are used, and the characters of every
// glyph (ISO 32000-1 §9.10.3).
import { basename } from "node:path";
import type { EmbeddedFont } from "pdfkit";
import type { FontSource } from "../fonts/font-source.ts";
import { DataFault } from "../source/data-fault.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import { characterMap } from "./character-map.ts";
import { type ActualTextRun, clustersOf } from "./clusters.ts";
import { type EncodedWord, EncodedWords } from "./encoded-words.ts";
import type { PdfFile, Ref } from "./file.ts";
import { hex4 } from "./syntax.ts";
import { type CodeUse, UsedCodes } from "./used-codes.ts";

/** How a run is written so that readers get the author's characters. */
export interface GlyphEncoding {
  /** The codes of its glyphs; null: the usual ones. */
  readonly codes: readonly number[] | null;
  readonly actualTexts: readonly ActualTextRun[];
}

const plain: GlyphEncoding = { codes: null, actualTexts: [] };
/** The text of the later glyphs of a cluster whose first glyph has all of it: invisible, and no line break. */
const nothing = "\u2060";
/** Not allowed in ToUnicode (ISO 19005-2 §6.2.11.7.2). */
const forbidden = ["\0", "\uFEFF", "\uFFFE"];

export class DocumentFont {
  /** The name of the resource. */
  readonly name: string;
  readonly ref: Ref;
  /** By glyph of the face: its usual code, and the width that the file states for it. */
  readonly codes: number[] = [];
  readonly widths: number[] = [];
  /** The space glyph; null in fonts without one. */
  readonly space: number | null;
  readonly #embedded: EmbeddedFont;
  readonly face: FontSource;
  readonly #file: PdfFile;
  /**
   * By glyph of the face: the character of its usual code, if it is one UTF-16 unit; otherwise 0, and `#texts` has it.
   */
  readonly #units: number[] = [];
  readonly #texts = new Map<number, string>();
  /** Further codes, for glyphs that represent different characters in different places. */
  readonly #others = new Map<string, number>();
  readonly #readings = new Map<GlyphRun, GlyphEncoding>();
  /** The words written so far. */
  readonly words = new EncodedWords();
  /** What each code shows and represents. */
  readonly #uses: CodeUse[] = [];
  /** Codes that have also been used for another text than their own. */
  readonly #shared = new Set<number>();
  /** What the current page uses, if that is noted. */
  #used: UsedCodes | null = null;

  constructor(file: PdfFile, embedded: EmbeddedFont, name: string, face: FontSource) {
    this.#file = file;
    this.face = face;
    this.#embedded = embedded;
    this.name = name;
    this.ref = embedded.ref() as Ref;
    const { font } = embedded;
    this.space = font.hasGlyphForCodePoint(0x20) ? font.glyphForCodePoint(0x20).id : null;
    if (this.space !== null) this.codeFor(this.space, " ");
  }

  /**
   * Finds the codes of a run for ToUnicode. A glyph's first text is that of its usual code; for every other text (the
   * breaker's hyphen, small capitals of a capital) it gets a further code. Only clusters that cannot be divided into
   * characters need ActualText.
   */
  encode(run: GlyphRun, hyphen: boolean): GlyphEncoding {
    const encoding = this.#encode(run, hyphen);
    if (this.#used) this.#noteAll(run, encoding.codes);
    return encoding;
  }

  #encode(run: GlyphRun, hyphen: boolean): GlyphEncoding {
    const { glyphs, clusters, text } = run;
    const units = this.#units;
    const count = glyphs.length;
    if (!hyphen && count === text.length) {
      let i = 0;
      while (i < count && clusters[i] === i && units[glyphs[i] ?? 0] === text.charCodeAt(i)) i++;
      if (i === count) return plain;
    }
    if (hyphen) return readable(this.face, () => this.#spell(run, true));
    // Words recur: `text` shapes each of them once.
    let known = this.#readings.get(run);
    if (!known) {
      known = readable(this.face, () => this.#spell(run, false));
      this.#readings.set(run, known);
    }
    return known;
  }

  /** Words recur, so each is written once, starting at its first glyph. Null if it must be drawn glyph by glyph. */
  written(run: GlyphRun): EncodedWord | null {
    const known = this.words.find(run);
    if (known !== undefined) {
      if (known && this.#used?.isNew(run)) this.#noteAll(run, this.#readings.get(run)?.codes ?? null);
      return known;
    }
    const { codes, actualTexts } = this.encode(run, false);
    const isApart = run.offsets !== null || actualTexts.length > 0;
    return this.words.add(
      run,
      isApart ? null : (codes ?? run.glyphs.map((glyph) => this.codes[glyph] ?? 0)),
      this.widths,
    );
  }

  #spell(run: GlyphRun, hyphen: boolean): GlyphEncoding {
    const { glyphs } = run;
    const codes: number[] = [];
    const sayings: ActualTextRun[] = [];
    for (const cluster of clustersOf(run, hyphen)) {
      const parts = glyphs.slice(cluster.start, cluster.end);
      const characters = this.#divide(parts, cluster.text);
      if (characters)
        for (const [i, glyph] of parts.entries()) codes.push(this.codeFor(glyph, characters[i] ?? nothing));
      else {
        sayings.push(cluster);
        for (const [i, glyph] of parts.entries()) codes.push(this.codeFor(glyph, i === 0 ? cluster.text : nothing));
      }
    }
    return { codes, actualTexts: sayings };
  }

  /** The characters of each glyph of a cluster; null if it cannot be divided. */
  #divide(glyphs: readonly number[], text: string): readonly string[] | null {
    if (glyphs.length === 1) return [text || nothing];
    const { font } = this.#embedded;
    // A base with its marks: one glyph per character, as the font's own character map has them.
    for (const characters of [[...text], [...text.normalize("NFD")]]) {
      if (characters.length !== glyphs.length) continue;
      if (glyphs.every((glyph, i) => font.glyphForCodePoint(characters[i]?.codePointAt(0) ?? 0).id === glyph)) {
        return characters;
      }
    }
    return null;
  }

  /** The code that shows the glyph and represents the text. */
  codeFor(glyph: number, wanted: string): number {
    const text = wanted === "" || forbidden.some((character) => wanted.includes(character)) ? nothing : wanted;
    const code = this.#knownCode(glyph, text) ?? this.#newCode(glyph, text);
    if (this.#uses[code]?.text !== text && glyph !== this.space) this.#shared.add(code);
    this.#note(code);
    return code;
  }

  #knownCode(glyph: number, text: string): number | undefined {
    const usual = this.codes[glyph];
    if (usual === undefined) return undefined;
    const unit = this.#units[glyph];
    const known = unit ? String.fromCharCode(unit) : (this.#texts.get(glyph) ?? "");
    return known === text || (isSpace(known) && isSpace(text)) ? usual : this.#others.get(`${glyph} ${text}`);
  }

  #newCode(glyph: number, text: string): number {
    const { subset } = this.#embedded;
    if (this.codes[glyph] === undefined) {
      if (text.length === 1) this.#units[glyph] = text.charCodeAt(0);
      else this.#texts.set(glyph, text);
      const code = this.#include(glyph, subset.includeGlyph(glyph), text);
      this.codes[glyph] = code;
      return code;
    }
    // The subset can hold a glyph several times.
    const other = this.#include(glyph, subset.glyphs.push(glyph) - 1, text);
    this.#others.set(`${glyph} ${text}`, other);
    return other;
  }

  /** Notes what is used from now on. */
  noteUse(): UsedCodes {
    this.#used = new UsedCodes();
    return this.#used;
  }

  #noteAll({ glyphs }: GlyphRun, codes: GlyphEncoding["codes"]): void {
    for (let i = 0; i < glyphs.length; i++) this.#note((codes ? codes[i] : this.codes[glyphs[i] ?? 0]) ?? 0);
  }

  #note(code: number): void {
    const used = this.#used;
    if (!used) return;
    used.add(this.#uses[code]);
    if (this.#shared.has(code)) used.isExact = false;
  }

  /** Those that have no code yet; null if, used one after the other, all would not have the same codes now. */
  newOf(uses: readonly CodeUse[]): readonly CodeUse[] | null {
    let next = this.#embedded.subset.glyphs.length;
    const fresh: CodeUse[] = [];
    for (const use of uses) {
      const { code, glyph, text } = use;
      const now = this.#uses[code];
      if (now && now.glyph === glyph && now.text === text) continue;
      if (this.#knownCode(glyph, text) !== undefined || code !== next++) return null;
      fresh.push(use);
    }
    return fresh;
  }

  #include(glyph: number, id: number, text: string): number {
    const { font, scale, widths } = this.#embedded;
    // Two decimals: the number is repeated in the file, and adjustments are computed from it.
    const width = Math.round(font.getGlyph(glyph).advanceWidth * scale * 100) / 100;
    if (!Number.isFinite(width)) throw new Error(`its glyph ${glyph} has no width`);
    widths[id] = width;
    this.widths[glyph] = width;
    this.#uses[id] = { code: id, glyph, text };
    return id;
  }

  embed(): void {
    readable(this.face, () => this.#finish());
  }

  #finish(): void {
    // pdfkit puts the width of .notdef in units of the font.
    this.#embedded.widths[0] = this.#embedded.font.getGlyph(0).advanceWidth * this.#embedded.scale;
    this.#embedded.toUnicodeCmap = () => this.#toUnicode();
    this.#embedded.finalize();
  }

  #toUnicode(): Ref {
    const lines: string[] = [];
    this.#uses.forEach(({ text, code }) => {
      let hex = "";
      for (let i = 0; i < text.length; i++) hex += hex4(text.charCodeAt(i));
      lines.push(`<${hex4(code)}><${hex}>`);
    });
    const ref = this.#file.ref();
    ref.end(characterMap(lines));
    return ref;
  }
}

/** Damaged tables of a font are noticed only when a glyph is extracted: a fault of the file, not of the program. */
export function readable<T>({ path }: FontSource, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const hint = "the file is damaged: get it again, or leave it out";
    throw new DataFault("font-unreadable", `the font file “${basename(path)}” cannot be used: ${why}`, hint);
  }
}

const isSpace = (text: string): boolean => /^[ \u00A0\u2000-\u200A\u202F]$/.test(text);
