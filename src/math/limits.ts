// What a formula may cost. Within these limits, the slowest formula that we could write takes under two seconds.
export const limits = {
  /** Characters of a formula. */
  length: 5_000,
  /** Braces, environments and the like within each other. */
  nesting: 50,
  /** Nested tables: MathJax measures them again at each level, which multiplies the time. */
  tables: 5,
  /** Macro calls within one formula. */
  macros: 1_000,
  /** Characters that macros may expand to. */
  buffer: 10_000,
  /** Cells in all tables of a formula. */
  cells: 2_000,
  /** Changes of size or style, each of which applies to the rest of its group. */
  switches: 100,
  /** Pairs of columns that an alignment may ask for. */
  columns: 100,
  /** Width and height, in em. */
  size: 500,
} as const;
