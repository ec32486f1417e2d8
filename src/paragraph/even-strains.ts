// Divides the excess white of each line between its words and its spaces. In: the lines of a paragraph, each with its
// white and how far it can stretch or shrink. Out: how much the words of each line grow, as a fraction of their width.
// The eye sees three things: letters wider or narrower than drawn, spaces of unusual width, and a line whose letters
// are wider than its neighbour's. The sum of the squares of all three, over all lines, is minimized.
import { spaceShrink, spaceStretch } from "./parameters.ts";

/** A line that is stretched or shrunk. */
export interface Strained {
  /** White to be distributed; if negative, how much too long the line is. */
  readonly excess: number;
  /** The width of its words, and by how much they can stretch or shrink. */
  readonly words: number;
  readonly elastic: number;
  /** How much its spaces can change, in the direction of the excess. */
  readonly glue: number;
}

/** Changes of equal weight: in letter width, in space width, in the difference between neighbours. */
const letterUnit = 0.0055;
const spaceUnit = 0.036;
const contrastUnit = 0.0038;
/** Neighbours that differ by less look the same. */
const unseenContrast = 0.027;
const sweeps = 12;

/** How far the words of each line stretch; null for a line of natural width. */
export function evenStrains(lines: readonly (Strained | null)[]): readonly number[] {
  const { length } = lines;
  const strains = lines.map(() => 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let i = 0; i < length; i++) {
      const line = lines[i];
      if (!line) continue;
      const before = i > 0 ? (strains[i - 1] ?? 0) : none;
      strains[i] = best(line, before, i + 1 < length ? (strains[i + 1] ?? 0) : none);
    }
  }
  return strains;
}

/** The strain of a missing neighbour. */
const none = Number.NaN;

/**
 * The least sum of squares for one line, with its neighbours as they are: a zero of the derivative, within the limits
 * of the line.
 */
function best({ excess, words, elastic, glue }: Strained, before: number, after: number): number {
  if (elastic <= 0 || words <= 0) return 0;
  const most = elastic / words;
  if (glue <= 0) return clamp(excess / words, -most, most);
  const spaces = glue / (excess >= 0 ? spaceStretch : spaceShrink);
  const bySpaces = words / (spaces * spaceUnit) ** 2;
  let pull = bySpaces * excess;
  let stiffness = 1 / letterUnit ** 2 + bySpaces * words;
  const alone = pull / stiffness;
  if (contrasts(alone, before)) {
    pull += pullTowards(before, alone);
    stiffness += contrastStiffness;
  }
  if (contrasts(alone, after)) {
    pull += pullTowards(after, alone);
    stiffness += contrastStiffness;
  }
  // What the spaces cannot take is left to the words.
  return clamp(clamp(pull / stiffness, (excess - glue) / words, (excess + glue) / words), -most, most);
}

const contrastStiffness = 1 / contrastUnit ** 2;

/** Whether it visibly differs from its neighbour; false if there is none. */
function contrasts(alone: number, neighbour: number): boolean {
  return Math.abs(alone - neighbour) > unseenContrast;
}

function pullTowards(neighbour: number, alone: number): number {
  return (neighbour + Math.sign(alone - neighbour) * unseenContrast) / contrastUnit ** 2;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
