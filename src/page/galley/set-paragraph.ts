// Paragraph → one box per line.
import type { FootnotePiece, Paragraph } from "../../compose/block.ts";
import type { Line } from "../../paragraph/line.ts";
import type { ParagraphStyle, RuleStyle } from "../../template/style.ts";
import { hyphen, inParagraph, widowOrOrphan } from "../breaking/penalties.ts";
import type { Placed } from "../document.ts";
import { isRunning } from "./baseline-grid.ts";
import { fitTitle } from "./fit-title.ts";
import type { Band } from "./galley.ts";
import type { GalleyBuilder } from "./galley-builder.ts";
import type { LineBox } from "./line-box.ts";
import type { LineCache, SetParagraph, Strut } from "./set-lines.ts";

/** A last paragraph of this many lines is a tail. */
const longestTail = 2;

/** `endsUnit`: it is the last of its abstract or session. */
export function setParagraph(given: Paragraph, builder: GalleyBuilder, cache: LineCache, endsUnit: boolean): void {
  const paragraph = given.fit ? fitTitle(given, given.fit, builder.measure, cache) : given;
  const { style } = paragraph;
  builder.before(style.spaceBefore);
  const set = cache.lines(paragraph, builder.measure);
  const { lines } = set;
  const strut = cache.strut(style);
  const band = paragraph.panel ?? bandOf(style, builder.measure, strut);
  const from = builder.position;
  const onGrid = builder.grid !== null && isRunning(style, builder.grid);
  // A rule above a line with a label is above both.
  const ruled = paragraph.label
    ? ([0, builder.measure] as const)
    : ([style.leftIndent, innerWidth(style, builder.measure)] as const);
  lines.forEach((line, index) => {
    if (index > 0) builder.penalise(breakCost(lines, index, style));
    const plain = lineSlug(line, { paragraph, strut, band, set, onGrid });
    const above = index === 0 ? style.ruleAbove : null;
    const below = index === lines.length - 1 ? style.ruleBelow : null;
    builder.add(withRules(plain, above, below, ...ruled));
  });
  if (style.keepTogether) builder.keepRange(from);
  const isTail = endsUnit && lines.length <= longestTail && !style.keepWithNext;
  if (isTail || paragraph.followsOn) builder.keepTail(from, style.leading);
  builder.after(style.spaceAfter, keepOf(paragraph));
}

/** A heading stays with two lines of what follows, anything else with one. */
function keepOf({ style, tag, keepLines }: Paragraph): number {
  if (!style.keepWithNext) return 0;
  return keepLines ?? (/^H[1-6]$/.test(tag.role) ? 2 : 1);
}

/** Breaking above line `index` leaves `index` lines behind and takes the rest along. */
function breakCost(lines: readonly Line[], index: number, style: ParagraphStyle): number {
  let cost = inParagraph;
  if (index < style.orphans) cost += widowOrOrphan;
  if (lines.length - index < style.widows) cost += widowOrOrphan;
  if (lines[index - 1]?.hyphenated) cost += hyphen;
  return cost;
}

/** What the lines of a paragraph have in common. */
interface LinesOf {
  readonly paragraph: Paragraph;
  readonly strut: Strut;
  readonly band: Band | null;
  readonly set: SetParagraph;
  readonly onGrid: boolean;
}

function lineSlug(line: Line, { paragraph, strut, band, set, onGrid }: LinesOf): LineBox {
  const span = line.span ?? paragraph.span;
  const { ascent, descent } = line;
  return {
    height: ascent + descent,
    ascent,
    depth: descent,
    leading: paragraph.style.leading,
    overlap: Math.max(0, strut.ascent + strut.descent - paragraph.style.leading),
    content: [{ kind: "line", x: 0, baseline: ascent, line, artifact: null, span }],
    destinations: set.hasAnchors ? anchorsOf(line) : null,
    footnotes: set.footnotes ? footnotesOf(line, set.footnotes) : null,
    band,
    onGrid,
    span,
  };
}

export function anchorsOf(line: Line): readonly string[] | null {
  if (line.hasAnchors === false) return null;
  const names = line.items.flatMap((item) => (item.kind === "anchor" ? [item.name] : []));
  return names.length > 0 ? names : null;
}

/** The notes whose marks are in a line. */
export function footnotesOf(
  line: Line,
  footnotes: NonNullable<SetParagraph["footnotes"]>,
): readonly FootnotePiece[] | null {
  if (line.hasAnchors === false) return null;
  const items = line.reading ?? line.items;
  const found = items.flatMap((item) => (item.kind === "anchor" ? (footnotes.get(item.name) ?? []) : []));
  return found.length > 0 ? found : null;
}

/** The band fills the leading of its lines. */
function bandOf(style: ParagraphStyle, measure: number, strut: Strut): Band | null {
  if (!style.background) return null;
  const padding = Math.max(0, (style.leading - strut.ascent - strut.descent) / 2);
  return { colour: style.background, padding, x: style.leftIndent, width: innerWidth(style, measure) };
}

function innerWidth(style: ParagraphStyle, measure: number): number {
  return Math.max(0, measure - style.leftIndent - style.rightIndent);
}

/** Rules are outside the ascent and the descent, and make the box taller by that much. */
export function withRules(
  lineBox: LineBox,
  above: RuleStyle | null,
  below: RuleStyle | null,
  x: number,
  width: number,
): LineBox {
  if (!above && !below) return lineBox;
  const top = above ? above.thickness + above.gap : 0;
  const height = top + lineBox.height + (below ? below.gap + below.thickness : 0);
  return {
    ...lineBox,
    height,
    ascent: lineBox.ascent + top,
    depth: below ? null : lineBox.depth,
    leading: above ? null : lineBox.leading,
    ...(above && { onGrid: false }),
    content: [
      ...(above ? [ruleAt(x, 0, width, above)] : []),
      ...(above ? moved(lineBox.content, 0, top) : lineBox.content),
      ...(below ? [ruleAt(x, height - below.thickness, width, below)] : []),
    ],
  };
}

function ruleAt(x: number, y: number, width: number, rule: RuleStyle): Placed {
  return { kind: "rule", x, y, width, height: rule.thickness, colour: rule.colour, artifact: "layout" };
}

/** The same at another place. */
function moved(content: readonly Placed[], x: number, y: number): Placed[] {
  return content.map((placed) =>
    placed.kind === "line"
      ? { ...placed, x: placed.x + x, baseline: placed.baseline + y }
      : { ...placed, x: placed.x + x, y: placed.y + y },
  );
}
