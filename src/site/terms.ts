// Words in the form that the search compares: without marks and case; scripts without spaces are cut into pairs of
// characters. Used both to make the index and to search it.
import { folded } from "../model/names.ts";

const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;

export function termsOf(text: string): string[] {
  return folded(text)
    .split(" ")
    .flatMap((word) => (unspaced.test(word) ? pairsOf(word) : word === "" ? [] : [word]));
}

function pairsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < 3) return [word];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** The options with which the index is made and read. */
export const searchOptions = {
  fields: ["title", "authors", "keywords", "places", "text"],
  tokenize: termsOf,
  processTerm: (term: string) => term,
};
