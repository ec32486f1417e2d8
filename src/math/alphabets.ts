// Letters and digits in the alphabets of Unicode's Mathematical Alphanumeric Symbols. In: a variant of MathML, a character. Out: the
// character of that alphabet, or the same where it has none.

/** The code points of the capital A, the capital alpha and the digit 0 in each alphabet. */
const alphabets: Readonly<
  Record<string, { readonly latin?: number; readonly greek?: number; readonly digits?: number }>
> = {
  bold: { latin: 0x1d400, greek: 0x1d6a8, digits: 0x1d7ce },
  italic: { latin: 0x1d434, greek: 0x1d6e2 },
  "bold-italic": { latin: 0x1d468, greek: 0x1d71c },
  script: { latin: 0x1d49c },
  "bold-script": { latin: 0x1d4d0 },
  fraktur: { latin: 0x1d504 },
  "bold-fraktur": { latin: 0x1d56c },
  "double-struck": { latin: 0x1d538, digits: 0x1d7d8 },
  "sans-serif": { latin: 0x1d5a0, digits: 0x1d7e2 },
  "bold-sans-serif": { latin: 0x1d5d4, greek: 0x1d756, digits: 0x1d7ec },
  "sans-serif-italic": { latin: 0x1d608 },
  "sans-serif-bold-italic": { latin: 0x1d63c, greek: 0x1d790 },
  monospace: { latin: 0x1d670, digits: 0x1d7f6 },
};

/** MathJax's own names. */
const others: Readonly<Record<string, string>> = {
  "-tex-calligraphic": "script",
  "-tex-bold-calligraphic": "bold-script",
  "-tex-mathit": "italic",
};

/** Letters with an older code point. */
const older: Readonly<Record<string, string>> = {
  "double-struck": "CℂHℍNℕPℙQℚRℝZℤ",
  script: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
  fraktur: "CℭHℌIℑRℜZℨ",
  italic: "hℎ",
};

export function letterIn(variant: string, character: string): string {
  const name = others[variant] ?? variant;
  const alphabet = alphabets[name];
  if (!alphabet) return character;
  const pairs = [...(older[name] ?? "")];
  const at = pairs.indexOf(character);
  if (at >= 0 && at % 2 === 0) return pairs[at + 1] ?? character;
  const code = character.codePointAt(0) ?? 0;
  const place = (start: number | undefined, offset: number) =>
    start === undefined ? character : String.fromCodePoint(start + offset);
  if (code >= 0x41 && code <= 0x5a) return place(alphabet.latin, code - 0x41);
  if (code >= 0x61 && code <= 0x7a) return place(alphabet.latin, code - 0x61 + 26);
  if (code >= 0x30 && code <= 0x39) return place(alphabet.digits, code - 0x30);
  if (code >= 0x391 && code <= 0x3a9 && code !== 0x3a2) return place(alphabet.greek, code - 0x391);
  if (code >= 0x3b1 && code <= 0x3c9) return place(alphabet.greek, code - 0x3b1 + 26);
  return character;
}
