// Turns items into breakpoints: where lines may end, in and between words, not counting protrusion into the margins.
import { joinsCapitals } from "../text/divide.ts";
import type { Division, Word } from "../text/word.ts";
import { hyphenEdge } from "../text/word-edges.ts";
import { noRecord } from "../text/word-records.ts";
import {
  type Breakpoints,
  emergencyFlag,
  forcedFlag,
  hyphenFlag,
  type LineSetting,
  leaderFlag,
  patternFlag,
  type Totals,
  tiedFlag,
} from "./breakpoints.ts";
import { divisionCosts, withHyphen } from "./division-costs.ts";
import { gatherText, type TextPass } from "./gather-text.ts";
import {
  forced,
  glueKind,
  hyphenateFlag,
  type Items,
  hyphenFlag as itemHyphenFlag,
  otherKind,
  penaltyKind,
  spaceFlag,
  wordKind,
} from "./items.ts";
import {
  brokenTiePenalty,
  brokenWordPenalty,
  loneFolioPenalty,
  namePenalty,
  raggedHyphenPenalty,
} from "./parameters.ts";

/** Which breaks inside words are allowed: written hyphens, those of patterns too, or last-resort divisions too. */
export type Depth = "written" | "patterns" | "emergency";

/** Fills `breakpoints`: first the paragraph's start, last its end. Most paragraphs need only the written places. */
export function gatherBreakpoints(
  items: Items,
  setting: LineSetting,
  breakpoints: Breakpoints,
  depth: Depth = "patterns",
): void {
  new Gatherer(items, setting, breakpoints, depth).gather();
}

class Gatherer {
  readonly #items: Items;
  readonly #setting: LineSetting;
  readonly #breakpoints: Breakpoints;
  readonly #depth: Depth;
  /** Totals of all items before the current one. */
  readonly #sums: Totals = { width: 0, stretch: 0, shrink: 0, elastic: 0 };
  /** Totals at the current breakpoint; one pair serves all of them. */
  readonly #totals = {
    end: { width: 0, stretch: 0, shrink: 0, elastic: 0 },
    start: { width: 0, stretch: 0, shrink: 0, elastic: 0 },
  };
  readonly #glueStretch: number;
  readonly #text: TextPass;

  constructor(items: Items, setting: LineSetting, breakpoints: Breakpoints, depth: Depth) {
    this.#items = items;
    this.#setting = setting;
    this.#breakpoints = breakpoints;
    this.#depth = depth;
    this.#glueStretch = setting.justified ? 1 : 0;
    const hyphenates = setting.hyphenate && depth !== "written";
    this.#text = { items, setting, breakpoints, sums: this.#sums, hyphenates, isLast: depth === "emergency" };
  }

  gather(): void {
    const sums = this.#sums;
    const { end, start } = this.#totals;
    this.#breakpoints.clear();
    // The first line includes its indent, so that all lines have the same measure.
    start.width = -this.#setting.firstIndent + this.#protrusionAt(0);
    this.#breakpoints.add(-1, 0, 0, 0, 0, this.#totals);
    const items = this.#items;
    const { kind, count } = items;
    for (let i = this.#addText(0); i < count; i = this.#addText(i + 1)) {
      const width = items.width[i] ?? 0;
      switch (kind[i]) {
        case wordKind:
          this.#addWord(i);
          sums.width += width;
          sums.elastic += this.#elasticityOf(i);
          break;
        case glueKind:
          this.#addGlue(i);
          sums.width += width;
          sums.stretch += (items.stretch[i] ?? 0) * this.#glueStretch;
          sums.shrink += (items.shrink[i] ?? 0) * this.#glueStretch;
          break;
        case penaltyKind:
          this.#addPenalty(i);
          break;
        case otherKind:
          if (items.otherAt(i)?.kind === "leader") this.#addLeader(i);
          sums.width += width;
          break;
      }
    }
    copy(sums, end);
    end.width -= this.#protrusionBefore(count) + this.#setting.lastExtra;
    this.#breakpoints.add(count, 0, count, forcedFlag, forced, { end, start: sums });
  }

  /** Adds running text from an index on, as far as it goes; returns the next index. */
  #addText(from: number): number {
    return from < this.#items.count ? gatherText(this.#text, from) : from;
  }

  #addGlue(index: number): void {
    const items = this.#items;
    const cost = items.cost[index] ?? 0;
    const tied = cost === Number.POSITIVE_INFINITY;
    if (index === 0 || (tied && !items.has(index, spaceFlag))) return;
    const { end } = this.#totals;
    copy(this.#sums, end);
    end.width -= this.#protrusionBefore(index);
    const next = this.#skipDiscardable(index);
    const flags = (tied ? tiedFlag : 0) | (items.records.has(items.recordAt(index - 1), hyphenEdge) ? hyphenFlag : 0);
    const ofTie = this.#setting.justified ? brokenWordPenalty : brokenTiePenalty;
    this.#breakpoints.add(index, 0, next, flags, tied ? ofTie : cost, this.#totals);
  }

  #addPenalty(index: number): void {
    const items = this.#items;
    const cost = items.cost[index] ?? 0;
    const hyphen = items.has(index, itemHyphenFlag);
    const { end } = this.#totals;
    copy(this.#sums, end);
    if (hyphen && items.recordAt(index - 1) !== noRecord) {
      const sign = items.shapingOf(index - 1).hyphen;
      const protrusion = this.#setting.protrusion ? sign.rightProtrusion : 0;
      end.width += ((sign.width - protrusion) * items.sizeOf(index - 1)) / 1000;
    } else {
      end.width -= this.#protrusionBefore(index);
    }
    const next = this.#skipDiscardable(index);
    const flags = (hyphen ? hyphenFlag : 0) | (cost === forced ? forcedFlag : 0);
    this.#breakpoints.add(index, 0, next, flags, cost, this.#totals);
  }

  /** A page number stays with the last word, but moves to a line of its own rather than beyond the column. */
  #addLeader(index: number): void {
    if (index === 0) return;
    const { end, start } = this.#totals;
    copy(this.#sums, end);
    copy(this.#sums, start);
    end.width -= this.#protrusionBefore(index);
    this.#breakpoints.add(index, 0, index, tiedFlag | leaderFlag, loneFolioPenalty, this.#totals);
  }

  #addWord(index: number): void {
    const items = this.#items;
    const record = items.record[index] ?? noRecord;
    const { measure } = this.#setting;
    const width = items.width[index] ?? 0;
    const wide = width > measure;
    const hyphenate = items.has(index, hyphenateFlag) && this.#setting.hyphenate && (this.#depth !== "written" || wide);
    const shaping = items.shapingOf(index);
    const divisions =
      this.#depth === "emergency"
        ? shaping.emergencyDivisionsIn(record, hyphenate)
        : shaping.divisionsIn(record, hyphenate);
    if (wide && widestPart(width, items.sizeOf(index) / 1000, divisions) > measure)
      this.#breakAnywhere(items.records.wordOf(record), index, divisions);
    else for (const division of divisions) this.#addDivision(index, division);
  }

  #addDivision(index: number, division: Division): void {
    const sums = this.#sums;
    const setting = this.#setting;
    const { end, start } = this.#totals;
    const width = this.#items.width[index] ?? 0;
    const em = this.#items.sizeOf(index) / 1000;
    const before = division.before * em;
    const rest = width - division.after * em;
    const elasticity = width > 0 ? this.#elasticityOf(index) / width : 0;
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
    const usual = byPattern && !setting.justified ? raggedHyphenPenalty : divisionCosts[division.kind];
    // Names are not hyphenated, nor are their words in lists and titles.
    const inName = division.kind === "explicit" && !this.#items.has(index, hyphenateFlag);
    const cost = inName && joinsCapitals(this.#items.wordAt(index)?.text, division.offset) ? namePenalty : usual;
    this.#breakpoints.add(index, division.offset, index, flags, cost, this.#totals);
  }

  /** A word that no line can hold may be broken between any two of its clusters, at a price. */
  #breakAnywhere(word: Word, index: number, divisions: readonly Division[]): void {
    const { end, start } = this.#totals;
    const em = this.#items.sizeOf(index) / 1000;
    const known = new Map(divisions.map((division) => [division.offset, division]));
    let width = 0;
    for (const part of word.parts) {
      part.run.clusters.forEach((cluster, i) => {
        const offset = part.start + cluster;
        if (width > 0 && cluster !== part.run.clusters[i - 1]) {
          const division = known.get(offset);
          if (division) this.#addDivision(index, division);
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
    const { kind, count, cost } = items;
    const { start } = this.#totals;
    copy(this.#sums, start);
    // After a forced break, ties indent the line: in code, in verse.
    const keepsTies = kind[from] === penaltyKind && cost[from] === forced;
    let i = from;
    for (; i < count; i++) {
      if (kind[i] === glueKind) {
        if (keepsTies && items.has(i, spaceFlag) && cost[i] === Number.POSITIVE_INFINITY) break;
        start.width += items.width[i] ?? 0;
        start.stretch += (items.stretch[i] ?? 0) * this.#glueStretch;
        start.shrink += (items.shrink[i] ?? 0) * this.#glueStretch;
      } else if (kind[i] !== penaltyKind || (i > from && cost[i] === forced)) break;
    }
    start.width += this.#protrusionAt(i);
    return i;
  }

  /** How much a word may grow or shrink, in points. */
  #elasticityOf(index: number): number {
    const { expansion, letterspacing } = this.#setting;
    const letters = this.#items.records.letters(this.#items.record[index] ?? noRecord);
    return (this.#items.width[index] ?? 0) * expansion + letters * letterspacing * this.#items.sizeOf(index);
  }

  /** How far the line that starts with this item protrudes into the left margin, in points. */
  #protrusionAt(index: number): number {
    if (!this.#setting.protrusion || index >= this.#items.count) return 0;
    const { records, record } = this.#items;
    return (records.leftProtrusion(record[index] ?? noRecord) * this.#items.sizeOf(index)) / 1000;
  }

  /** How far the line that ends before this item protrudes into the right margin. */
  #protrusionBefore(index: number): number {
    if (!this.#setting.protrusion || index === 0) return 0;
    const { records, record } = this.#items;
    return (records.rightProtrusion(record[index - 1] ?? noRecord) * this.#items.sizeOf(index - 1)) / 1000;
  }
}

function widestPart(width: number, em: number, divisions: readonly Division[]): number {
  let widest = 0;
  let previous = 0;
  for (const { before, after } of divisions) {
    widest = Math.max(widest, before * em - previous);
    previous = width - after * em;
  }
  return Math.max(widest, width - previous);
}

function copy(from: Totals, to: Totals): void {
  to.width = from.width;
  to.stretch = from.stretch;
  to.shrink = from.shrink;
  to.elastic = from.elastic;
}
