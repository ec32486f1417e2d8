// Typographic characters for typewriter ones: quotes by language, `--` and `---` dashes, `...`. A pure function over text.
import { recordFor } from "../language/tags.ts";

interface Quotes {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
}

const LOW_HIGH: Quotes = { double: ["„", "“"], single: ["‚", "‘"] };
const LOW_LATE: Quotes = { double: ["„", "”"], single: ["‚", "’"] };
const ANGLES: Quotes = { double: ["«", "»"], single: ["“", "”"] };
const ANGLES_AND_LOW: Quotes = { double: ["«", "»"], single: ["„", "“"] };
const ANGLES_AND_HIGH: Quotes = { double: ["«", "»"], single: ["‘", "’"] };
const SMALL_ANGLES: Quotes = { double: ["«", "»"], single: ["‹", "›"] };
const RAISED: Quotes = { double: ["”", "”"], single: ["’", "’"] };
const CORNERS: Quotes = { double: ["「", "」"], single: ["『", "』"] };

/** By language (CLDR delimiters); spaces inside French quotes are no-break. */
const QUOTES: Readonly<Record<string, Quotes>> = {
  en: { double: ["“", "”"], single: ["‘", "’"] },
  ar: SMALL_ANGLES,
  be: ANGLES_AND_LOW,
  bg: LOW_HIGH,
  bs: LOW_LATE,
  ca: ANGLES,
  cs: LOW_HIGH,
  da: { double: ["“", "”"], single: ["‘", "’"] },
  de: LOW_HIGH,
  "de-ch": SMALL_ANGLES,
  "de-li": SMALL_ANGLES,
  el: ANGLES,
  es: ANGLES,
  et: LOW_HIGH,
  eu: ANGLES,
  fa: SMALL_ANGLES,
  fi: RAISED,
  fr: { double: ["«\u00a0", "\u00a0»"], single: ["“", "”"] },
  gl: ANGLES,
  he: RAISED,
  hr: LOW_HIGH,
  hu: { double: ["„", "”"], single: ["»", "«"] },
  hy: ANGLES,
  is: LOW_HIGH,
  it: ANGLES,
  ja: CORNERS,
  ka: LOW_HIGH,
  kk: ANGLES_AND_LOW,
  lt: LOW_HIGH,
  lv: LOW_LATE,
  mk: LOW_HIGH,
  nb: ANGLES_AND_HIGH,
  nn: ANGLES_AND_HIGH,
  pl: LOW_LATE,
  pt: { double: ["“", "”"], single: ["‘", "’"] },
  "pt-pt": ANGLES,
  ro: { double: ["„", "”"], single: ["«", "»"] },
  ru: ANGLES_AND_LOW,
  sk: LOW_HIGH,
  sl: LOW_HIGH,
  sq: ANGLES,
  sr: { double: ["„", "“"], single: ["‘", "’"] },
  sv: RAISED,
  uk: ANGLES_AND_LOW,
  "zh-hant": CORNERS,
};

const ENGLISH: Quotes = { double: ["“", "”"], single: ["‘", "’"] };
const TYPEWRITER = /["'.-]/;
/** An opening quote follows the beginning, a space, an opening bracket, a dash or another opening quote. */
const BEFORE_OPENING = /[\s([{<\u2013\u2014/“‘„‚«‹=]/;
const DIGIT = /\d/;

/**
 * The text with typographic quotes, dashes and ellipses. `before` is the character in front of it (text of an earlier
 * piece), `after` the one behind it; empty at the ends of a paragraph. Primes after figures and apostrophes inside words
 * are told from quotes; a quote before a space closes.
 */
export function smarten(text: string, language: string, before = "", after = ""): string {
  const smart = TYPEWRITER.test(text) ? withQuotes(text, language, before, after) : text;
  return /^fr\b/i.test(language) ? frenchSpaces(smart, language, after) : smart;
}

/** French puts a thin space before high points and a whole one before the colon and inside quotes; Canada the latter alone. */
function frenchSpaces(text: string, language: string, after: string): string {
  if (!HIGH_POINT.test(text)) return text;
  const open = text
    .replace(/«[ \u00a0\u202f]?(?=[^\s»])/g, "«\u00a0")
    .replace(/(?<=[^\s«])[ \u00a0\u202f]?»/g, "\u00a0»")
    .replace(/(?<=[\p{L}\p{N})\]»%’.…])[ \u00a0\u202f]?:(?=\s|$)/gu, (markName, at: number) =>
      at + markName.length === text.length && /\S/.test(after) ? markName : "\u00a0:",
    );
  const thin = /^fr-ca/i.test(language) ? "" : "\u202f";
  return open.replace(/(?<=[\p{L}\p{N})\]»%’.…])[ \u00a0\u202f]?([;!?]+)(?=[\s)\]»\u00a0.…]|$)/gu, `${thin}$1`);
}

const HIGH_POINT = /[;:!?«»]/;

function withQuotes(text: string, language: string, before: string, after: string): string {
  const quotes = quotesOf(language);
  let dashed = text;
  if (dashed.includes("--")) {
    dashed = dashed.replace(/(?<!-)---(?!-)/g, "\u2014").replace(/(?<!-)--(?!-)/g, "\u2013");
  }
  if (dashed.includes("...")) dashed = dashed.replace(/(?<!\.)\.\.\.(?!\.)/g, "\u2026");
  if (!dashed.includes('"') && !dashed.includes("'")) return dashed;
  let result = "";
  let previous = before;
  for (let i = 0; i < dashed.length; i++) {
    const character = dashed.charAt(i);
    const next = i + 1 < dashed.length ? dashed.charAt(i + 1) : after;
    const smart = character === '"' || character === "'" ? smartQuote(character, previous, next, quotes) : character;
    result += smart;
    previous = character === '"' || character === "'" ? smart.trim().slice(-1) : character;
  }
  return result;
}

function smartQuote(quote: string, previous: string, next: string, quotes: Quotes): string {
  const opens = (previous === "" || BEFORE_OPENING.test(previous)) && next !== "" && !/\s/.test(next);
  if (quote === '"') return opens ? quotes.double[0] : quotes.double[1];
  // ’90s, and the apostrophe of don’t: always the raised comma, whatever the language's quotes are.
  if (opens) return DIGIT.test(next) ? "’" : quotes.single[0];
  return /[\p{L}\p{N}]/u.test(previous) && (/\p{L}/u.test(next) || quotes.single[1] === "“") ? "’" : quotes.single[1];
}

function quotesOf(language: string): Quotes {
  return recordFor(QUOTES, language) ?? ENGLISH;
}
