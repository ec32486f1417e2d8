// The script of a character, as an ISO 15924 code. The table uses blocks and not the Script property: shaping engines
// and fonts go by blocks, and the table of blocks fits on a screen.

/** First and last code point, script; in ascending order. Characters outside all ranges are common to all scripts. */
const ranges: readonly (readonly [first: number, last: number, script: string])[] = [
  [0x0370, 0x03ff, "Grek"],
  [0x0400, 0x052f, "Cyrl"],
  [0x0530, 0x058f, "Armn"],
  [0x0590, 0x05ff, "Hebr"],
  [0x0600, 0x06ff, "Arab"],
  [0x0700, 0x074f, "Syrc"],
  [0x0750, 0x077f, "Arab"],
  [0x0780, 0x07bf, "Thaa"],
  [0x07c0, 0x07ff, "Nkoo"],
  [0x0800, 0x083f, "Samr"],
  [0x0840, 0x085f, "Mand"],
  [0x0860, 0x086f, "Syrc"],
  [0x0870, 0x089f, "Arab"],
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
  [0x13a0, 0x13ff, "Cher"],
  [0x1400, 0x167f, "Cans"],
  [0x1680, 0x169f, "Ogam"],
  [0x16a0, 0x16ff, "Runr"],
  [0x1700, 0x171f, "Tglg"],
  [0x1780, 0x17ff, "Khmr"],
  [0x1800, 0x18af, "Mong"],
  [0x18b0, 0x18ff, "Cans"],
  [0x1900, 0x194f, "Limb"],
  [0x1950, 0x197f, "Tale"],
  [0x1980, 0x19df, "Talu"],
  [0x19e0, 0x19ff, "Khmr"],
  [0x1a00, 0x1a1f, "Bugi"],
  [0x1a20, 0x1aaf, "Lana"],
  [0x1b00, 0x1b7f, "Bali"],
  [0x1b80, 0x1bbf, "Sund"],
  [0x1bc0, 0x1bff, "Batk"],
  [0x1c00, 0x1c4f, "Lepc"],
  [0x1c50, 0x1c7f, "Olck"],
  [0x1c80, 0x1c8f, "Cyrl"],
  [0x1c90, 0x1cbf, "Geor"],
  [0x1e00, 0x1eff, "Latn"],
  [0x1f00, 0x1fff, "Grek"],
  [0x2c00, 0x2c5f, "Glag"],
  [0x2c60, 0x2c7f, "Latn"],
  [0x2c80, 0x2cff, "Copt"],
  [0x2d00, 0x2d2f, "Geor"],
  [0x2d30, 0x2d7f, "Tfng"],
  [0x2d80, 0x2ddf, "Ethi"],
  [0x2de0, 0x2dff, "Cyrl"],
  [0x2e80, 0x2fdf, "Hani"],
  [0x3005, 0x3007, "Hani"],
  [0x3040, 0x309f, "Hira"],
  [0x30a0, 0x30ff, "Kana"],
  [0x3100, 0x312f, "Bopo"],
  [0x3130, 0x318f, "Hang"],
  [0x31a0, 0x31bf, "Bopo"],
  [0x31f0, 0x31ff, "Kana"],
  [0x3400, 0x4dbf, "Hani"],
  [0x4e00, 0x9fff, "Hani"],
  [0xa000, 0xa4cf, "Yiii"],
  [0xa4d0, 0xa4ff, "Lisu"],
  [0xa500, 0xa63f, "Vaii"],
  [0xa640, 0xa69f, "Cyrl"],
  [0xa6a0, 0xa6ff, "Bamu"],
  [0xa720, 0xa7ff, "Latn"],
  [0xa800, 0xa82f, "Sylo"],
  [0xa840, 0xa87f, "Phag"],
  [0xa880, 0xa8df, "Saur"],
  [0xa8e0, 0xa8ff, "Deva"],
  [0xa900, 0xa92f, "Kali"],
  [0xa930, 0xa95f, "Rjng"],
  [0xa960, 0xa97f, "Hang"],
  [0xa980, 0xa9df, "Java"],
  [0xa9e0, 0xa9ff, "Mymr"],
  [0xaa00, 0xaa5f, "Cham"],
  [0xaa60, 0xaa7f, "Mymr"],
  [0xaa80, 0xaadf, "Tavt"],
  [0xaae0, 0xaaff, "Mtei"],
  [0xab00, 0xab2f, "Ethi"],
  [0xab30, 0xab6f, "Latn"],
  [0xab70, 0xabbf, "Cher"],
  [0xabc0, 0xabff, "Mtei"],
  [0xac00, 0xd7ff, "Hang"],
  [0xf900, 0xfaff, "Hani"],
  [0xfb00, 0xfb06, "Latn"],
  [0xfb13, 0xfb17, "Armn"],
  [0xfb1d, 0xfb4f, "Hebr"],
  [0xfb50, 0xfdff, "Arab"],
  [0xfe70, 0xfefc, "Arab"],
  [0xff66, 0xff9d, "Kana"],
  [0x10330, 0x1034f, "Goth"],
  [0x10a00, 0x10a5f, "Khar"],
  [0x11000, 0x1107f, "Brah"],
  [0x12000, 0x123ff, "Xsux"],
  [0x13000, 0x1342f, "Egyp"],
  [0x1b000, 0x1b0ff, "Kana"],
  [0x1e900, 0x1e95f, "Adlm"],
  [0x20000, 0x323af, "Hani"],
];

/**
 * The script of a code point, `Deva`; empty for spaces, punctuation, and symbols and marks of any script (UAX #24
 * Common).
 */
export function scriptCode(codePoint: number): string {
  if (codePoint < 0x0300) return isLatinLetter(codePoint) ? "Latn" : "";
  // Nearly all scripts of India use the dandas of Devanagari.
  if (codePoint === 0x0964 || codePoint === 0x0965) return "";
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) break;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return range[2];
  }
  return "";
}

function isLatinLetter(codePoint: number): boolean {
  if (codePoint < 0x80) return (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a;
  return codePoint >= 0xc0 ? codePoint !== 0xd7 && codePoint !== 0xf7 : codePoint === 0xaa || codePoint === 0xba;
}

const names: Readonly<Record<string, string>> = {
  Hani: "Chinese",
  Hira: "Japanese",
  Kana: "Japanese",
  Hang: "Korean",
  Mymr: "Myanmar",
  Beng: "Bengali",
  Xsux: "Cuneiform",
  Cans: "Canadian Aboriginal",
  // The name that its font uses, whatever the version of Intl.
  Saur: "Saurashtra",
};
let english: Intl.DisplayNames | null = null;

/** The English name of a script, which is also in the names of fonts: `Devanagari`; what is no code is its own name. */
export function scriptName(code: string): string {
  if (!/^[A-Za-z]{4}$/.test(code)) return code;
  english ??= new Intl.DisplayNames("en", { type: "script" });
  return names[code] ?? english.of(code) ?? code;
}
