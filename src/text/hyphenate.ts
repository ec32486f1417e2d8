// Hyphenation by Liang's patterns (TeX hyph-utf8, compiled to WebAssembly by Hyphenopoly: one module per language). In:
// a word and a language. Out: the offsets where it may be divided.
import { instantiate, libraryFile } from "../runtime/wasm.ts";

/** What a pattern module of Hyphenopoly 6 exports. */
interface Patterns {
  readonly mem: { readonly buffer: ArrayBuffer };
  /** Minimum number of letters before and after a hyphen, as the patterns' authors state. */
  readonly lmi: { readonly value: number };
  readonly rmi: { readonly value: number };
  /** Length of the alphabet, which is at ALPHABET in its memory. */
  readonly lct: { readonly value: number };
  /** Hyphenates the zero-terminated word at offset 0 in place; returns the new length, 0 if nothing was changed. */
  hyphenate(leftMin: number, rightMin: number, hyphen: number): number;
}

interface Hyphenator {
  readonly patterns: Patterns;
  /** By UTF-16 unit: 1 for the letters that the patterns know. */
  readonly alphabet: Uint8Array;
  /** Where a word is written, and read back with its divisions: each letter may be followed by a hyphen. */
  readonly store: Uint16Array;
  readonly leftMin: number;
  readonly rightMin: number;
  readonly words: Map<string, readonly number[]>;
}

const alphabetAddress = 1664;
const longestWord = 61;
const shortestWord = 5;
const hyphen = 0x2d;
const none: readonly number[] = [];

/** Languages whose pattern file is not named after their first subtag. */
const patternFiles: Readonly<Record<string, string>> = {
  en: "en-us",
  "en-gb": "en-gb",
  "en-au": "en-gb",
  "en-ie": "en-gb",
  "en-nz": "en-gb",
  "en-za": "en-gb",
  "en-in": "en-gb",
  el: "el-monoton",
  "el-polyton": "el-polyton",
  grc: "el-polyton",
  mn: "mn-cyrl",
  sr: "sr-cyrl",
  "sr-latn": "sh-latn",
  bs: "sh-latn",
  sh: "sh-latn",
  "zh-latn": "zh-latn-pinyin",
  ku: "kmr",
  zh: "",
};

/** For patterns without minima of their own: a single letter is never divided off (Chicago 7.36). */
const leastMin = 2;

const hyphenators = new Map<string, Hyphenator | null>();

/** A book's own divisions: words in small letters, and the offsets at which they may be divided. */
export type Exceptions = ReadonlyMap<string, readonly number[]>;

/** From words with hyphens where they may be divided; a word without a hyphen is never divided. */
export function exceptionsOf(words: readonly string[]): Exceptions {
  return new Map(
    words.map((word) => {
      const parts = word
        .normalize("NFC")
        .toLowerCase()
        .split(/[-\u00ad\u2010]/);
      const points: number[] = [];
      let length = 0;
      for (const part of parts.slice(0, -1)) {
        length += part.length;
        points.push(length);
      }
      return [parts.join(""), points] as const;
    }),
  );
}

/** Offsets in UTF-16 units at which a hyphen may be put into a word of letters; none for a language without patterns. */
export function hyphenationPoints(word: string, language: string): readonly number[] {
  if (word.length < shortestWord || word.length > longestWord) return none;
  const hyphenator = hyphenatorFor(language);
  if (!hyphenator) return none;
  let points = hyphenator.words.get(word);
  if (!points) {
    points = divide(word, hyphenator);
    hyphenator.words.set(word, points);
  }
  return points;
}

/** Whether words of a language can be divided by patterns. */
export function hasPatterns(language: string): boolean {
  return hyphenatorFor(language) !== null;
}

function hyphenatorFor(language: string): Hyphenator | null {
  const known = hyphenators.get(language);
  if (known !== undefined) return known;
  const hyphenator = load(language);
  hyphenators.set(language, hyphenator);
  return hyphenator;
}

function load(language: string): Hyphenator | null {
  const path = patternFile(language);
  if (!path) return null;
  const patterns = instantiate<Patterns>(path);
  const alphabet = new Uint8Array(0x10000);
  for (const code of new Uint16Array(patterns.mem.buffer, alphabetAddress, patterns.lct.value)) alphabet[code] = 1;
  return {
    patterns,
    alphabet,
    store: new Uint16Array(patterns.mem.buffer, 0, 2 * longestWord + 3),
    leftMin: Math.max(leastMin, patterns.lmi.value),
    rightMin: Math.max(leastMin, patterns.rmi.value),
    words: new Map(),
  };
}

/** Finds the longest known prefix of a BCP 47 tag: `de-CH` → `de`. */
function patternFile(language: string): string | null {
  const subtags = language.toLowerCase().split("-");
  for (let count = subtags.length; count > 0; count--) {
    const name = subtags.slice(0, count).join("-");
    if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(name)) continue;
    const file = patternFiles[name] ?? name;
    if (file === "") return null;
    const path = libraryFile("hyphenopoly", `patterns/${file}.wasm`, `patterns/${file}.wasm`);
    if (path) return path;
  }
  return null;
}

function divide(word: string, { patterns, alphabet, store, leftMin, rightMin }: Hyphenator): readonly number[] {
  const lower = word.toLowerCase();
  if (lower.length !== word.length) return none;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (alphabet[code] !== 1) return none;
    store[i] = code;
  }
  store[lower.length] = 0;
  const length = patterns.hyphenate(leftMin, rightMin, hyphen);
  if (length <= 0) return none;
  const points: number[] = [];
  for (let i = 0, letters = 0; i < length; i++) {
    if (store[i] === hyphen) points.push(letters);
    else letters++;
  }
  return points;
}
