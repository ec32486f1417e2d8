// Characters of Adobe's Symbol font that word processors leave in the private use area at U+F020…U+F0FF → the signs
// they show. In: one such character. Out: the sign, or undefined if the position is empty or shows a part of a larger
// sign.

/** Adobe Symbol encoding (PostScript Language Reference, 3rd ed., appendix E.5; Unicode's VENDORS/ADOBE/symbol.txt), by rows of 16. */
const rows: Readonly<Record<number, string>> = {
  2: " !∀#∃%&∋()∗+,−./",
  3: "0123456789:;<=>?",
  4: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ",
  5: "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
  6: "‾αβχδεφγηιϕκλµνο",
  7: "πθρστυϖωξψζ{|}∼\0",
  10: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓",
  11: "°±″≥×∝∂•÷≠≡≈…\0\0↵",
  12: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
  13: "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
  14: "◊〈®©™∑\0\0\0\0\0\0\0\0\0\0",
  15: "\0〉∫\0\0\0\0\0\0\0\0\0\0\0\0\0",
};

/** Word's autocorrections and bullets use Wingdings: --> and <--, ==>, <=>, ▪, ➢, ✓. */
const wingdings: Readonly<Record<number, string>> = {
  108: "●",
  110: "■",
  113: "❑",
  118: "❖",
  167: "▪",
  216: "➢",
  223: "←",
  224: "→",
  232: "⇒",
  243: "⇔",
  252: "✓",
  254: "☑",
};

/** Letters of Symbol that are bullets in Wingdings: at the beginning of a line they are bullets. */
const bulletsOnly = new Set([0x6c, 0x6e, 0x71, 0x76, 0xd8]);

export function signOfSymbol(character: string, beginsLine = false): string | undefined {
  const code = character.charCodeAt(0) - 0xf000;
  const dingbat = wingdings[code];
  if (dingbat !== undefined && (beginsLine || !bulletsOnly.has(code))) return dingbat;
  const sign = rows[code >> 4]?.[code & 15];
  return sign === "\0" ? undefined : sign;
}

/** The sign that a letter shows in Symbol or Wingdings, wherever a program keeps it: at `a` or at U+F061. */
export function signInFont(letter: string, font: string): string | undefined {
  const code = letter.charCodeAt(0);
  const place = code >= 0xf020 && code <= 0xf0ff ? code - 0xf000 : code;
  if (place < 0x20 || place > 0xff) return undefined;
  if (/^wingdings/i.test(font)) return wingdings[place];
  const sign = rows[place >> 4]?.[place & 15];
  return sign === "\0" ? undefined : sign;
}
