// Chosen breaks to lines: fragments are shaped anew at the breaks, glue and glyphs take their share of the white, directions
// are put in visual order (UAX #9 L2), everything gets its x.
import type { Paragraph } from "../compose/block.ts";
import type { Span } from "../source.ts";
import type { Word } from "../text/word.ts";
import { adjustmentRatio } from "./break-lines.ts";
import { type Breakpoints, DESPERATE, FORCED_BREAK, type Manner } from "./breakpoints.ts";
import type { Item, WordBox } from "./items.ts";
import type { Line, LineItem } from "./line.ts";
import { pushItems } from "./place-items.ts";
import { leftProtrusion, rightProtrusion } from "./protrusion.ts";
import { inReadingOrder, orderOf } from "./reading-order.ts";

/** An item as it stands in one line. */
export interface Element {
  readonly item: Item;
  /** Null for what is not a word; a fragment where the word is divided. */
  readonly word: Word | null;
  /** Natural width in points. */
  readonly width: number;
  /** A hyphen was added to it. */
  readonly hyphen: boolean;
}

/** Where a paragraph's lines stand in the column. */
export interface Frame {
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly firstIndent: number;
  readonly base: number;
  readonly align: "justify" | "left" | "center" | "right";
  /** A leader's last line ignores the right indent. */
  readonly lastExtra: number;
}

export interface SetResult {
  readonly lines: readonly Line[];
  /** Words that were broken because no line holds them, and lines that are too long all the same. */
  readonly broken: readonly { readonly text: string; readonly span: Span | null }[];
}

export function setLines(
  paragraph: Paragraph,
  items: readonly Item[],
  points: Breakpoints,
  breaks: readonly number[],
  manner: Manner,
  frame: Frame,
): SetResult {
  const lines: Line[] = [];
  const broken: { text: string; span: Span | null }[] = [];
  let from = 0;
  breaks.forEach((to, i) => {
    const elements = elementsOf(items, points, from, to);
    const last = i === breaks.length - 1;
    const forced = ((points.flags[to] ?? 0) & FORCED_BREAK) !== 0;
    lines.push(setLine(paragraph, elements, manner, frame, i === 0, last, forced));
    const divided = items[points.item[to] ?? 0];
    if (((points.flags[to] ?? 0) & DESPERATE) !== 0 && divided?.kind === "word") {
      broken.push({ text: divided.word.text, span: divided.span });
    }
    from = to;
  });
  return { lines, broken };
}

/** The items between two breaks, the first and last of them perhaps parts of words. */
function elementsOf(items: readonly Item[], points: Breakpoints, from: number, to: number): Element[] {
  const startItem = points.next[from] ?? 0;
  const startOffset = points.offset[from] ?? 0;
  const endItem = points.item[to] ?? 0;
  const endOffset = points.offset[to] ?? 0;
  const elements: Element[] = [];
  const stop = endOffset > 0 ? endItem + 1 : endItem;
  for (let i = startItem; i < stop; i++) {
    const item = items[i];
    if (!item || item.kind === "penalty") continue;
    if (item.kind !== "word") {
      elements.push({ item, word: null, width: item.width, hyphen: false });
      continue;
    }
    const start = i === startItem ? startOffset : 0;
    const end = i === endItem && endOffset > 0 ? endOffset : item.word.text.length;
    const hyphen = i === endItem && endOffset > 0 && addsHyphen(item, endOffset);
    elements.push(fragment(item, start, end, hyphen));
  }
  const penalty = items[endItem];
  const last = elements.at(-1);
  if (penalty?.kind === "penalty" && penalty.hyphen && last?.item.kind === "word") {
    elements[elements.length - 1] = fragment(last.item, 0, last.item.word.text.length, true);
  }
  return elements;
}

function addsHyphen(box: WordBox, offset: number): boolean {
  return box.look.divisions(box.word, true).some((division) => division.offset === offset && division.hyphen);
}

function fragment(item: WordBox, start: number, end: number, hyphen: boolean): Element {
  const { word, look, style } = item;
  if (start === 0 && end === word.text.length && !hyphen) return { item, word, width: item.width, hyphen };
  const part = look.fragment(word, start, end, hyphen, item.span);
  return { item, word: part, width: (part.width * style.size) / 1000, hyphen };
}

function setLine(
  paragraph: Paragraph,
  elements: readonly Element[],
  manner: Manner,
  frame: Frame,
  first: boolean,
  last: boolean,
  forced: boolean,
): Line {
  const indent = frame.left + (first ? frame.firstIndent : 0);
  const room = frame.column - indent - frame.right + (last ? frame.lastExtra : 0);
  const hang = manner.protrusion ? hangs(elements) : { left: 0, right: 0 };
  const share = shareOut(elements, room + hang.left + hang.right, manner, forced);
  const used = share.width - hang.left - hang.right;
  const rtl = frame.base === 1;
  const slack = Math.max(0, room - used);
  const leftEdge = rtl ? frame.right - (last ? frame.lastExtra : 0) : indent;
  const x = leftEdge + slack * slackBefore(frame.align, rtl) - hang.left;
  const placed: LineItem[] = [];
  const order = orderOf(elements);
  const visual = order ? order.flatMap((index) => elements[index] ?? []) : elements;
  const ends: number[] | undefined = order ? [] : undefined;
  const extent = pushItems(visual, x, share, last, paragraph, placed, ends);
  return {
    items: placed,
    ...(order && ends && { reading: inReadingOrder(elements, order, placed, ends, last) }),
    width: frame.column,
    ascent: extent.ascent,
    descent: extent.descent,
    ratio: share.ratio,
    overfull: Math.max(0, used - room) > OVERFULL_TOLERANCE ? used - room : 0,
    hyphenated: elements.at(-1)?.hyphen ?? false,
    tag: paragraph.tag,
    span: elements.find((element) => element.item.span)?.item.span ?? paragraph.span,
  };
}

/** Less than a hair is not seen and not reported. */
const OVERFULL_TOLERANCE = 0.05;

/** Part of the slack that stands left of the text. `left` and `justify` mean the side where reading begins. */
function slackBefore(align: Frame["align"], rtl: boolean): number {
  if (align === "center") return 0.5;
  return (align === "right") !== rtl ? 1 : 0;
}

function hangs(elements: readonly Element[]): { readonly left: number; readonly right: number } {
  const first = elements[0];
  const last = elements.at(-1);
  const left = first?.word && first.item.kind === "word" ? leftProtrusion(first.word) * first.item.style.size : 0;
  const right = last?.word && last.item.kind === "word" ? rightProtrusion(last.word) * last.item.style.size : 0;
  return { left: left / 1000, right: right / 1000 };
}

/** How the white of a line is shared out. */
export interface Share {
  readonly ratio: number;
  /** Horizontal scale of words. */
  readonly scale: number;
  /** Added after each letter, in thousandths of an em. */
  readonly letterspace: number;
  /** Times stretch (or shrink) added to glue. */
  readonly glue: number;
  /** Added to the width of each leader. */
  readonly leader: number;
  /** Of the whole line as set. */
  readonly width: number;
}

const NATURAL = { ratio: 0, scale: 1, letterspace: 0, glue: 0, leader: 0 };

function shareOut(elements: readonly Element[], room: number, manner: Manner, forced: boolean): Share {
  let natural = 0;
  let words = 0;
  let letters = 0;
  let stretch = 0;
  let shrink = 0;
  let leaders = 0;
  for (const { item, width, word } of elements) {
    natural += width;
    if (item.kind === "word") {
      words += width;
      letters += (word?.letters ?? 0) * item.style.size;
    } else if (item.kind === "glue") {
      stretch += item.stretch;
      shrink += item.shrink;
    } else if (item.kind === "leader") leaders++;
  }
  const excess = room - natural;
  if (leaders > 0 && excess >= 0) return { ...NATURAL, leader: excess / leaders, width: room };
  if (!manner.justified || (forced && excess >= 0) || (excess >= 0 && stretch === 0)) {
    return { ...NATURAL, width: natural };
  }
  const elastic = words * manner.expansion + letters * manner.letterspacing;
  // Words first, spaces for what is left, as the breaker reckoned. Both are rounded to what the PDF can say; the
  // space is stretched with the glyphs.
  const part = elastic > 0 ? Math.max(-1, Math.min(1, excess / elastic)) : 0;
  const scale = 1 + Math.round(part * manner.expansion * 1e4) / 1e4;
  const letterspace = Math.round((part * manner.letterspacing * 1e5) / scale) / 100;
  const byWords = (words + (letters * letterspace) / 1000) * scale - words;
  const rest = excess - byWords;
  if (excess >= 0) {
    const ratio = adjustmentRatio(excess, stretch, elastic);
    return { ratio, scale, letterspace, glue: rest / stretch, leader: 0, width: room };
  }
  // A fragment shaped anew may be a hair wider than was measured: the spaces take it, up to a tenth of their shrink.
  const glue = shrink > 0 ? Math.max(-1.1, rest / shrink) : 0;
  const ratio = -Math.min(1, adjustmentRatio(-excess, shrink, elastic));
  return { ratio, scale, letterspace, glue, leader: 0, width: natural + byWords + glue * shrink };
}
