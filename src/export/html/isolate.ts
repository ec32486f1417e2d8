// Words of the other writing direction keep their own order within a line (UAX #9 §2.4): an English title in an Arabic
// book ends with its full stop at its end, and the number of its affiliation stays before it.
import { directionOf } from "../../language/labels.ts";
import type { Inline } from "../../model/text.ts";
import { plainText } from "../../model/text.ts";
import { type Markup, markup } from "../markup.ts";

/** Whether the first letter is of a script that runs against the language of the page (UAX #9, P2). */
export function runsAgainst(words: string, language: string): boolean {
  const letter = /\p{L}/u.exec(words)?.[0];
  if (letter === undefined) return false;
  const isRightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u.test(letter);
  return isRightToLeft !== (directionOf(language) === "rtl");
}

export function isolated(content: readonly Inline[], language: string, inner: Markup): Markup {
  return runsAgainst(plainText(content), language) ? markup`<bdi>${inner}</bdi>` : inner;
}

/** The same for a text without markup, by FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. */
export function isolatedWords(words: string, language: string): string {
  return runsAgainst(words, language) ? `\u2068${words}\u2069` : words;
}
