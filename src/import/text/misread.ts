// Characters that a system once read in the wrong encoding → the characters that were meant: UTF-8 read as Windows-1252
// (“MÃ¼ller”), and Windows-1252 or MacRoman read as Latin-1, where quotes, dashes and accented letters become control
// characters. Databases of conferences keep such texts for years.
import { windows1252 } from "../../source/windows-1252.ts";

/** MacRoman, 0x80 to 0x9f. */
const macPage = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü";

/** A byte of Windows-1252; -1 if the character is not in it. */
function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return code;
  const at = windows1252.indexOf(character);
  return at === -1 ? -1 : 0x80 + at;
}

const continuation = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
const sequences = new RegExp(
  `[\\u00c2-\\u00df]${continuation}|[\\u00e0-\\u00ef]${continuation}{2}|[\\u00f0-\\u00f4]${continuation}{3}`,
  "g",
);

/**
 * What no language writes, so that the text surely was UTF-8. A capital before a sign that ends a quotation or a
 * sentence (“AMANHÃ”) proves nothing.
 */
const sure =
  /[\u00c2-\u00c5][\u0080-\u009f\u00a1-\u00a7\u00a9-\u00ba\u00bc-\u00bf]|[\u00c3-\u00c5][€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|[ÎÏÐÑ][\u0080-\u00aa\u00ac-\u00bf]|â[€\u0080„‚]/;

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Returns the text as it was meant; the same text if nothing was misread. */
export function wellRead(text: string): string {
  const once = sure.test(text) ? text.replace(sequences, decoded) : text;
  return once.replace(/[\u0080-\u009f]/g, (character, at: number) => {
    const meant = windows1252.charAt(character.charCodeAt(0) - 0x80);
    // Inside a word, a capital or a sign of Windows-1252 was a letter on a Macintosh.
    if (/[€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™›Ÿ ]/.test(meant) && /\p{Ll}/u.test(once.charAt(at - 1) + once.charAt(at + 1)))
      return macPage.charAt(character.charCodeAt(0) - 0x80);
    return meant === " " ? character : meant;
  });
}

function decoded(sequence: string): string {
  const bytes = [...sequence].map(byteOf);
  if (bytes.includes(-1)) return sequence;
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return sequence;
  }
}
