// In titles, contents and cells in Chinese, Japanese and Korean, lines end between phrases. Running text may break
// anywhere (JLREQ §3.1), but display lines are read at a glance, and a word cut in two is a fault. In: a stretch
// without spaces and its language. Out: what a break before each of its characters costs.

/** Inside a word; before what belongs to the preceding word; between the members of a compound (of 10000: never). */
export const insideWord = 1000;
const beforeSuffix = 500;
const insideCompound = 150;

/** The segmenter takes quadratic time, so it gets short pieces. */
const longestPiece = 120;
const kana = /^[\u3041-\u309f\u30fc]/u;
const katakana = /^[\u30a1-\u30fe]/u;
const katakanaAtEnd = /[\u30a1-\u30fe]$/u;
const endsInKana = /[\u3041-\u309f]$/u;
/** Particles and suffixes of Chinese, and of Japanese compounds. */
const suffix = /^[的了之等者们們性化法型用型系内中上下間间式論论学學]$/u;
const prefix = /^[第各全超非不未新大小高低多単单両两]$/u;
const letter = /[\p{L}\p{N}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

/** Costs by offset; an offset that is missing is free. Null for languages that put spaces between words. */
export function phraseCosts(text: string, language: string): ReadonlyMap<number, number> | null {
  const code = language.split("-")[0] ?? "";
  if (code === "ko") return everywhere(text, insideWord);
  if (code !== "ja" && code !== "zh") return null;
  const costs = everywhere(text, insideWord);
  for (let from = 0; from < text.length; from += longestPiece) {
    let before = "";
    for (const { segment, index } of segmenterOf(code).segment(text.slice(from, from + longestPiece))) {
      const cost = costBetween(before, segment);
      if (cost === 0) costs.delete(from + index);
      else costs.set(from + index, cost);
      before = segment;
    }
  }
  return costs;
}

function everywhere(text: string, cost: number): Map<number, number> {
  return new Map(Array.from({ length: text.length }, (_, at) => [at, cost]));
}

function costBetween(before: string, after: string): number {
  // After a comma or a closing bracket, or before an opening one: as good as a space.
  if (before === "" || !letter.test(before.slice(-1)) || !letter.test(after.charAt(0))) return 0;
  // Loanwords are in no dictionary: a run of katakana is one word.
  if (katakanaAtEnd.test(before) && katakana.test(after)) return insideWord;
  if (kana.test(after) || suffix.test(after) || prefix.test(before)) return beforeSuffix;
  return endsInKana.test(before) || before === "的" ? 0 : insideCompound;
}

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
