// What the first and last characters of a word mean for the spaces and breaks beside it, as bits.

/** No line ends before it, even after spaces (UAX #14 LB13). */
export const closingEdge = 1;
/** No line ends after it, even after spaces (UAX #14 LB14). */
export const openingEdge = 2;
/** The space after it is that after a comma, or after another point. */
export const commaEdge = 4;
export const pointEdge = 8;
/** A suspended hyphen (“pre- and post-”). */
export const hyphenEdge = 16;

const closing = new Set(
  [...")]},.;:!?/\u2019\u201d\u203a\u00bb\u2026\u061f\u060c\u061b\u2060"].map((sign) => sign.charCodeAt(0)),
);
const opening = /[\p{Ps}\u00a1\u00bf]\p{M}*$/u;

export function edgesOf(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  let edges = closing.has(text.charCodeAt(0)) ? closingEdge : 0;
  if (last < 0x80 ? last === 0x28 || last === 0x5b || last === 0x7b : opening.test(text)) edges |= openingEdge;
  if (last === 0x2c) edges |= commaEdge;
  else if (isPoint(text, last)) edges |= pointEdge;
  if (last === 0x2d && text.length > 1) edges |= hyphenEdge;
  return edges;
}

function isPoint(text: string, last: number): boolean {
  // An initial does not end a sentence (The TeXbook p. 74).
  const before = text.charCodeAt(text.length - 2);
  if (last === 0x2e) return !(before >= 0x41 && before <= 0x5a);
  return last === 0x3a || last === 0x3b || last === 0x21 || last === 0x3f;
}
