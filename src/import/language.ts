// The language of a conference, guessed from the small words of its abstracts. It decides hyphenation and labels, and
// is reported as a guess.

const words: Readonly<Record<string, string>> = {
  en: "the of and to in is that for with are this we by on as from which be",
  de: "der die und das von zu den mit ist des im eine für auf sich nicht wird werden",
  fr: "le la les des et de un une du dans que est pour nous par sur avec sont",
  es: "el la los las de y en que un una por con para se del es como más",
  it: "il la di che e un una per con del della sono nel delle gli come alla",
  pt: "o a os as de e em que um uma para com por do da não são dos",
  nl: "de het een en van in is dat op te voor met zijn wordt door bij aan",
  pl: "i w z na do że się jest oraz nie dla od przez są jako które",
  cs: "a v na je se že pro z s jsou byla bylo jako které při nebo",
  sl: "in v na je za se da so z ki pri smo kot ter bila tudi",
  hr: "i u na je za se da su s koji od kao te su bila",
};

export function guessLanguage(texts: readonly string[]): string | null {
  const sample = texts.join(" ").slice(0, 200_000).toLowerCase();
  if (/[\u3040-\u30ff]/.test(sample)) return "ja";
  if ((sample.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > sample.length / 10) return "zh";
  if ((sample.match(/[\uac00-\ud7af]/g)?.length ?? 0) > sample.length / 10) return "ko";
  if ((sample.match(/[\u0400-\u04ff]/g)?.length ?? 0) > sample.length / 4) return /[іїєґ]/.test(sample) ? "uk" : "ru";
  const counts = new Map<string, number>();
  for (const [word] of sample.matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const scored = Object.entries(words).map(([language, list]) => ({
    language,
    score: list.split(" ").reduce((sum, word) => sum + (counts.get(word) ?? 0), 0),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const second = Math.max(...scored.filter((one) => one !== best).map(({ score }) => score));
  return total < 40 || best.score < total / 20 || best.score < second * 1.2 ? null : best.language;
}
