// Items to breakpoints: where lines may end, in and between words, without the protrusion into the margins.
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
import { forced, type Glue, type Item, type Penalty, type WordBox } from "./items.ts";
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

/** Which places in words: written ones only, also those of hyphenation patterns, or also those of the last resort. */
export type Depth = "written" | "patterns" | "emergency";

/** Fills `breakpoints`: the paragraph's start first, its end last. Most paragraphs need only the written places. */
export function gatherBreakpoints(
  items: readonly Item[],
  setting: LineSetting,
  breakpoints: Breakpoints,
  depth: Depth = "patterns",
): void {
  new Gatherer(items, setting, breakpoints, depth).gather();
}

class Gatherer {
  readonly #items: readonly Item[];
  readonly #setting: LineSetting;
  readonly #breakpoints: Breakpoints;
  readonly #depth: Depth;
  /** Totals of all items before the current one. */
  readonly #sums: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  /** Totals at the current breakpoint: one pair for all of them. */
  readonly #totals = {
    end: { width: 0, stretch: 0, shrink: 0, elastic: 0 },
    start: { width: 0, stretch: 0, shrink: 0, elastic: 0 },
  };
  readonly #glueStretch: number;

  constructor(items: readonly Item[], setting: LineSetting, breakpoints: Breakpoints, depth: Depth) {
    this.#items = items;
    this.#setting = setting;
    this.#breakpoints = breakpoints;
    this.#depth = depth;
    this.#glueStretch = setting.justified ? 1 : 0;
  }

  gather(): void {
    const sums = this.#sums;
    const { end, start } = this.#totals;
    this.#breakpoints.clear();
    // The first line includes its indent, so that all lines have the same measure.
    start.width = -this.#setting.firstIndent + protrusionAt(this.#items, 0, this.#setting);
    this.#breakpoints.add(-1, 0, 0, 0, 0, this.#totals);
    for (let i = 0; i < this.#items.length; i++) {
      const item = this.#items[i];
      if (!item) break;
      if (item.kind === "word") {
        this.#addWord(item, i);
        sums.width += item.width;
        sums.elastic += elasticityOf(item, this.#setting);
      } else if (item.kind === "glue") {
        this.#addGlue(item, i);
        sums.width += item.width;
        sums.stretch += item.stretch * this.#glueStretch;
        sums.shrink += item.shrink * this.#glueStretch;
      } else if (item.kind === "penalty") this.#addPenalty(item, i);
      else sums.width += item.width;
    }
    copy(sums, end);
    const { length } = this.#items;
    end.width -= protrusionBefore(this.#items, length, this.#setting) + this.#setting.lastExtra;
    this.#breakpoints.add(length, 0, length, forcedFlag, forced, { end, start: sums });
  }

  #addGlue(glue: Glue, index: number): void {
    const tied = glue.cost === Number.POSITIVE_INFINITY;
    if (index === 0 || (tied && !glue.space)) return;
    const { end } = this.#totals;
    copy(this.#sums, end);
    end.width -= protrusionBefore(this.#items, index, this.#setting);
    const next = this.#skipDiscardable(index);
    const flags = (tied ? tiedFlag : 0) | (endsInHyphen(this.#items[index - 1]) ? hyphenFlag : 0);
    this.#breakpoints.add(index, 0, next, flags, tied ? brokenWordPenalty : glue.cost, this.#totals);
  }

  #addPenalty({ cost, hyphen }: Penalty, index: number): void {
    const { end } = this.#totals;
    copy(this.#sums, end);
    const last = this.#items[index - 1];
    if (hyphen && last?.kind === "word") {
      const sign = last.shaping.hyphen;
      end.width += ((sign.width - (this.#setting.protrusion ? sign.rightProtrusion : 0)) * last.style.size) / 1000;
    } else {
      end.width -= protrusionBefore(this.#items, index, this.#setting);
    }
    const next = this.#skipDiscardable(index);
    const flags = (hyphen ? hyphenFlag : 0) | (cost === forced ? forcedFlag : 0);
    this.#breakpoints.add(index, 0, next, flags, cost, this.#totals);
  }

  #addWord(box: WordBox, index: number): void {
    const { measure } = this.#setting;
    const wide = box.width > measure;
    const hyphenate = box.hyphenate && this.#setting.hyphenate && (this.#depth !== "written" || wide);
    const divisions =
      this.#depth === "emergency"
        ? box.shaping.emergencyDivisions(box.word, hyphenate)
        : box.shaping.divisions(box.word, hyphenate);
    if (wide && widestPart(box, divisions) > measure) this.#breakAnywhere(box, index, divisions);
    else for (const division of divisions) this.#addDivision(box, index, division);
  }

  #addDivision(box: WordBox, index: number, division: Division): void {
    const sums = this.#sums;
    const setting = this.#setting;
    const { end, start } = this.#totals;
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
    this.#breakpoints.add(index, division.offset, index, flags, cost, this.#totals);
  }

  /** A word that no line can hold may be broken between any two of its clusters, at a price. */
  #breakAnywhere(box: WordBox, index: number, divisions: readonly Division[]): void {
    const { end, start } = this.#totals;
    const em = box.style.size / 1000;
    const known = new Map(divisions.map((division) => [division.offset, division]));
    let width = 0;
    for (const part of box.word.parts) {
      part.run.clusters.forEach((cluster, i) => {
        const offset = part.start + cluster;
        if (width > 0 && cluster !== part.run.clusters[i - 1]) {
          const division = known.get(offset);
          if (division) this.#addDivision(box, index, division);
          else {
            copy(this.#sums, end);
            copy(this.#sums, start);
            end.width += width;
            start.width += width;
            this.#breakpoints.add(index, offset, index, emergencyFlag, brokenWordPenalty, this.#totals);
          }
        }
        width += (part.run.advances[i] ?? 0) * part.scale * em;
      });
    }
  }

  /** Totals at the start of the next line: glue and penalties after a break vanish (Knuth & Plass 1981 p. 1124). */
  #skipDiscardable(from: number): number {
    const items = this.#items;
    const { start } = this.#totals;
    copy(this.#sums, start);
    let i = from;
    const first = items[from];
    // Ties after a forced break indent the line: in code, in verse.
    const keepsTies = first?.kind === "penalty" && first.cost === forced;
    for (; i < items.length; i++) {
      const item = items[i];
      if (keepsTies && item?.kind === "glue" && item.space && item.cost === Number.POSITIVE_INFINITY) break;
      if (item?.kind === "glue") {
        start.width += item.width;
        start.stretch += item.stretch * this.#glueStretch;
        start.shrink += item.shrink * this.#glueStretch;
      } else if (item?.kind !== "penalty" || (i > from && item.cost === forced)) break;
    }
    start.width += protrusionAt(items, i, this.#setting);
    return i;
  }
}

/** A suspended hyphen (“pre- and post-”) counts as a hyphenated line end. */
function endsInHyphen(item: Item | undefined): boolean {
  if (item?.kind !== "word") return false;
  const { text } = item.word;
  return text.length > 1 && text.charCodeAt(text.length - 1) === 0x2d;
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

function copy(from: Totals, to: Totals): void {
  to.width = from.width;
  to.stretch = from.stretch;
  to.shrink = from.shrink;
  to.elastic = from.elastic;
}

/** How far the line that starts with this item protrudes into the left margin, in points. */
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
