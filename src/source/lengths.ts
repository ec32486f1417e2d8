// Units of length as people write them. A pixel is that of CSS: three quarters of a point.

/** Points in one of each unit. */
export const pointsIn = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pc: 12, px: 0.75 } as const;
