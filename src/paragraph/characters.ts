// Characters, by code unit, that are items of their own or need special treatment.

/** Fixed spaces in em (The Unicode Standard, table 6-2); they neither stretch nor break. */
export const fixedSpaces: Readonly<Record<number, number>> = {
  8192: 0.5,
  8193: 1,
  8194: 0.5,
  8195: 1,
  8196: 1 / 3,
  8197: 0.25,
  8198: 1 / 6,
  8199: 0.5,
  8200: 0.25,
  8201: 1 / 6,
  8202: 1 / 12,
  8239: 1 / 6,
  8287: 4 / 18,
};

/** White space at which a line may end; a run of it is one space. */
export const breakingClass = 1;
/** Ties, possible breaks and fixed spaces, which are items of their own. */
export const specialClass = 2;
/** Characters of scripts that are written without spaces or from right to left: what looks like one word may be several. */
export const unusualClass = 4;

/** The class of each code unit, 0 for most. Every character of a book is looked up, so it is a table. */
export const classes: Readonly<Uint8Array> = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(unusualClass, 0x0590, 0x1e00).fill(unusualClass, 0x2e80);
  table.fill(breakingClass, 0x09, 0x0e);
  for (const code of [0x20, 0x1680, 0x2028, 0x2029]) table[code] = breakingClass;
  table.fill(specialClass, 0x2000, 0x200c);
  for (const code of [0xa0, 0xad, 0x202f, 0x205f]) table[code] = specialClass;
  return table;
}

const closing = new Set(
  [...")]},.;:!?/\u2019\u201d\u203a\u00bb\u2026\u061f\u060c\u061b\u2060"].map((sign) => sign.charCodeAt(0)),
);
const opening = /[\p{Ps}\u00a1\u00bf]\p{M}*$/u;

/**
 * Whether no line ends before it, even after spaces (UAX #14 LB13). Called for every word, so letters are excluded
 * first.
 */
export function isClosing(text: string, at = 0): boolean {
  const code = text.charCodeAt(at);
  return !(code >= 0x61 && code <= 0x7a) && closing.has(code);
}

/**
 * Whether no line ends after it, even after spaces (UAX #14 LB14). Called for every space, so ASCII is excluded first.
 */
export function isOpening(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code < 0x80 ? code === 0x28 || code === 0x5b || code === 0x7b : opening.test(text);
}
