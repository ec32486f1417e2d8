// Finds the words of scripts written without spaces: Thai, Lao, Khmer and Burmese by dictionary (UAX #14, class SA),
// Tibetan and Ethiopic by their stops.

export const withoutSpaces = /[\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff]/;

/** The segmenter takes quadratic time, so it gets short pieces. */
const longestPiece = 120;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Cuts a token into words; punctuation and repetition marks stay with the preceding word, opening ones with the next.
 */
export function dictionaryWords(text: string): readonly string[] {
  const words: string[] = [];
  const segmenter = segmenterOf(text);
  for (let from = 0; from < text.length; from += longestPiece) {
    for (const { segment, isWordLike } of segmenter.segment(text.slice(from, from + longestPiece))) {
      const last = words.length - 1;
      const joined = !isWordLike || clinging.test(segment) || opened.test(words[last] ?? "");
      if (last >= 0 && joined) words[last] += segment;
      else words.push(segment);
    }
  }
  return words;
}

/** Marks, and the repetition marks of Thai, Lao and Khmer. */
const clinging = /^[\p{M}\u0e46\u0ec6\u17d7]/u;

/** Opening brackets and quotes, currency and number signs, or no letter or figure so far. */
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

/** The tsheg and shad of Tibetan, the word space and the stops of Ethiopic. */
export const wordStop = /[\u0f0b-\u0f14\u1361-\u1368]/;
const stopped = /[^\u0f0b-\u0f14\u1361-\u1368]*[\u0f0b-\u0f14\u1361-\u1368]*/g;
/** The tsheg at which no line ends. */
const tiedTsheg = "\u0f0c";

/** Cut after each stop, or each run of stops. */
export function wordsByStops(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(stopped)) {
    if (word === "") continue;
    if (words.at(-1)?.endsWith(tiedTsheg)) words[words.length - 1] += word;
    else words.push(word);
  }
  return words;
}
