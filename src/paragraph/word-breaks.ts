// Words of scripts that are written without spaces, by dictionary (UAX #14, class SA): Thai, Lao, Khmer, Burmese.

export const withoutSpaces = /[\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff]/;

/** The segmenter takes quadratic time: it gets short pieces. */
const longestPiece = 120;

const segmenters = new Map<string, Intl.Segmenter>();

/** Cuts a token into words; punctuation and signs of repetition stay with the word before, opening ones with the next. */
export function dictionaryWords(text: string): readonly string[] {
  const words: string[] = [];
  for (let from = 0; from < text.length; from += longestPiece) {
    for (const { segment, isWordLike } of segmenterOf(text).segment(text.slice(from, from + longestPiece))) {
      const last = words.length - 1;
      const joined = !isWordLike || clinging.test(segment) || opened.test(words[last] ?? "");
      if (last >= 0 && joined) words[last] += segment;
      else words.push(segment);
    }
  }
  return words;
}

/** Marks, and the repetition signs of Thai, Lao and Khmer. */
const clinging = /^[\p{M}\u0e46\u0ec6\u17d7]/u;

/** Opening brackets and quotes, signs of currency and number, or no letter and figure at all so far. */
const opened = /[\p{Ps}\p{Pi}\p{Sc}"'#\u00a7\u2060]\p{M}*$|^[^\p{L}\p{N}]+$/u;

function segmenterOf(text: string): Intl.Segmenter {
  const code = text.charCodeAt(text.search(withoutSpaces));
  const language = code < 0x0e80 ? "th" : code < 0x0f00 ? "lo" : code < 0x1100 ? "my" : "km";
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
