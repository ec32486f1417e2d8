// Units of length. A pixel is a CSS pixel: three quarters of a point.

/** The number of points in each unit. */
export const pointsIn = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pc: 12, px: 0.75 } as const;
