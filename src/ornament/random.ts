// A text → a sequence of numbers that looks random and is the same in every run: FNV-1a of its characters, then
// mulberry32 (T. Ettinger, public domain). Nothing secret depends on it.

export interface Random {
  /** A number that is at least 0 and less than 1. */
  next(): number;
  between(least: number, most: number): number;
  /** A whole number from 0 to `count` − 1. */
  index(count: number): number;
}

export function randomOf(text: string): Random {
  let state = hashOf(text.normalize("NFC"));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    index: (count) => Math.min(count - 1, Math.floor(next() * count)),
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
