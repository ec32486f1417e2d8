// Sizes of paper, as people write them. In: `a4`, `letter`, `170x240mm`, `6 x 9 in`. Out: width and height in points, or null.
import { pointsIn } from "../source/lengths.ts";

export interface Paper {
  readonly width: number;
  readonly height: number;
}

const { mm } = pointsIn;
/** ISO 216, and the sizes of North America. */
const known: Readonly<Record<string, Paper>> = {
  a3: { width: 297 * mm, height: 420 * mm },
  a4: { width: 210 * mm, height: 297 * mm },
  a5: { width: 148 * mm, height: 210 * mm },
  a6: { width: 105 * mm, height: 148 * mm },
  b5: { width: 176 * mm, height: 250 * mm },
  letter: { width: 612, height: 792 },
  legal: { width: 612, height: 1008 },
};

export const paperHint = "“a4”, “a5”, “letter”, or width and height such as “170x240mm” or “6x9in”";

const units = { mm, cm: 10 * mm, in: 72, pt: 1 } as const;
const least = 60 * mm;
const most = 1200 * mm;

export function parsePaper(written: string): Paper | null {
  const words = written.trim().toLowerCase();
  if (Object.hasOwn(known, words)) return known[words] ?? null;
  const match = /^(\d{1,5}(?:\.\d{1,4})?) ?(mm|cm|in|pt)? ?[x×] ?(\d{1,5}(?:\.\d{1,4})?) ?(mm|cm|in|pt)?$/.exec(words);
  if (!match) return null;
  const [, across = "", unitAcross, down = "", unitDown] = match;
  const points = (number: string, unit: string | undefined) =>
    Number(number) * units[(unit ?? "mm") as keyof typeof units];
  // A unit after the second number applies to both.
  const paper = { width: points(across, unitAcross ?? unitDown), height: points(down, unitDown ?? unitAcross) };
  const fits = (length: number) => length >= least && length <= most;
  return fits(paper.width) && fits(paper.height) ? paper : null;
}
