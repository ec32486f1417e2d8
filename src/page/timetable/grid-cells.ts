// The text of a grid's boxes: lines below each other in the width of a box, with texts that yield left out or
// shortened.
import type { GridCell, GridText, Paragraph, Piece } from "../../compose/block.ts";
import type { Placed } from "../document.ts";
import type { LineCache } from "../galley/set-lines.ts";

type PlacedLine = Extract<Placed, { kind: "line" }>;

export interface Stack {
  readonly lines: readonly PlacedLine[];
  readonly height: number;
}

/** The allowance of a box: which texts stay, and the most lines of those that yield last. */
export interface Allowance {
  readonly stay: readonly GridText["yields"][];
  readonly lines: number;
}

/** From everything to the least. */
export const everything: Allowance = { stay: ["never", "gladly", "first", "last"], lines: Number.POSITIVE_INFINITY };
export const usual: Allowance = { ...everything, stay: ["never", "first", "last"] };
export const sparing: Allowance = { ...everything, stay: ["never", "last"] };
export const shortened: readonly Allowance[] = [4, 3, 2, 1].map((lines) => ({ ...sparing, lines }));

export function stackCell(cell: GridCell, width: number, { stay, lines }: Allowance, cache: LineCache): Stack {
  const kept = cell.blocks.flatMap(({ paragraph, yields }) => {
    if (!stay.includes(yields)) return [];
    return [yields === "last" ? within(paragraph, width, lines, cache) : paragraph];
  });
  return stack(kept, width, cache);
}

/** Another face in a line must not move it out of line with other boxes; a formula may. */
const tall = 1.45;

/** Paragraphs under each other; the space above the first and below the last is left out. */
export function stack(paragraphs: readonly Paragraph[], width: number, cache: LineCache): Stack {
  const lines: PlacedLine[] = [];
  let baseline = 0;
  let bottom = 0;
  let after = 0;
  for (const paragraph of paragraphs) {
    const { style } = paragraph;
    const strut = cache.strut(style);
    const overlap = Math.max(0, strut.ascent + strut.descent - style.leading);
    cache.lines(paragraph, width).lines.forEach((line, index) => {
      const space = index === 0 && lines.length > 0 ? Math.max(after, style.spaceBefore) : 0;
      const ascent = line.ascent > strut.ascent * tall ? line.ascent : strut.ascent;
      const least = bottom - baseline + ascent - overlap;
      baseline = lines.length === 0 ? ascent : baseline + Math.max(style.leading, least) + space;
      bottom = baseline + line.descent;
      lines.push({ kind: "line", x: 0, baseline, line, artifact: null, span: line.span ?? paragraph.span });
    });
    after = style.spaceAfter;
  }
  return { lines, height: bottom };
}

const cuts = new WeakMap<Paragraph, Map<string, Paragraph>>();

/** The paragraph, cut at a word and ended with an ellipsis where it has more lines. */
function within(paragraph: Paragraph, width: number, most: number, cache: LineCache): Paragraph {
  if (most === Number.POSITIVE_INFINITY || cache.lines(paragraph, width).lines.length <= most) return paragraph;
  const known = cuts.get(paragraph) ?? new Map<string, Paragraph>();
  cuts.set(paragraph, known);
  const key = `${most} ${width}`;
  const found = known.get(key);
  if (found) return found;
  const words = wordsIn(paragraph.pieces);
  let low = 1;
  let high = words - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (cache.lines(cutAfter(paragraph, middle), width).lines.length <= most) low = middle;
    else high = middle - 1;
  }
  const cut = cutAfter(paragraph, Math.max(1, low));
  known.set(key, cut);
  return cut;
}

function wordsIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.kind === "text" ? piece.text.split(" ").length : 1), 0);
}

/** The first `count` words of a paragraph, and an ellipsis. */
function cutAfter(paragraph: Paragraph, count: number): Paragraph {
  const pieces: Piece[] = [];
  let left = count;
  for (const piece of paragraph.pieces) {
    if (left <= 0) break;
    if (piece.kind === "text") {
      const words = piece.text.split(" ");
      const text = words.slice(0, left).join(" ");
      pieces.push({
        ...piece,
        text: left < words.length ? `${text.replace(/(?<![\s,;:.–-])[\s,;:.–-]+$/, "")}…` : text,
      });
      left -= words.length;
    } else {
      pieces.push(piece);
      left--;
    }
  }
  return { ...paragraph, pieces };
}
