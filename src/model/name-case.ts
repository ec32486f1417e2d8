// Names in capitals or in small letters throughout → in the case of names.

const small = /^(?:von|van|der|den|de|da|di|del|della|dos|du|la|le|zu|zur|ter|ten|el|al|bin|ibn|af|av|y|e)$/i;

/** Abbreviations are what collaborations are called by. */
const body = /\b(?:collaboration|consortium|team|group|network|initiative|project)s?$/i;

/** A name in the usual case, if it has no capitals or only capitals; a family name in capitals (“Richard ROE”) too. */
export function inNameCase(name: string): { readonly name: string; readonly isOddCase: boolean } {
  if (!/\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(name) || body.test(name))
    return { name, isOddCase: false };
  const letters = name.replace(/[^\p{L}]/gu, "");
  const isShouted =
    letters.length > 3 && letters === letters.toUpperCase() && /\p{L}{3}.*\p{L}{3}|\p{L}{4}/u.test(name);
  const isWhispered = letters.length > 3 && letters === letters.toLowerCase() && name.includes(" ");
  if (isShouted || isWhispered) return { name: name.split(" ").map(wordInCase).join(" "), isOddCase: true };
  const words = name.split(" ");
  const isFamilyShouted = words.length > 1 && words.some((word) => /^\p{Ll}|^\p{Lu}\p{Ll}/u.test(word));
  const cased = words
    .map((word) =>
      isFamilyShouted &&
      /^[\p{Lu}'’-]{3,}$/u.test(word) &&
      /[AEIOUYÄÖÜÅØÉ]/.test(word) &&
      !/^I{2,3}$|^IV$|^VI*$/.test(word)
        ? capitalized(word)
        : word,
    )
    .join(" ");
  return { name: cased, isOddCase: cased !== name };
}

const wordInCase = (word: string, index: number) =>
  index > 0 && small.test(word) ? word.toLowerCase() : capitalized(word);

/** “o'neil-smith” → “O'Neil-Smith”, “MCDONALD” → “McDonald”. */
function capitalized(word: string): string {
  const cased = word
    .toLowerCase()
    .replace(/(^|[-'’.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  return cased.replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}
