// The script of a character as HarfBuzz knows it, and the characters that begin no cluster or print nothing.
import { scriptCode } from "../language/scripts.ts";
import { tag } from "./harfbuzz.ts";

/** Spaces, punctuation, symbols and marks: they take the script of the text around them (UAX #24 Common and Inherited). */
export const common = 0;
export const latin = tag("Latn");

const tags = new Map<string, number>();

/** The script of a code point as a HarfBuzz tag, or the tag of common characters. */
export function scriptOf(codePoint: number): number {
  const code = scriptCode(codePoint);
  if (code === "") return common;
  let found = tags.get(code);
  if (found === undefined) {
    found = tag(code);
    tags.set(code, found);
  }
  return found;
}

/** Marks, joiners and variation selectors: no cluster begins with them (UAX #29 GB9, roughly). */
export function extendsCluster(codePoint: number): boolean {
  return codePoint >= 0x0300 && extending.test(String.fromCodePoint(codePoint));
}

const extending = /\p{M}|\u200c|\u200d|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}]/u;

/** Characters that print nothing and that no font needs to have (Default_Ignorable_Code_Point, those in use). */
export function isIgnorable(codePoint: number): boolean {
  if (codePoint < 0x200b) return codePoint === 0x00ad || codePoint === 0x034f || codePoint === 0x061c;
  return (
    codePoint <= 0x200f ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  );
}
