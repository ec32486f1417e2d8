// The script of a character, as ISO 15924 tags that HarfBuzz knows. By block, not by the Script property: shaping needs the
// engine that a character is shaped by, and blocks are a table of half a screen.
import { tag } from "./harfbuzz.ts";

/** Spaces, punctuation, symbols and marks: they go with the text about them (UAX #24 Common and Inherited). */
export const common = 0;
export const latin = tag("Latn");

/** First and last code point, script; ascending. What is in no range is common. */
const ranges: readonly (readonly [first: number, last: number, script: string])[] = [
  [0x0370, 0x03ff, "Grek"],
  [0x0400, 0x052f, "Cyrl"],
  [0x0530, 0x058f, "Armn"],
  [0x0590, 0x05ff, "Hebr"],
  [0x0600, 0x06ff, "Arab"],
  [0x0700, 0x074f, "Syrc"],
  [0x0750, 0x077f, "Arab"],
  [0x0780, 0x07bf, "Thaa"],
  [0x08a0, 0x08ff, "Arab"],
  [0x0900, 0x097f, "Deva"],
  [0x0980, 0x09ff, "Beng"],
  [0x0a00, 0x0a7f, "Guru"],
  [0x0a80, 0x0aff, "Gujr"],
  [0x0b00, 0x0b7f, "Orya"],
  [0x0b80, 0x0bff, "Taml"],
  [0x0c00, 0x0c7f, "Telu"],
  [0x0c80, 0x0cff, "Knda"],
  [0x0d00, 0x0d7f, "Mlym"],
  [0x0d80, 0x0dff, "Sinh"],
  [0x0e00, 0x0e7f, "Thai"],
  [0x0e80, 0x0eff, "Laoo"],
  [0x0f00, 0x0fff, "Tibt"],
  [0x1000, 0x109f, "Mymr"],
  [0x10a0, 0x10ff, "Geor"],
  [0x1100, 0x11ff, "Hang"],
  [0x1200, 0x139f, "Ethi"],
  [0x1780, 0x17ff, "Khmr"],
  [0x1c80, 0x1c8f, "Cyrl"],
  [0x1c90, 0x1cbf, "Geor"],
  [0x1e00, 0x1eff, "Latn"],
  [0x1f00, 0x1fff, "Grek"],
  [0x2c60, 0x2c7f, "Latn"],
  [0x2de0, 0x2dff, "Cyrl"],
  [0x2e80, 0x2fdf, "Hani"],
  [0x3005, 0x3007, "Hani"],
  [0x3040, 0x309f, "Hira"],
  [0x30a0, 0x30ff, "Kana"],
  [0x3100, 0x312f, "Bopo"],
  [0x3130, 0x318f, "Hang"],
  [0x31f0, 0x31ff, "Kana"],
  [0x3400, 0x4dbf, "Hani"],
  [0x4e00, 0x9fff, "Hani"],
  [0xa640, 0xa69f, "Cyrl"],
  [0xa720, 0xa7ff, "Latn"],
  [0xac00, 0xd7ff, "Hang"],
  [0xf900, 0xfaff, "Hani"],
  [0xfb00, 0xfb06, "Latn"],
  [0xfb13, 0xfb17, "Armn"],
  [0xfb1d, 0xfb4f, "Hebr"],
  [0xfb50, 0xfdff, "Arab"],
  [0xfe70, 0xfefc, "Arab"],
  [0xff66, 0xff9d, "Kana"],
  [0x20000, 0x323af, "Hani"],
];

const tags = ranges.map(([, , script]) => tag(script));

/** The script of a code point as a HarfBuzz tag, or COMMON. */
export function scriptOf(codePoint: number): number {
  if (codePoint < 0x0300) return isLatinLetter(codePoint) ? latin : common;
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) break;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return tags[middle] ?? common;
  }
  return common;
}

function isLatinLetter(codePoint: number): boolean {
  if (codePoint < 0x80) return (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a;
  return codePoint >= 0xc0 ? codePoint !== 0xd7 && codePoint !== 0xf7 : codePoint === 0xaa || codePoint === 0xba;
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
