// TeX's accents in running text: `\"o`, `\v{S}`; distinguished from escaped quotes, apostrophes and marks of Markdown.
// In: the text and the offset of a backslash. Out: the accented letter, or null.
import { accented } from "../../tex/characters.ts";
import { paragraphEnd } from "./paragraph-ends.ts";
import type { TexInText } from "./tex-in-text.ts";

/** `\'e`, `\"{o}`, `\~n`; distinguished from escaped quotes, apostrophes and marks of Markdown. */
export function accentAt(text: string, at: number): TexInText | null {
  const match = /^\\(["'`^~=.])(?:\{\s?(\\?\p{L})\s?\}|(\\[ij](?![A-Za-z])|\p{L}))/u.exec(text.slice(at, at + 8));
  if (!match) return null;
  const [whole, accent = "", braced, bare = ""] = match;
  const value = accented(accent, braced ?? bare);
  if (value === null) return null;
  const end = at + whole.length;
  if (braced === undefined && !bare.startsWith("\\") && !isAccent(text, at, accent, bare, end)) return null;
  return { kind: "character", value, end };
}

function isAccent(text: string, at: number, accent: string, letter: string, end: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(end)];
  const [follows, goesOn] = [/\p{L}/u.test(before), /\p{L}/u.test(after)];
  const isVowel = /[aeiouy]/i.test(letter);
  switch (accent) {
    case '"':
      return isVowel && (follows || !hasClosingQuote(text, at));
    case "'":
      return !isApostrophe(text, at, letter, end);
    case "`":
      return isVowel && (follows || (!goesOn && /[aA]/.test(letter)));
    case "^":
      return (
        /[aeiouwy]/i.test(letter) &&
        ((follows && goesOn) || /\p{L}{2}$/u.test(text.slice(Math.max(0, at - 2), at)) || (!follows && goesOn))
      );
    case "~":
      return follows && /[anoAN]/.test(letter);
    case "=":
      return follows && goesOn && isVowel;
    default:
      return /[zZI]/.test(letter) && (follows || goesOn);
  }
}

/** A quote that was escaped by another program comes in pairs: a `\"` without a letter after it. */
function hasClosingQuote(text: string, at: number): boolean {
  const rest = text.slice(at + 2, Math.min(paragraphEnd(text, at), at + 400));
  return /[^\s\\]\\"(?!\{?\p{L})/u.test(rest);
}

/** `don\'t`, `O\'Neil`, `it\'s`. */
function isApostrophe(text: string, at: number, letter: string, end: number): boolean {
  const before = text.slice(Math.max(0, at - 3), at);
  if (!/\p{L}$/u.test(before)) return false;
  if (/^(?:s|t|m|d|re|ve|ll)(?!\p{L})/u.test(text.slice(at + 2, at + 6)) && !/[zZ]\p{L}*$/u.test(before)) return true;
  if (/\p{Lu}/u.test(letter)) return /\p{Ll}$/u.test(before) || /(?:^|\P{L})[OD]$/u.test(before);
  return /(?:^|\P{L})[dlDL]$/u.test(before) && end > at;
}

/** `\v{S}`, `\c c`, `\k{a}`; those that are also escapes for white space (`\t`, `\r`, `\b`) need braces. */
export function letterAccent(text: string, name: string, from: number): TexInText | null {
  if (!/^[uvHckrdbGt]$/.test(name)) return null;
  const letter = /^(?:\{\s?(\\?\p{L}{1,2})\s?\}| (\p{L})(?=\p{L}|[\s.,;:)-]|$))/u.exec(text.slice(from, from + 12));
  if (!letter || (letter[2] !== undefined && !/[cvHk]/.test(name))) return null;
  const value = accented(name, letter[1] ?? letter[2] ?? "");
  return value === null ? null : { kind: "character", value, end: from + letter[0].length };
}

/** `\H o` and `\' e` where braces hold nothing else: `Erd{\H o}s`. */
export function accentBeforeSpace(text: string, at: number, close: number): TexInText | null {
  if (close - at > 8) return null;
  const match = /^\\([uvHckrdbGt"'`^~=.]) (\\?\p{L})$/u.exec(text.slice(at, close));
  const value = match ? accented(match[1] ?? "", match[2] ?? "") : null;
  return value === null ? null : { kind: "character", value, end: close };
}
