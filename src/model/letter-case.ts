// Capital and small letters of a language. In: text and its language. Out: the text in the other case; Turkish has I
// with and without a dot (UAX #21, SpecialCasing).

const isTurkic = (language: string) => /^(?:tr|az)(?:[-_]|$)/i.test(language);

export const smallLetters = (text: string, language: string): string =>
  isTurkic(language) ? text.toLocaleLowerCase("tr") : text.toLowerCase();

export const capitalLetters = (text: string, language: string): string =>
  isTurkic(language) ? text.toLocaleUpperCase("tr") : text.toUpperCase();

/** With a capital at its beginning. */
export function withCapital(text: string, language: string): string {
  const [first = ""] = text;
  return capitalLetters(first, language) + text.slice(first.length);
}
