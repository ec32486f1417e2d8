// The area that a path covers, as a few numbers that do not depend on how its outline is written: its box, and how much
// of some horizontal lines is inside. Two outlines of one letter agree in these, whether their curves are cubic or
// quadratic, in one piece or in overlapping strokes; two different letters do not.
import { boundsOf } from "./bounds.ts";
import type { Path } from "./drawing.ts";

export interface Mass {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** For each line, from the top of the box to the bottom: how much of it is covered, and the sum of the positions. */
  readonly lengths: readonly number[];
  readonly moments: readonly number[];
}

const linesAcross = 16;
/** The number of chords that approximate a curve. */
const chords = 24;

interface Crossing {
  readonly x: number;
  readonly winding: number;
}

/** Null for a path that covers nothing. */
export function massOf(path: Path): Mass | null {
  const bounds = boundsOf(path);
  if (!bounds || bounds.bottom === bounds.top) return null;
  const { top, bottom } = bounds;
  const gap = (bottom - top) / linesAcross;
  const crossings: Crossing[][] = Array.from({ length: linesAcross }, () => []);
  eachChord(path, (x0, y0, x1, y1) => {
    const winding = y1 > y0 ? 1 : -1;
    const [from, to] = winding > 0 ? [y0, y1] : [y1, y0];
    // Lines are in the middle of equal bands; a chord owns its upper end.
    for (let i = Math.max(0, Math.ceil((from - top) / gap - 0.5)); i < linesAcross; i++) {
      const y = top + (i + 0.5) * gap;
      if (y >= to) break;
      crossings[i]?.push({ x: x0 + ((x1 - x0) * (y - y0)) / (y1 - y0), winding });
    }
  });
  const covered = crossings.map(coveredOf);
  return { ...bounds, lengths: covered.map(({ length }) => length), moments: covered.map(({ moment }) => moment) };
}

/** The stretches inside by the nonzero rule. */
function coveredOf(crossings: readonly Crossing[]): { readonly length: number; readonly moment: number } {
  let [length, moment, winding, start] = [0, 0, 0, 0];
  for (const crossing of [...crossings].sort((a, b) => a.x - b.x)) {
    if (winding === 0) start = crossing.x;
    winding += crossing.winding;
    if (winding !== 0) continue;
    length += crossing.x - start;
    moment += (crossing.x ** 2 - start ** 2) / 2;
  }
  return { length, moment };
}

function eachChord(path: Path, draw: (x0: number, y0: number, x1: number, y1: number) => void): void {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const to = (nextX: number, nextY: number) => {
    draw(x, y, nextX, nextY);
    [x, y] = [nextX, nextY];
  };
  for (const step of path) {
    if (step[0] === "Z") to(startX, startY);
    else if (step[0] === "L") to(step[1], step[2]);
    else if (step[0] === "M") {
      to(startX, startY);
      [x, y, startX, startY] = [step[1], step[2], step[1], step[2]];
    } else {
      const [fromX, fromY] = [x, y];
      for (let i = 1; i <= chords; i++) {
        const t = i / chords;
        to(cubic(fromX, step[1], step[3], step[5], t), cubic(fromY, step[2], step[4], step[6], t));
      }
    }
  }
  to(startX, startY);
}

function cubic(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/** Whether two paths cover the same area, apart from rounding: coordinates may differ by `slack`. */
export function coversSame(one: Mass, two: Mass, slack: number): boolean {
  const box = [one.left - two.left, one.right - two.right, one.top - two.top, one.bottom - two.bottom];
  if (box.some((difference) => Math.abs(difference) > slack)) return false;
  // A line along a flat edge may be inside one and outside the other, so the sum decides.
  const total = (values: readonly number[], others: readonly number[]) =>
    values.reduce((sum, value, i) => sum + Math.abs(value - (others[i] ?? 0)), 0);
  const reach = Math.max(1, ...[one.left, one.right].map(Math.abs));
  const most = 3 * slack * linesAcross;
  return total(one.lengths, two.lengths) <= most && total(one.moments, two.moments) <= most * reach;
}
