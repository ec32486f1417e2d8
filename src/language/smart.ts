// Replaces typewriter characters with typographic ones: quotes by language, `--` and `---` dashes, `...`. A pure
// function.
import { recordFor } from "./tags.ts";

type Pair = readonly [open: string, close: string];

interface Quotes {
  readonly double: Pair;
  readonly single: Pair;
}

/** Marks that a template sets for a language; null: the usual ones. */
export interface OwnQuotes {
  readonly double: Pair | null;
  readonly single: Pair | null;
}

const lowHigh: Quotes = { double: ["„", "“"], single: ["‚", "‘"] };
const lowLate: Quotes = { double: ["„", "”"], single: ["‚", "’"] };
const angles: Quotes = { double: ["«", "»"], single: ["“", "”"] };
const anglesAndLow: Quotes = { double: ["«", "»"], single: ["„", "“"] };
const anglesAndHigh: Quotes = { double: ["«", "»"], single: ["‘", "’"] };
const smallAngles: Quotes = { double: ["«", "»"], single: ["‹", "›"] };
const raised: Quotes = { double: ["”", "”"], single: ["’", "’"] };
const corners: Quotes = { double: ["「", "」"], single: ["『", "』"] };

/** By language (CLDR delimiters); spaces inside French quotes are no-break spaces. */
const quotes: Readonly<Record<string, Quotes>> = {
  en: { double: ["“", "”"], single: ["‘", "’"] },
  ar: smallAngles,
  be: anglesAndLow,
  bg: lowHigh,
  bs: lowLate,
  ca: angles,
  cs: lowHigh,
  da: { double: ["“", "”"], single: ["‘", "’"] },
  de: lowHigh,
  "de-ch": smallAngles,
  "de-li": smallAngles,
  el: angles,
  es: angles,
  et: lowHigh,
  eu: angles,
  fa: smallAngles,
  fi: raised,
  fr: { double: ["«\u00a0", "\u00a0»"], single: ["“", "”"] },
  gl: angles,
  he: raised,
  hr: lowHigh,
  hu: { double: ["„", "”"], single: ["»", "«"] },
  hy: angles,
  is: lowHigh,
  it: angles,
  ja: corners,
  ka: lowHigh,
  kk: anglesAndLow,
  lt: lowHigh,
  lv: lowLate,
  mk: lowHigh,
  nb: anglesAndHigh,
  nn: anglesAndHigh,
  pl: lowLate,
  pt: { double: ["“", "”"], single: ["‘", "’"] },
  "pt-pt": angles,
  ro: { double: ["„", "”"], single: ["«", "»"] },
  ru: anglesAndLow,
  sk: lowHigh,
  sl: lowHigh,
  sq: angles,
  sr: { double: ["„", "“"], single: ["‘", "’"] },
  sv: raised,
  uk: anglesAndLow,
  "zh-hant": corners,
};

const english: Quotes = { double: ["“", "”"], single: ["‘", "’"] };
const typewriter = /["'.-]/;
/** An opening quote comes at the beginning, or after a space, an opening bracket, a dash or another opening quote. */
const beforeOpening = /[\s([{<\u2013\u2014/“‘„‚«‹=]/;
const digit = /\d/;

/**
 * The text with typographic quotes, dashes and ellipses. `before` is the character before it (from an earlier piece of
 * text), `after` the one after it; both are empty at the ends of a paragraph. Primes after figures and apostrophes
 * inside words are distinguished from quotes; a quote before a space is a closing one. `own`: marks other than those of
 * the language.
 */
export function smarten(text: string, language: string, before = "", after = "", own: OwnQuotes | null = null): string {
  const smart = typewriter.test(text) ? withQuotes(text, quotesOf(language, own), before, after) : text;
  return /^fr\b/i.test(language) ? frenchSpaces(smart, language, after) : smart;
}

/**
 * French has a thin space before ; ! ? and a full space before the colon and inside quotes; Canada has only the latter.
 */
function frenchSpaces(text: string, language: string, after: string): string {
  if (!highPoint.test(text)) return text;
  const open = text
    .replace(/«[ \u00a0\u202f]?(?=[^\s»])/g, "«\u00a0")
    .replace(/(?<=[^\s«])[ \u00a0\u202f]?»/g, "\u00a0»")
    .replace(/(?<=[\p{L}\p{N})\]»%’.…])[ \u00a0\u202f]?:(?=\s|$)/gu, (markName, at: number) =>
      at + markName.length === text.length && /\S/.test(after) ? markName : "\u00a0:",
    );
  const thin = /^fr-ca/i.test(language) ? "" : "\u202f";
  return open.replace(/(?<=[\p{L}\p{N})\]»%’.…])[ \u00a0\u202f]?([;!?]+)(?=[\s)\]»\u00a0.…]|$)/gu, `${thin}$1`);
}

const highPoint = /[;:!?«»]/;

function withQuotes(text: string, quotes: Quotes, before: string, after: string): string {
  let dashed = text;
  if (dashed.includes("--")) {
    dashed = dashed.replace(/(?<!-)---(?!-)/g, "\u2014").replace(/(?<!-)--(?!-)/g, "\u2013");
  }
  if (dashed.includes("...")) dashed = dashed.replace(/(?<!\.)\.\.\.(?!\.)/g, "\u2026");
  if (!dashed.includes('"') && !dashed.includes("'")) return dashed;
  let result = "";
  let previous = before;
  let isOpen = false;
  for (let i = 0; i < dashed.length; i++) {
    const character = dashed.charAt(i);
    const next = i + 1 < dashed.length ? dashed.charAt(i + 1) : after;
    const mark = hebrewMark(character, previous, dashed.slice(i + 1, i + 3), isOpen);
    const smart =
      mark ?? (character === '"' || character === "'" ? smartQuote(character, previous, next, quotes) : character);
    if (character === "'" && mark === null) isOpen = !isOpen;
    result += smart;
    previous = character === '"' || character === "'" ? smart.trim().slice(-1) : character;
  }
  return result;
}

const hebrewLetter = /[\u05d0-\u05ea]/;

/**
 * Hebrew abbreviations have marks of their own: `ארה"ב` and `פרופ'` are written with the quotes of keyboards (SI 1311).
 * `isOpen`: whether a single quote was opened before.
 */
function hebrewMark(character: string, previous: string, behind: string, isOpen: boolean): string | null {
  if ((character !== '"' && character !== "'") || !hebrewLetter.test(previous)) return null;
  if (character === '"') return /^[\u05d0-\u05ea](?:[^\u05d0-\u05ea]|$)/.test(behind) ? "״" : null;
  return isOpen && !hebrewLetter.test(behind.charAt(0)) ? null : "׳";
}

function smartQuote(quote: string, previous: string, next: string, quotes: Quotes): string {
  const [open, close] = quotes.double;
  const mayOpen = previous === "" || beforeOpening.test(previous) || (open !== close && previous === open.trim());
  const opens = mayOpen && next !== "" && !/\s/.test(next);
  if (quote === '"') return opens ? quotes.double[0] : quotes.double[1];
  // ’90s, and the apostrophe of don’t: always the raised comma, whatever quotes the language has.
  if (opens) return digit.test(next) ? "’" : quotes.single[0];
  return /[\p{L}\p{N}]/u.test(previous) && (/\p{L}/u.test(next) || quotes.single[1] === "“") ? "’" : quotes.single[1];
}

function quotesOf(language: string, own: OwnQuotes | null): Quotes {
  const usual = recordFor(quotes, language) ?? english;
  return own ? { double: own.double ?? usual.double, single: own.single ?? usual.single } : usual;
}
