// Turns chosen breaks into lines: fragments are shaped again at the breaks, white space is distributed to glue and
// glyphs, directions are put in visual order (UAX #9 L2), everything gets its x and is written to a packer.
import type { Paragraph } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import { adjustmentRatio } from "./break-lines.ts";
import { type Breakpoints, emergencyFlag, forcedFlag, type LineSetting } from "./breakpoints.ts";
import { evenStrains, type Strained } from "./even-strains.ts";
import { forced, glueKind, hyphenFlag, type Items, penaltyKind, spaceFlag } from "./items.ts";
import type { ParagraphPacker } from "./line-packer.ts";
import { placeItems } from "./place-items.ts";
import { inReadingOrder, orderOf } from "./reading-order.ts";
import { type SetLabel, writeLabel } from "./set-label.ts";

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

/** A word that was broken because no line holds it. */
export interface BrokenWord {
  readonly text: string;
  readonly span: Span | null;
}

/** What the lines of a paragraph are set from. */
export interface Material {
  readonly paragraph: Paragraph;
  readonly items: Items;
  readonly breakpoints: Breakpoints;
  readonly setting: LineSetting;
  readonly indents: ColumnIndents;
  /** Set before the first line. */
  readonly label: SetLabel | null;
}

export function setLines(
  material: Material,
  breaks: readonly number[],
  packer: ParagraphPacker,
): readonly BrokenWord[] {
  const { items, breakpoints, setting, indents } = material;
  const broken: BrokenWord[] = [];
  const measured: MeasuredLine[] = [];
  let from = 0;
  for (let i = 0; i < breaks.length; i++) {
    const to = breaks[i] ?? 0;
    const flags = breakpoints.flags[to] ?? 0;
    const last = i === breaks.length - 1;
    const edges = {
      isFirst: i === 0,
      isLast: last,
      isForced: (flags & forcedFlag) !== 0,
      hasSpace: !last && spaceAt(items, breakpoints, to),
    };
    measured.push(measureLine(items, elementsOf(items, breakpoints, from, to), setting, indents, edges));
    const divided = breakpoints.item[to] ?? 0;
    const word = (flags & emergencyFlag) !== 0 ? items.wordAt(divided) : null;
    if (word) broken.push({ text: word.text, span: items.spanOf(divided) });
    from = to;
  }
  const strains = setting.justified ? evenStrains(measured.map(({ strained }) => strained)) : [];
  for (let i = 0; i < measured.length; i++) {
    const line = measured[i];
    if (line) setLine(material, line, strains[i] ?? 0, packer);
  }
  return broken;
}

/**
 * Whether the text has a space where the line ends: not after the author's hyphen, nor between parts of an address. A
 * leader separates words as a space does.
 */
function spaceAt(items: Items, breakpoints: Breakpoints, to: number): boolean {
  const at = breakpoints.item[to] ?? 0;
  if ((breakpoints.offset[to] ?? 0) > 0) return false;
  if (items.isGlue(at)) return items.has(at, spaceFlag);
  if (items.others[at]?.kind === "leader") return true;
  if (items.kind[at] !== penaltyKind) return false;
  return items.cost[at] === forced || (items.isGlue(at + 1) && items.has(at + 1, spaceFlag));
}

/** The indices of the items between two breaks; the first and last may be parts of words. */
function elementsOf(items: Items, breakpoints: Breakpoints, from: number, to: number): readonly number[] {
  const startItem = breakpoints.next[from] ?? 0;
  const startOffset = breakpoints.offset[from] ?? 0;
  const endItem = breakpoints.item[to] ?? 0;
  const endOffset = breakpoints.offset[to] ?? 0;
  const line: number[] = [];
  const end = endOffset > 0 ? endItem + 1 : endItem;
  for (let i = startItem; i < end; i++) line.push(i);
  const first = line[0];
  const word = first === undefined ? null : items.wordAt(first);
  if (startOffset > 0 && first !== undefined && word && !(startItem === endItem && endOffset > 0)) {
    line[0] = addPart(items, first, startOffset, word.text.length, false);
  }
  const last = line.at(-1);
  const lastWord = last === undefined ? null : items.wordAt(last);
  if (last === undefined || !lastWord) return line;
  if (endOffset > 0) {
    const start = startItem === endItem ? startOffset : 0;
    const adds = items.shapingOf(last).divisions(lastWord, true);
    const hyphen = adds.some((division) => division.offset === endOffset && division.hyphen);
    line[line.length - 1] = addPart(items, last, start, endOffset, hyphen);
  } else if (endItem < items.count && items.kind[endItem] === penaltyKind && items.has(endItem, hyphenFlag)) {
    line[line.length - 1] = addPart(items, last, 0, lastWord.text.length, true);
  }
  return line;
}

function addPart(items: Items, index: number, start: number, end: number, hyphen: boolean): number {
  const word = items.wordAt(index);
  if (!word) return index;
  const part = items.shapingOf(index).fragment(word, start, end, hyphen, items.spanOf(index));
  return items.addPart(index, part, start, hyphen);
}

/**
 * The kind of place where a line begins or ends: the edge of its paragraph, a break that the text asks for, a space of
 * the text.
 */
interface LineEdges {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isForced: boolean;
  readonly hasSpace: boolean;
}

/** A line before its white space is distributed. */
interface MeasuredLine {
  readonly edges: LineEdges;
  readonly elements: readonly number[];
  readonly indent: number;
  readonly room: number;
  readonly protrusion: { readonly left: number; readonly right: number };
  readonly sums: Sums;
  /** Its stretch and shrink; null: it keeps its natural width. */
  readonly strained: Strained | null;
}

function measureLine(
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

function setLine(
  { paragraph, items, setting, indents, label }: Material,
  line: MeasuredLine,
  strain: number,
  packer: ParagraphPacker,
): void {
  const { edges, elements, indent, room, protrusion } = line;
  const beyond = edges.isLast ? indents.lastExtra : 0;
  const share = shareOut(line, setting, strain);
  const used = share.width - protrusion.left - protrusion.right;
  const rtl = indents.base === 1;
  const slack = Math.max(0, room - used);
  const leftEdge = rtl ? indents.right - beyond : indent;
  const x = leftEdge + slack * slackBefore(indents.align, rtl) - protrusion.left;
  const order = orderOf(items, elements);
  const visual = order ? order.flatMap((index) => elements[index] ?? []) : elements;
  const isLast = !edges.hasSpace;
  const located = elements.find((index) => items.originOf(index).span !== null);
  packer.begin({
    width: indents.column,
    ratio: share.ratio,
    overfull: Math.max(0, used - room) > overfullTolerance ? used - room : 0,
    span: located === undefined ? paragraph.span : items.spanOf(located),
  });
  const own = edges.isFirst ? label : null;
  const labelled = own ? writeLabel(own, indents, packer.items) : 0;
  const placing = { x, share, isLast, paragraph, isMixed: order !== null };
  const { ascent, descent, ends } = placeItems(items, visual, placing, packer.items);
  if (order) {
    const placed = packer.reading().slice(labelled);
    if (own) writeLabel(own, indents, packer.items);
    for (const item of inReadingOrder(items, elements, order, placed, ends, isLast)) packer.items.write(item);
  }
  const end = elements.at(-1);
  const hyphenated = end !== undefined && items.wordAt(end) !== null && items.has(end, hyphenFlag);
  packer.end({ ascent, descent, hyphenated });
}

/** A smaller excess is invisible, and not reported. */
const overfullTolerance = 0.05;

/**
 * The fraction of the slack that goes to the left of the text. `left` and `justify` mean the side where reading begins.
 */
function slackBefore(align: ColumnIndents["align"], rtl: boolean): number {
  if (align === "center") return 0.5;
  return (align === "right") !== rtl ? 1 : 0;
}

const noProtrusion = { left: 0, right: 0 };

function protrusionOf(items: Items, elements: readonly number[]): { readonly left: number; readonly right: number } {
  const first = elements[0] ?? -1;
  const last = elements.at(-1) ?? -1;
  const left = items.wordAt(first)?.leftProtrusion ?? 0;
  const right = items.wordAt(last)?.rightProtrusion ?? 0;
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
  const { kind, width: widths, stretch: stretches, shrink: shrinks, words: all } = items;
  let natural = 0;
  let words = 0;
  let letters = 0;
  let stretch = 0;
  let shrink = 0;
  let leaders = 0;
  for (let at = 0; at < elements.length; at++) {
    const i = elements[at] ?? 0;
    const width = widths[i] ?? 0;
    const word = all[i];
    natural += width;
    if (word) {
      words += width;
      letters += word.letters * items.sizeOf(i);
    } else if (kind[i] === glueKind) {
      stretch += stretches[i] ?? 0;
      shrink += shrinks[i] ?? 0;
    } else if (items.others[i]?.kind === "leader") leaders++;
  }
  return { natural, words, letters, stretch, shrink, leaders };
}

/** `strain`: how much words grow, as a fraction of their width. */
function shareOut({ sums, strained, room, protrusion }: MeasuredLine, setting: LineSetting, strain: number): Share {
  const { natural, words, letters, stretch, shrink, leaders } = sums;
  const excess = room + protrusion.left + protrusion.right - natural;
  if (!strained || (leaders > 0 && excess >= 0)) {
    const leader = leaders > 0 && excess >= 0 ? excess / leaders : 0;
    const width = leaders > 0 && excess >= 0 ? natural + excess : natural;
    return { ratio: 0, scale: 1, letterspace: 0, glue: 0, leader, width };
  }
  const { elastic } = strained;
  // Both are rounded to what the PDF can express; the space is stretched with the glyphs.
  const part = elastic > 0 ? (strain * words) / elastic : 0;
  const scale = 1 + Math.round(part * setting.expansion * 1e4) / 1e4;
  const letterspace = Math.round((part * setting.letterspacing * 1e5) / scale) / 100;
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
