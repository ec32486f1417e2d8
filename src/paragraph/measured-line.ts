// A line before and after its white space is distributed. In: its items. Out: their measurements, and how much of the
// white space glue, words and letters take.

import { noRecord } from "../text/word-records.ts";
import { adjustmentRatio } from "./break-lines.ts";
import type { LineSetting } from "./breakpoints.ts";
import type { Strained } from "./even-strains.ts";
import { glueKind, type Items, wordKind } from "./items.ts";

/** Horizontal position of a paragraph's lines in the column. */
export interface ColumnIndents {
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly firstIndent: number;
  readonly base: number;
  readonly align: "justify" | "left" | "center" | "right";
  /** A leader's last line ignores the right indent. */
  readonly lastExtra: number;
}

/**
 * The kind of place where a line begins or ends: the edge of its paragraph, a break that the text asks for, a space of
 * the text.
 */
export interface LineEdges {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isForced: boolean;
  readonly hasSpace: boolean;
}

/** A line before its white space is distributed. */
export interface MeasuredLine {
  readonly edges: LineEdges;
  readonly elements: readonly number[];
  readonly indent: number;
  readonly room: number;
  readonly protrusion: { readonly left: number; readonly right: number };
  readonly sums: Sums;
  /** Its stretch and shrink; null: it keeps its natural width. */
  readonly strained: Strained | null;
}

export function measureLine(
  items: Items,
  elements: readonly number[],
  setting: LineSetting,
  indents: ColumnIndents,
  edges: LineEdges,
): MeasuredLine {
  const indent = indents.left + (edges.isFirst ? indents.firstIndent : 0);
  const beyond = edges.isLast ? indents.lastExtra : 0;
  const room = indents.column - indent - indents.right + beyond;
  const protrusion = setting.protrusion ? protrusionOf(items, elements) : noProtrusion;
  const sums = sumsOf(items, elements);
  const excess = room + protrusion.left + protrusion.right - sums.natural;
  const { stretch, shrink, leaders, words, letters } = sums;
  const natural =
    !setting.justified || (edges.isForced && excess >= 0) || (excess >= 0 && (stretch === 0 || leaders > 0));
  const elastic = words * setting.expansion + letters * setting.letterspacing;
  const strained = natural ? null : { excess, words, elastic, glue: excess >= 0 ? stretch : shrink };
  return { edges, elements, indent, room, protrusion, sums, strained };
}

const noProtrusion = { left: 0, right: 0 };

function protrusionOf(items: Items, elements: readonly number[]): { readonly left: number; readonly right: number } {
  const first = elements[0] ?? -1;
  const last = elements.at(-1) ?? -1;
  const left = items.records.leftProtrusion(items.recordAt(first));
  const right = items.records.rightProtrusion(items.recordAt(last));
  return {
    left: left === 0 ? 0 : (left * items.sizeOf(first)) / 1000,
    right: right === 0 ? 0 : (right * items.sizeOf(last)) / 1000,
  };
}

/** How the white space of a line is distributed. */
export interface Share {
  readonly ratio: number;
  /** Horizontal scale of words. */
  readonly scale: number;
  /** Added after each letter, in thousandths of an em. */
  readonly letterspace: number;
  /** Fraction of its stretch (or shrink) added to glue. */
  readonly glue: number;
  /** Added to the width of each leader. */
  readonly leader: number;
  /** Width of the whole line as set. */
  readonly width: number;
}

/** The measurements of a line, in points. */
interface Sums {
  readonly natural: number;
  readonly words: number;
  /** Letters, as often as their size. */
  readonly letters: number;
  readonly stretch: number;
  readonly shrink: number;
  readonly leaders: number;
}

function sumsOf(items: Items, elements: readonly number[]): Sums {
  const { kind, width: widths, stretch: stretches, shrink: shrinks, record, records } = items;
  let natural = 0;
  let words = 0;
  let letters = 0;
  let stretch = 0;
  let shrink = 0;
  let leaders = 0;
  for (let at = 0; at < elements.length; at++) {
    const i = elements[at] ?? 0;
    const width = widths[i] ?? 0;
    natural += width;
    if (kind[i] === wordKind) {
      words += width;
      letters += records.letters(record[i] ?? noRecord) * items.sizeOf(i);
    } else if (kind[i] === glueKind) {
      stretch += stretches[i] ?? 0;
      shrink += shrinks[i] ?? 0;
    } else if (items.otherAt(i)?.kind === "leader") leaders++;
  }
  return { natural, words, letters, stretch, shrink, leaders };
}

/** `strain`: how much words grow, as a fraction of their width. */
export function shareOut(
  { sums, strained, room, protrusion }: MeasuredLine,
  setting: LineSetting,
  strain: number,
): Share {
  const { natural, words, letters, stretch, shrink, leaders } = sums;
  const excess = room + protrusion.left + protrusion.right - natural;
  if (!strained || (leaders > 0 && excess >= 0)) {
    const leader = leaders > 0 && excess >= 0 ? excess / leaders : 0;
    const width = leaders > 0 && excess >= 0 ? natural + excess : natural;
    return { ratio: 0, scale: 1, letterspace: 0, glue: 0, leader, width };
  }
  const { elastic } = strained;
  // Letters are stretched first, which leaves their colour as it is: ink and white grow alike. Letterspacing, which
  // makes a line lighter or darker than its neighbours, takes what is beyond their limit. Both are rounded to what the
  // PDF can express; the space is stretched with the glyphs.
  const stretched = Math.min(setting.expansion, Math.max(-setting.expansion, strain));
  const scale = 1 + Math.round(stretched * 1e4) / 1e4;
  const spaced = letters > 0 ? ((strain - stretched) * words) / letters : 0;
  const letterspace = Math.round((spaced * 1e5) / scale) / 100;
  const byWords = (words + (letters * letterspace) / 1000) * scale - words;
  const rest = excess - byWords;
  // Rounding may leave an excess of either sign. A fragment that was shaped again may be slightly wider than measured:
  // the spaces absorb it, up to a tenth of their shrink.
  const glue = rest >= 0 ? (stretch > 0 ? rest / stretch : 0) : shrink > 0 ? Math.max(-1.1, rest / shrink) : 0;
  const width = natural + byWords + glue * (rest >= 0 ? stretch : shrink);
  const ratio =
    excess >= 0 ? adjustmentRatio(excess, stretch, elastic) : -Math.min(1, adjustmentRatio(-excess, shrink, elastic));
  return { ratio, scale, letterspace, glue, leader: 0, width };
}
