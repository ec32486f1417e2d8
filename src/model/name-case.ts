// Names in all capitals or all lower case → in the case of names.
import { capitalLetters, smallLetters } from "./letter-case.ts";

const small = /^(?:von|van|der|den|de|da|di|del|della|dos|du|la|le|zu|zur|ter|ten|el|al|bin|ibn|af|av|y|e)$/i;

/** Abbreviations that collaborations are called by. */
const body = /\b(?:collaboration|consortium|team|group|network|initiative|project)s?$/i;

export interface CasedName {
  readonly name: string;
  readonly isOddCase: boolean;
  /** “BELL Ada”: the name comes out as “Bell, Ada”. */
  readonly isFamilyFirst: boolean;
}

const vowel = /[AEIOUYÄÖÜÅØÆÉÈÍÓÚАЕИОУЫЭЮЯІЇЄΑΕΗΙΟΥΩΆΈΉΊΌΎΏ]/u;

/** A family name in capitals; not initials, and not “III”. */
const isShoutedWord = (word: string) =>
  /^[\p{Lu}\p{M}'’-]{3,},?$/u.test(word) && vowel.test(word) && !/^(?:I{2,3}|IV|VI*),?$/.test(word);
const isScotsShouted = (word: string) => /^(?:Mc|Mac)\p{Lu}{3,},?$/u.test(word);
const isCased = (word: string) => /^\p{Ll}|^\p{Lu}\p{Ll}/u.test(word);

/** A name in the usual case, if it has no capitals or only capitals; a family name in capitals (“Richard ROE”) too. */
export function inNameCase(name: string, ofBook: string): CasedName {
  // No other language has these letters.
  const language = /[İĞ]/.test(name) ? "tr" : ofBook;
  if (!/\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(name) || body.test(name))
    return { name, isOddCase: false, isFamilyFirst: false };
  const letters = name.replace(/[^\p{L}]/gu, "");
  const isShouted =
    letters.length > 3 && letters === letters.toUpperCase() && /\p{L}{3}.*\p{L}{3}|\p{L}{4}/u.test(name);
  const isWhispered = letters.length > 3 && letters === letters.toLowerCase() && name.includes(" ");
  const words = name.split(" ");
  if (isWhispered || (isShouted && !endsWithInitials(words)))
    return {
      name: words.map((word, index) => wordInCase(word, index, language)).join(" "),
      isOddCase: true,
      isFamilyFirst: false,
    };
  const shouted = words.map((word) => isShoutedWord(word) || isScotsShouted(word));
  if (words.length < 2 || !shouted.includes(true) || !(words.some(isCased) || endsWithInitials(words)))
    return { name, isOddCase: false, isFamilyFirst: false };
  // “VAN DER BERG” is a whole, and so is “DE LA CRUZ”.
  const isFamily = words.map((word, at) => shouted[at] || (small.test(word) && word === word.toUpperCase()));
  const cased = words.map((word, at) => (isFamily[at] ? wordInCase(word, 1, language) : word));
  const end = isFamily.indexOf(false);
  const isFamilyFirst = end > 0 && !isFamily.includes(true, end) && !name.includes(",");
  return {
    name: isFamilyFirst ? `${cased.slice(0, end).join(" ")}, ${cased.slice(end).join(" ")}` : cased.join(" "),
    isOddCase: true,
    isFamilyFirst,
  };
}

/** “ROE J.K.”: the letters alone do not show whether the name is in capitals. */
function endsWithInitials(words: readonly string[]): boolean {
  return words.length > 1 && words.slice(1).every((word) => /^(?:\p{Lu}\.-?){1,4}$/u.test(word));
}

const wordInCase = (word: string, index: number, language: string) =>
  index > 0 && small.test(word) ? word.toLowerCase() : capitalized(word, language);

/** “o'neil-smith” → “O'Neil-Smith”, “MCDONALD” → “McDonald”. */
function capitalized(word: string, language: string): string {
  const cased = smallLetters(word, language).replace(
    /(^|[-'’.])(\p{L})/gu,
    (_, before: string, letter: string) => before + capitalLetters(letter, language),
  );
  const scots = /^Mac\p{Lu}/u.test(word) ? /^(Mac)(\p{Ll})/u : /^(Mc)(\p{Ll})/u;
  return cased.replace(scots, (_, prefix: string, letter: string) => prefix + letter.toUpperCase());
}
