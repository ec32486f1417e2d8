// Items to breakpoints: where lines may end, in and between words, with what hangs into the margins taken off.
import type { DivisionKind } from "../text/divide.ts";
import type { Division } from "../text/word.ts";
import {
  type Breakpoints,
  emergencyFlag,
  forcedFlag,
  hyphenFlag,
  type LineSetting,
  patternFlag,
  type Totals,
  tiedFlag,
} from "./breakpoints.ts";
import { forced, type Item, type WordBox } from "./items.ts";
import {
  addressPenalty,
  brokenWordPenalty,
  compoundPenalty,
  explicitPenalty,
  hyphenPenalty,
  needPenalty,
  raggedHyphenPenalty,
  rangePenalty,
  slashPenalty,
} from "./parameters.ts";

const costs: Readonly<Record<DivisionKind, number>> = {
  explicit: explicitPenalty,
  range: rangePenalty,
  slash: slashPenalty,
  address: addressPenalty,
  hyphen: hyphenPenalty,
  compound: compoundPenalty,
  number: needPenalty,
  anywhere: needPenalty,
};

/** Which places in words: those that are written, those that the patterns find as well, or what need may find at last. */
export type Depth = "written" | "patterns" | "emergency";

/** Fills `points`: the paragraph's start first, its end last. Most paragraphs need no more than what is written. */
export function gatherBreakpoints(
  items: readonly Item[],
  setting: LineSetting,
  breakpoints: Breakpoints,
  depth: Depth = "patterns",
): void {
  breakpoints.clear();
  const sums: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  const end: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  const start: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  // The first line has the first-line indent in it, so that all lines are of one measure.
  start.width = -setting.firstIndent + protrusionAt(items, 0, setting);
  breakpoints.add(-1, 0, 0, 0, 0, end, start);
  const glueStretch = setting.justified ? 1 : 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) break;
    if (item.kind === "word") {
      gatherInWord(item, i, setting, depth, breakpoints, sums, end, start);
      sums.width += item.width;
      sums.elastic += elasticityOf(item, setting);
    } else if (item.kind === "glue") {
      const tied = item.cost === Number.POSITIVE_INFINITY;
      if (i > 0 && (!tied || item.space)) {
        copy(sums, end);
        end.width -= protrusionBefore(items, i, setting);
        const next = skipDiscardable(items, i, sums, start, glueStretch);
        start.width += protrusionAt(items, next, setting);
        const flags = (tied ? tiedFlag : 0) | (endsInHyphen(items[i - 1]) ? hyphenFlag : 0);
        breakpoints.add(i, 0, next, flags, tied ? brokenWordPenalty : item.cost, end, start);
      }
      sums.width += item.width;
      sums.stretch += item.stretch * glueStretch;
      sums.shrink += item.shrink * glueStretch;
    } else if (item.kind === "penalty") {
      gatherPenalty(item.cost, item.hyphen, i, items, setting, breakpoints, sums, end, start, glueStretch);
    } else {
      sums.width += item.width;
    }
  }
  copy(sums, end);
  end.width -= protrusionBefore(items, items.length, setting) + setting.lastExtra;
  breakpoints.add(items.length, 0, items.length, forcedFlag, forced, end, sums);
}

/** As in “content- and location-based”: for the eye, a line that ends here ends with a hyphen. */
function endsInHyphen(item: Item | undefined): boolean {
  if (item?.kind !== "word") return false;
  const { text } = item.word;
  return text.length > 1 && text.charCodeAt(text.length - 1) === 0x2d;
}

function gatherPenalty(
  cost: number,
  hyphen: boolean,
  index: number,
  items: readonly Item[],
  setting: LineSetting,
  breakpoints: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
  glueStretch: number,
): void {
  copy(sums, end);
  const last = items[index - 1];
  if (hyphen && last?.kind === "word") {
    const sign = last.shaping.hyphen;
    end.width += ((sign.width - (setting.protrusion ? sign.rightProtrusion : 0)) * last.style.size) / 1000;
  } else {
    end.width -= protrusionBefore(items, index, setting);
  }
  const next = skipDiscardable(items, index, sums, start, glueStretch);
  start.width += protrusionAt(items, next, setting);
  const flags = (hyphen ? hyphenFlag : 0) | (cost === forced ? forcedFlag : 0);
  breakpoints.add(index, 0, next, flags, cost, end, start);
}

function gatherInWord(
  box: WordBox,
  index: number,
  setting: LineSetting,
  depth: Depth,
  breakpoints: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
): void {
  const wide = box.width > setting.measure;
  const hyphenate = box.hyphenate && setting.hyphenate && (depth !== "written" || wide);
  const divisions =
    depth === "emergency"
      ? box.shaping.emergencyDivisions(box.word, hyphenate)
      : box.shaping.divisions(box.word, hyphenate);
  if (wide && widestPart(box, divisions) > setting.measure) {
    gatherDesperate(box, index, setting, divisions, breakpoints, sums, end, start);
    return;
  }
  for (const division of divisions) addDivision(box, index, setting, division, breakpoints, sums, end, start);
}

function addDivision(
  box: WordBox,
  index: number,
  setting: LineSetting,
  division: Division,
  breakpoints: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
): void {
  const em = box.style.size / 1000;
  const before = division.before * em;
  const rest = box.width - division.after * em;
  const elasticity = box.width > 0 ? elasticityOf(box, setting) / box.width : 0;
  end.width = sums.width + before - (setting.protrusion ? division.rightProtrusion * em : 0);
  end.stretch = sums.stretch;
  end.shrink = sums.shrink;
  end.elastic = sums.elastic + before * elasticity;
  start.width = sums.width + rest + (setting.protrusion ? division.leftProtrusion * em : 0);
  start.stretch = sums.stretch;
  start.shrink = sums.shrink;
  start.elastic = sums.elastic + rest * elasticity;
  const byPattern = division.hyphen;
  const flags = (byPattern ? patternFlag : 0) | (byPattern || withHyphen.has(division.kind) ? hyphenFlag : 0);
  const cost = byPattern && !setting.justified ? raggedHyphenPenalty : costs[division.kind];
  breakpoints.add(index, division.offset, index, flags, cost, end, start);
}

/** The line ends with a hyphen or dash that is written. */
const withHyphen: ReadonlySet<DivisionKind> = new Set(["explicit", "range", "number"]);

/** By how much a word may grow or shrink, in points. */
function elasticityOf({ word, width, style }: WordBox, { expansion, letterspacing }: LineSetting): number {
  return width * expansion + word.letters * letterspacing * style.size;
}

function widestPart(box: WordBox, divisions: readonly Division[]): number {
  const em = box.style.size / 1000;
  let widest = 0;
  let previous = 0;
  for (const { before, after } of divisions) {
    widest = Math.max(widest, before * em - previous);
    previous = box.width - after * em;
  }
  return Math.max(widest, box.width - previous);
}

/** A word that no line can hold may be broken between any two of its clusters, at a price. */
function gatherDesperate(
  box: WordBox,
  index: number,
  setting: LineSetting,
  divisions: readonly Division[],
  breakpoints: Breakpoints,
  sums: Totals,
  end: Totals,
  start: Totals,
): void {
  const em = box.style.size / 1000;
  const known = new Map(divisions.map((division) => [division.offset, division]));
  let width = 0;
  for (const part of box.word.parts) {
    part.run.clusters.forEach((cluster, i) => {
      const offset = part.start + cluster;
      if (width > 0 && cluster !== part.run.clusters[i - 1]) {
        const division = known.get(offset);
        if (division) addDivision(box, index, setting, division, breakpoints, sums, end, start);
        else {
          copy(sums, end);
          copy(sums, start);
          end.width += width;
          start.width += width;
          breakpoints.add(index, offset, index, emergencyFlag, brokenWordPenalty, end, start);
        }
      }
      width += (part.run.advances[i] ?? 0) * part.scale * em;
    });
  }
}

function copy(from: Totals, to: Totals): void {
  to.width = from.width;
  to.stretch = from.stretch;
  to.shrink = from.shrink;
  to.elastic = from.elastic;
}

/** Totals at the start of the next line: glue and penalties after a break vanish (Knuth & Plass 1981 p. 1124). */
function skipDiscardable(
  items: readonly Item[],
  from: number,
  sums: Totals,
  start: Totals,
  glueStretch: number,
): number {
  copy(sums, start);
  let i = from;
  const first = items[from];
  // Ties behind a forced break are there to indent the line: in code, in verse.
  const keepsTies = first?.kind === "penalty" && first.cost === forced;
  for (; i < items.length; i++) {
    const item = items[i];
    if (keepsTies && item?.kind === "glue" && item.space && item.cost === Number.POSITIVE_INFINITY) break;
    if (item?.kind === "glue") {
      start.width += item.width;
      start.stretch += item.stretch * glueStretch;
      start.shrink += item.shrink * glueStretch;
    } else if (item?.kind !== "penalty" || (i > from && item.cost === forced)) break;
  }
  return i;
}

/** What the line that starts with this item hangs into the left margin, in points. */
function protrusionAt(items: readonly Item[], index: number, setting: LineSetting): number {
  if (!setting.protrusion) return 0;
  const item = items[index];
  return item?.kind === "word" ? (item.word.leftProtrusion * item.style.size) / 1000 : 0;
}

function protrusionBefore(items: readonly Item[], index: number, setting: LineSetting): number {
  if (!setting.protrusion) return 0;
  const item = items[index - 1];
  return item?.kind === "word" ? (item.word.rightProtrusion * item.style.size) / 1000 : 0;
}
