// Full-width signs and letters of Chinese and Japanese keyboards in texts of other languages: “（n=5），p＜0.05”. In: the text and the
// offset of such a character. Out: the ordinary characters that were meant, with the space that a wide one has in itself.

/** Full-width ASCII, currencies (not the overline U+FFE3, which has no ordinary form), squared units, the ideographic comma and stop, and East Asian quotation marks and brackets. */
export const fullWidth =
  /[\uff01-\uff5e\uffe0-\uffe2\uffe4-\uffe6\u3371-\u33df\u33ff\u3001\u3002\u300c\u300d\u3010\u3011]/;

const eastAsianLetters = /[\u3040-\u30ff\u3105-\u312f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\ud840-\ud88f]/;

const others: Readonly<Record<string, string>> = {
  "\u3001": ",",
  "\u3002": ".",
  "\u300c": "“",
  "\u300d": "”",
  "\u3010": "[",
  "\u3011": "]",
};

let last = { text: "", isEastAsian: false };

/** A text with letters of East Asia keeps its signs. */
function isEastAsian(text: string): boolean {
  if (last.text !== text) last = { text, isEastAsian: eastAsianLetters.test(text) };
  return last.isEastAsian;
}

/** Units that are one character, “㎡” and “㎏”, and the wide signs of currencies. */
const unsquared = (character: string) =>
  character.normalize("NFKC").replace(/(?<=[ms])[23]$/, (figure) => (figure === "2" ? "²" : "³"));

export function narrowSign(text: string, at: number): string | null {
  const character = text.charAt(at);
  if (!fullWidth.test(character) || isEastAsian(text)) return null;
  if (/[\uffe0-\uffe6\u3371-\u33ff]/.test(character)) return unsquared(character);
  const sign = others[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  // “10，000” and “9：30”.
  if (/\d/.test(before) && /\d/.test(after) && /[,.:]/.test(sign)) return sign;
  if (/[,.;:!?)\]”]/.test(sign) && /[\p{L}\p{N}(“（「\uff10-\uff5a]/u.test(after)) return `${sign} `;
  return /[([“]/.test(sign) && /[\p{L}\p{N}]/u.test(before) ? ` ${sign}` : sign;
}
