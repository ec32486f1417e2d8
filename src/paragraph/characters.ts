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
