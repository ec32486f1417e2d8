// Logos side by side, so that none looks larger than another. In: their shapes, and the room. Out: rows of sizes; all
// have about the same area, whatever their shape, and all rows about the same width.

export interface LogoShape {
  readonly width: number;
  readonly height: number;
}

export interface Room {
  readonly width: number;
  /** Of a square logo. */
  readonly height: number;
  readonly gap: number;
  readonly mostRows: number;
}

/** A very tall logo is no taller than this, compared with a square one. */
const tallest = 1.15;
/** Rows are added rather than making logos smaller than this. */
const leastScale = 0.8;
/** More rows than requested, rather than logos smaller than this. */
const smallest = 0.5;

export function equalAreas<T extends LogoShape>(
  logos: readonly T[],
  room: Room,
): readonly (readonly { readonly of: T; readonly width: number; readonly height: number }[])[] {
  const sized = logos.map((of) => {
    const ratio = of.width / of.height;
    const byArea = room.height / Math.sqrt(ratio);
    const height = Math.min(byArea, tallest * room.height, room.width / ratio);
    return { of, width: height * ratio, height };
  });
  for (let rows = 1; ; rows++) {
    const divided = inRows(sized, rows);
    const scale = Math.min(1, ...divided.map((row) => scaleOf(row, room)));
    const isTooSmall = scale < (rows < room.mostRows ? leastScale : smallest);
    if (isTooSmall && rows < logos.length) continue;
    return divided.map((row) =>
      row.map(({ of, width, height }) => ({ of, width: width * scale, height: height * scale })),
    );
  }
}

function scaleOf(row: readonly { readonly width: number }[], { width, gap }: Room): number {
  const natural = row.reduce((sum, logo) => sum + logo.width, 0);
  return natural > 0 ? Math.max(0.1, (width - gap * (row.length - 1)) / natural) : 1;
}

function inRows<T>(members: readonly T[], rows: number): readonly (readonly T[])[] {
  return Array.from({ length: rows }, (_, row) => {
    const at = (index: number) => Math.round((index * members.length) / rows);
    return members.slice(at(row), at(row + 1));
  }).filter((row) => row.length > 0);
}
