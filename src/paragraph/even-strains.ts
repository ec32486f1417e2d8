// How the excess white of each line is divided between its words and its spaces. In: the lines of a paragraph, each
// with its white and how far it stretches or shrinks; out: by how much the words of each grow, as a part of their
// width. The eye sees three things: letters that are wider or narrower than they are drawn, spaces that are not of
// their usual width, and a line whose letters are wider than those of the next. The sum of the squares of all
// three is minimized over all lines at once.
import { spaceShrink, spaceStretch } from "./parameters.ts";

/** A line that is stretched or shrunk. */
export interface Strained {
  /** White to be distributed; negative: by how much the line is too long. */
  readonly excess: number;
  /** The width of its words, and by how much they can stretch or shrink. */
  readonly words: number;
  readonly elastic: number;
  /** By how much its spaces can change, in the direction of the excess. */
  readonly glue: number;
}

/** Changes of equal weight: in the width of letters, in the width of spaces, in the difference of neighbours. */
const letterUnit = 0.0102;
const spaceUnit = 0.036;
const contrastUnit = 0.0038;
/** Neighbours that differ by less look the same. */
const unseenContrast = 0.027;
const sweeps = 12;

/** How far the words of each line stretch. Null stands for a line of natural width. */
export function evenStrains(lines: readonly (Strained | null)[]): readonly number[] {
  const strains = lines.map(() => 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const [i, line] of lines.entries()) {
      if (line) strains[i] = best(line, strains[i - 1], strains[i + 1]);
    }
  }
  return strains;
}

/**
 * The least sum of squares for one line, with its neighbours as they are: a zero of the derivative, within the limits
 * of the line.
 */
function best(
  { excess, words, elastic, glue }: Strained,
  before: number | undefined,
  after: number | undefined,
): number {
  if (elastic <= 0 || words <= 0) return 0;
  const most = elastic / words;
  if (glue <= 0) return clamp(excess / words, -most, most);
  const spaces = glue / (excess >= 0 ? spaceStretch : spaceShrink);
  const bySpaces = words / (spaces * spaceUnit) ** 2;
  let pull = bySpaces * excess;
  let stiffness = 1 / letterUnit ** 2 + bySpaces * words;
  const alone = pull / stiffness;
  for (const neighbour of [before, after]) {
    if (neighbour === undefined || Math.abs(alone - neighbour) <= unseenContrast) continue;
    pull += (neighbour + Math.sign(alone - neighbour) * unseenContrast) / contrastUnit ** 2;
    stiffness += 1 / contrastUnit ** 2;
  }
  // What the spaces cannot take is left to the words.
  const ends = [(excess - glue) / words, (excess + glue) / words] as const;
  return clamp(clamp(pull / stiffness, ends[0], ends[1]), -most, most);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
