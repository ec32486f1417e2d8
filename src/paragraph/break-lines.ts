// Total-fit line breaking (Knuth & Plass, Breaking Paragraphs into Lines, 1981). In: breakpoints with running totals
// and a measure; out: the breaks with the fewest demerits. Measure, badness, demerits and the walk are separate
// functions.
import { type Breakpoints, forcedFlag, hyphenFlag, leaderFlag, patternFlag, tiedFlag } from "./breakpoints.ts";
import { expansionRatio, infinitelyBad, unseenContrast } from "./parameters.ts";
import { grown } from "./typed-arrays.ts";

export interface BreakingParameters {
  readonly measure: number;
  /** No line is worse than this. */
  readonly tolerance: number;
  /** Whether hyphenation patterns may divide words. */
  readonly hyphenate: boolean;
  /** Extra stretch of each line: in an emergency, or for ragged lines. */
  readonly extraStretch: number;
  readonly linePenalty: number;
  readonly adjacentDemerits: number;
  /** Weights for the squared excess of a line, and for the squared difference between neighbouring lines. */
  readonly strainDemerits: number;
  readonly contrastDemerits: number;
  readonly doubleHyphenDemerits: number;
  readonly finalHyphenDemerits: number;
  /** Last lines below this width cost more. */
  readonly lastLineMinimum: number;
  readonly shortLastLineDemerits: number;
  /** Accept an overfull line rather than none. */
  readonly final: boolean;
}

/** Tolerated excess (ratio −1 is as tight as allowed), to absorb rounding. */
const rounding = 1e-6;
const overfullDemerits = 1e10;
const fitnessClasses = 4;

/**
 * The adjustment ratio (Knuth & Plass 1981 p. 1120) when words stretch too: they stretch first, as in pdfTeX (Thành,
 * Micro-typographic Extensions to TeX, 2000, §4.3), at little cost; spaces take the rest.
 */
export function adjustmentRatio(white: number, glue: number, elastic: number): number {
  if (white === 0) return 0;
  if (white <= elastic) return (expansionRatio * white) / elastic;
  const rest = elastic > 0 ? expansionRatio : 0;
  return rest + (white - elastic) / glue;
}

/** Knuth & Plass 1981 p. 1128: the cube of the ratio, so that small deviations cost little. */
export function badness(ratio: number): number {
  const size = Math.abs(ratio);
  return Math.min(infinitelyBad, 100 * size * size * size);
}

/** Tight, decent, loose, very loose (p. 1129): neighbouring lines more than one class apart look uneven. */
export function fitness(ratio: number): number {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

/** TeX's form of the demerits (TeX: The Program §859). */
export function demerits(bad: number, cost: number, linePenalty: number): number {
  const base = (linePenalty + bad) * (linePenalty + bad);
  if (cost === Number.NEGATIVE_INFINITY) return base;
  return cost >= 0 ? base + cost * cost : base - cost * cost;
}

const firstCapacity = 1024;

/** Active and passive nodes in one: a feasible line end with the best way to it. Reused for each paragraph. */
class Nodes {
  count = 0;
  point = new Int32Array(firstCapacity);
  fitness = new Uint8Array(firstCapacity);
  total = new Float64Array(firstCapacity);
  /**
   * How far the line that ends there falls short of the measure, as a fraction of it; NaN: the line is not stretched.
   */
  excess = new Float64Array(firstCapacity);
  previous = new Int32Array(firstCapacity);
  /** The active nodes, in order of position. */
  active = new Int32Array(firstCapacity);
  activeCount = 0;

  clear(): void {
    this.count = 0;
    this.activeCount = 0;
  }

  /** Adds an active node. */
  add(point: number, fit: number, total: number, excess: number, previous: number): void {
    if (this.count === this.point.length) this.#grow();
    const i = this.count++;
    this.point[i] = point;
    this.fitness[i] = fit;
    this.total[i] = total;
    this.excess[i] = excess;
    this.previous[i] = previous;
    this.active[this.activeCount++] = i;
  }

  #grow(): void {
    const capacity = this.point.length * 2;
    this.point = grown(this.point, new Int32Array(capacity));
    this.fitness = grown(this.fitness, new Uint8Array(capacity));
    this.total = grown(this.total, new Float64Array(capacity));
    this.excess = grown(this.excess, new Float64Array(capacity));
    this.previous = grown(this.previous, new Int32Array(capacity));
    this.active = grown(this.active, new Int32Array(capacity));
  }
}

const nodes = new Nodes();

interface Search {
  readonly breakpoints: Breakpoints;
  readonly parameters: BreakingParameters;
}

/** The chosen breakpoints, without the paragraph's start; null if no way is within the tolerance. */
export function breakLines(breakpoints: Breakpoints, parameters: BreakingParameters): readonly number[] | null {
  const search = { breakpoints, parameters };
  nodes.clear();
  nodes.add(0, 1, 0, Number.NaN, -1);
  const excluded = (parameters.hyphenate ? 0 : patternFlag) | (parameters.final ? 0 : tiedFlag);
  for (let end = 1; end < breakpoints.count; end++) {
    if (((breakpoints.flags[end] ?? 0) & excluded) !== 0) continue;
    advance(search, end);
    if (nodes.activeCount === 0) return null;
  }
  return trace(cheapest());
}

const best = {
  total: new Float64Array(fitnessClasses),
  excess: new Float64Array(fitnessClasses),
  node: new Int32Array(fitnessClasses),
};

/** Tries one breakpoint against all active nodes: drops those that are too far back, and adds the new nodes. */
function advance(search: Search, end: number): void {
  const { breakpoints, parameters } = search;
  const { active, activeCount } = nodes;
  const flags = breakpoints.flags[end] ?? 0;
  const forced = (flags & forcedFlag) !== 0;
  const isBeforeLeader = (flags & leaderFlag) !== 0;
  const endWidth = breakpoints.endWidth[end] ?? 0;
  const endStretch = (breakpoints.endStretch[end] ?? 0) + parameters.extraStretch;
  const endShrink = breakpoints.endShrink[end] ?? 0;
  const endElastic = breakpoints.endElastic[end] ?? 0;
  const tightest = -1 - rounding;
  best.total.fill(Number.POSITIVE_INFINITY);
  let found = false;
  let kept = 0;
  let lastDropped = -1;
  for (let i = 0; i < activeCount; i++) {
    const node = active[i] ?? 0;
    const start = nodes.point[node] ?? 0;
    const natural = endWidth - (breakpoints.startWidth[start] ?? 0);
    const excess = parameters.measure - natural;
    const elastic = endElastic - (breakpoints.startElastic[start] ?? 0);
    let ratio: number;
    if (excess >= -rounding) {
      const stretch = endStretch - (breakpoints.startStretch[start] ?? 0);
      ratio = forced ? 0 : adjustmentRatio(Math.max(0, excess), stretch, elastic);
    } else ratio = -adjustmentRatio(-excess, endShrink - (breakpoints.startShrink[start] ?? 0), elastic);
    if (ratio < tightest) {
      if (isBeforeLeader) active[kept++] = node;
      else lastDropped = node;
      continue;
    }
    if (!forced) active[kept++] = node;
    const bad = badness(ratio);
    if (bad > parameters.tolerance) continue;
    const total = (nodes.total[node] ?? 0) + lineDemerits(search, node, end, bad, ratio, natural);
    const fit = fitness(ratio);
    if (total < (best.total[fit] ?? 0)) {
      best.total[fit] = total;
      best.excess[fit] = forced ? Number.NaN : excess / parameters.measure;
      best.node[fit] = node;
      found = true;
    }
  }
  nodes.activeCount = kept;
  if (found) addBest(end);
  else if (kept === 0 && parameters.final && lastDropped >= 0)
    nodes.add(end, 1, (nodes.total[lastDropped] ?? 0) + overfullDemerits, Number.NaN, lastDropped);
}

function lineDemerits(
  { breakpoints, parameters }: Search,
  node: number,
  end: number,
  bad: number,
  ratio: number,
  natural: number,
): number {
  const start = nodes.point[node] ?? 0;
  let total = demerits(bad, breakpoints.cost[end] ?? 0, parameters.linePenalty);
  const hyphenBefore = ((breakpoints.flags[start] ?? 0) & hyphenFlag) !== 0;
  if (hyphenBefore && ((breakpoints.flags[end] ?? 0) & hyphenFlag) !== 0) total += parameters.doubleHyphenDemerits;
  if (Math.abs(fitness(ratio) - (nodes.fitness[node] ?? 1)) > 1) total += parameters.adjacentDemerits;
  if (ratio !== 0) total += strainOf(parameters, natural, nodes.excess[node] ?? Number.NaN);
  if (end === breakpoints.count - 1) {
    if (hyphenBefore) total += parameters.finalHyphenDemerits;
    if (natural < parameters.lastLineMinimum && start > 0) total += parameters.shortLastLineDemerits;
  }
  return total;
}

/**
 * Demerits of a line that is too long or too short, even if words can take up all of it, and of its contrast with the
 * line before.
 */
function strainOf(parameters: BreakingParameters, natural: number, before: number): number {
  const excess = (parameters.measure - natural) / parameters.measure;
  const contrast = Math.abs(excess - before) - unseenContrast;
  const own = parameters.strainDemerits * excess * excess;
  return contrast > 0 ? own + parameters.contrastDemerits * contrast * contrast : own;
}

/** One node for each fitness class in which a line was found: the best way to it. */
function addBest(end: number): void {
  for (let fit = 0; fit < fitnessClasses; fit++) {
    const total = best.total[fit] ?? Number.POSITIVE_INFINITY;
    if (total === Number.POSITIVE_INFINITY) continue;
    nodes.add(end, fit, total, best.excess[fit] ?? Number.NaN, best.node[fit] ?? 0);
  }
}

function cheapest(): number {
  const { active, activeCount, total } = nodes;
  let choice = active[0] ?? 0;
  for (let i = 1; i < activeCount; i++) {
    const node = active[i] ?? 0;
    if ((total[node] ?? 0) < (total[choice] ?? 0)) choice = node;
  }
  return choice;
}

function trace(last: number): readonly number[] {
  const breaks: number[] = [];
  for (let node = last; (nodes.previous[node] ?? -1) >= 0; node = nodes.previous[node] ?? -1) {
    breaks.push(nodes.point[node] ?? 0);
  }
  return breaks.reverse();
}
