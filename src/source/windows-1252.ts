// Bytes of Windows-1252 → text. TextDecoder of some versions of Node.js reads them as Latin-1, in which the quotes, the
// dashes and the euro sign are control characters.

/** 0x80 to 0x9f; the five bytes without a character are spaces (WHATWG Encoding, index windows-1252). */
export const windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin.replace(/[\u0080-\u009f]/g, (character) => {
    const meant = windows1252.charAt(character.charCodeAt(0) - 0x80);
    return meant === " " ? character : meant;
  });
}
