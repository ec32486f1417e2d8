// Turns chosen breaks into lines: fragments are shaped again at the breaks, white space is distributed to glue and
// glyphs, directions are put in visual order (UAX #9 L2), everything gets its x and is written to a packer.
import type { Paragraph } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import { type Breakpoints, emergencyFlag, forcedFlag, type LineSetting } from "./breakpoints.ts";
import { evenStrains } from "./even-strains.ts";
import { forced, hyphenFlag, type Items, penaltyKind, spaceFlag } from "./items.ts";
import type { ParagraphPacker } from "./line-packer.ts";
import { type ColumnIndents, type MeasuredLine, measureLine, shareOut } from "./measured-line.ts";
import { placeItems } from "./place-items.ts";
import { inReadingOrder, orderOf } from "./reading-order.ts";
import { type SetLabel, writeLabel } from "./set-label.ts";

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
  if (items.otherAt(at)?.kind === "leader") return true;
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
