// Chooses the face for the characters of a word. In: the faces of a text style, in order of preference. Out: the face
// of a word, of the letters of one script in it, of a cluster. A word is in one face if any face has all of it, and a
// paragraph takes all letters of a script from one face.
import { scriptCode } from "../language/scripts.ts";
import { clusterEnd, covers, lettersEnd } from "./coverage.ts";
import type { OpenFace } from "./face.ts";

export interface FaceSource {
  /** Along the fallback chain of the style; null after its end. */
  at(index: number): OpenFace | null;
  /** The faces that are tried after them for the characters of a script, an ISO 15924 code. */
  ofScript(script: string, index: number): OpenFace | null;
}

/** The face from which a paragraph takes the letters of a script, by script. */
export type ScriptFaces = ReadonlyMap<string, OpenFace>;

/** Scripts that are written together: their characters, and others among them, come from one face. */
const eastAsian =
  /[\u2e80-\u30ff\u3100-\u33ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;
const beyondBmpHan = /[\u{20000}-\u{323af}]/u;
/**
 * Words of these scripts are taken whole from one face, including figures and stops: their letters join or reorder, or
 * punctuation of another face would look wrong.
 */
const takenWhole = /[\u0530-\u1cff\u2d00-\u2ddf\ua800-\uabff\ufb13-\ufdff\ufe70-\ufefc]/;
const latinLetter = /[A-Za-z\u00c0-\u024f]/;
/** Characters that every font for a script has. */
const typicalLetters: Readonly<Record<string, string>> = {
  Hani: "人大",
  Hira: "あん",
  Kana: "アン",
  Hang: "가한",
  Bopo: "ㄅㄆ",
};
const polytonic = /[\u1f00-\u1fff]/;
const latinOrFigure = /[A-Za-z0-9]/;
const emoji = /\ufe0f|[\u{1f1e6}-\u{1f1ff}]|\p{Emoji_Presentation}|\p{Emoji_Modifier}/u;
const textPresentation = /\ufe0e/;

export class FaceChoice {
  readonly #source: FaceSource;
  readonly #preferred: ScriptFaces;
  /** Written with ideographs, so that quotes and dashes are full-width. */
  readonly #ideographic: boolean;

  constructor(source: FaceSource, language: string, preferred: ScriptFaces) {
    this.#source = source;
    this.#preferred = preferred;
    this.#ideographic = /^(?:zh|ja|yue|wuu|lzh)\b/i.test(language);
  }

  /** The face that has every character, for words that are better not split; null if clusters decide. */
  forWord(text: string): OpenFace | null {
    const first = this.#source.at(0);
    // Quotes and dashes among ideographs are full-width, though Latin fonts have them too.
    if (this.#ideographic && eastAsian.test(text) && !latinOrFigure.test(text))
      return this.#first("Hani", text, this.#chain());
    if (first && covers(first, text) && !emoji.test(text)) return this.#preferredIn(text) ?? first;
    if (!takenWhole.test(text) || latinLetter.test(text)) return null;
    const script = scriptIn(text);
    return this.#first(script, text, this.#chain());
  }

  /** The letters of one script from an offset on, and the face that has them all. */
  forLetters(text: string, start: number): { readonly end: number; readonly face: OpenFace | null } {
    const end = lettersEnd(text, start);
    return { end, face: end > start ? this.forCluster(text.slice(start, end)) : null };
  }

  forCluster(cluster: string): OpenFace | null {
    const codePoint = cluster.codePointAt(0) ?? 0;
    if (emoji.test(cluster) && !textPresentation.test(cluster)) {
      const face = this.#first("Zsye", cluster, []);
      if (face) return face;
    }
    return this.#first(scriptOfCluster(codePoint), cluster, this.#chain());
  }

  /** The first face that has all of these clusters; null if it is the one for the first cluster. */
  forAll(script: string, used: readonly string[]): OpenFace | null {
    // Some fonts have a few letters of ancient Greek: the words of a book would differ in their accents.
    const clusters = script === "Grek" && used.some((letter) => polytonic.test(letter)) ? [...used, ..."ἢὦῥᾧ"] : used;
    const usual = this.#first(script, clusters[0] ?? "", this.#chain());
    if (!usual || clusters.every((cluster) => covers(usual, cluster))) return null;
    for (const face of this.#candidates(script, this.#chain())) {
      if (clusters.every((cluster) => covers(face, cluster))) return face;
    }
    return null;
  }

  #preferredIn(text: string): OpenFace | null {
    if (this.#preferred.size === 0) return null;
    const face = this.#preferred.get(scriptIn(text));
    return face && covers(face, text) ? face : null;
  }

  #first(script: string, text: string, chain: Iterable<OpenFace>): OpenFace | null {
    const preferred = this.#preferred.get(script);
    if (preferred && covers(preferred, text)) return preferred;
    for (const face of this.#candidates(script, chain)) if (covers(face, text)) return face;
    return null;
  }

  *#candidates(script: string, chain: Iterable<OpenFace>): Generator<OpenFace> {
    // Mathematical fonts have a kana or two, but are not fonts for the script.
    const typical = typicalLetters[script] ?? "";
    for (const face of chain) if (typical === "" || covers(face, typical)) yield face;
    for (let i = 0; ; i++) {
      const face = this.#source.ofScript(script, i);
      if (!face) return;
      yield face;
    }
  }

  *#chain(): Generator<OpenFace> {
    for (let i = 0; ; i++) {
      const face = this.#source.at(i);
      if (!face) return;
      yield face;
    }
  }
}

/**
 * The script whose fonts are asked for a character: East Asian for its punctuation, symbols for characters without a
 * script.
 */
export function scriptOfCluster(codePoint: number): string {
  const script = scriptCode(codePoint);
  if (script !== "") return script;
  const signs = sharedSigns.find(([from, to]) => codePoint >= from && codePoint <= to);
  if (signs) return signs[2];
  const character = String.fromCodePoint(codePoint);
  return eastAsian.test(character) || beyondBmpHan.test(character) ? "Hani" : "Zsym";
}

/** Signs that several scripts share, and that only the fonts of these scripts have (Unicode, ScriptExtensions.txt). */
const sharedSigns: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x060c, 0x060c, "Arab"],
  [0x061b, 0x061f, "Arab"],
  [0x0640, 0x0640, "Arab"],
  [0x064b, 0x0655, "Arab"],
  [0x0951, 0x0954, "Deva"],
  [0x0964, 0x0965, "Deva"],
  [0x0e3f, 0x0e3f, "Thai"],
  [0x10fb, 0x10fb, "Geor"],
  [0x1802, 0x1805, "Mong"],
  [0x1cd0, 0x1cfa, "Deva"],
  [0xa830, 0xa839, "Deva"],
];

/** The script of the first letter that has one. */
function scriptIn(text: string): string {
  for (const character of text) {
    const script = scriptCode(character.codePointAt(0) ?? 0);
    if (script !== "" && script !== "Latn") return script;
  }
  return "Zsym";
}

/** Scripts whose words a reader compares across a paragraph; those of East Asia come from one face anyway. */
const compared = /[\u0370-\u10ff\u1200-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2ddf\ua640-\ua6ff\ua800-\uabff]/;

/** The clusters of each script in the texts, without the letters of Latin and East Asia; empty for nearly all. */
export function lettersByScript(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  if (!texts.some((text) => compared.test(text))) return none;
  const found = new Map<string, Set<string>>();
  for (const text of texts) {
    for (let start = 0; start < text.length; ) {
      const end = clusterEnd(text, start);
      const cluster = text.slice(start, end);
      const script = compared.test(cluster) ? scriptCode(cluster.codePointAt(0) ?? 0) : "";
      if (script !== "" && script !== "Latn") found.set(script, (found.get(script) ?? new Set()).add(cluster));
      start = end;
    }
  }
  return new Map([...found].map(([script, clusters]) => [script, [...clusters]]));
}

const none: ReadonlyMap<string, readonly string[]> = new Map();
