// What a formula may cost. Within these bounds the slowest formula we could write takes under two seconds.
export const LIMITS = {
  /** Characters of a formula. */
  length: 10_000,
  /** Braces, environments and the like within each other. */
  nesting: 100,
  /** Macro calls within one formula. */
  macros: 1_000,
  /** Characters that macros may expand to. */
  buffer: 10_000,
  /** Cells in all tables of a formula. */
  cells: 2_000,
  /** Width and height, in em. */
  size: 500,
} as const;
