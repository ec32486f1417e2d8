// A title at the size that suits its length. In: a paragraph, and how much smaller and larger it may be. Out: the same
// paragraph, larger if it is short, smaller if it is long, so that it has few lines, none of them a single word.
import type { Fit, Paragraph, Piece } from "../../compose/block.ts";
import type { Line } from "../../paragraph/line.ts";
import type { LineCache } from "./set-lines.ts";

const steps = 16;
/** A title of this many lines reads as one phrase. */
const fewLines = 3;
/** How far a title may shrink to avoid a fault. */
const lineTooMany = 0.22;
const tooTallWorth = -100;
const loneWord = 0.5;
/** A single word is stranded if its line is this much shorter than the longest. */
const loneWidth = 0.7;
const dividedWord = 0.5;
/** A line that ends with an article or preposition. */
const hangingWord = 0.5;
const shortWord = /^\p{Ll}{1,3}$/u;

export function fitTitle(paragraph: Paragraph, fit: Fit, measure: number, cache: LineCache): Paragraph {
  let best = paragraph;
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (let step = steps; step >= 0; step--) {
    const scale = fit.least + ((fit.most - fit.least) * step) / steps;
    // It cannot be better than at its own size without a fault.
    if (scale <= bestWorth) break;
    const tried = scaled(paragraph, scale);
    const { lines } = cache.lines(tried, measure);
    const tooTall = lines.length * tried.style.leading > fit.height;
    const worth = tooTall ? tooTallWorth - scale : scale - faultsOf(lines);
    if (worth <= bestWorth) continue;
    best = tried;
    bestWorth = worth;
  }
  return best;
}

function faultsOf(lines: readonly Line[]): number {
  const widest = Math.max(...lines.map(extentOf));
  const isLone = (line: Line) => isOneWord(line) && extentOf(line) < loneWidth * widest;
  const lone = lines.filter(isLone).length;
  const divided = lines.filter(({ hyphenated }) => hyphenated).length;
  const hanging = lines.slice(0, -1).filter(endsShort).length;
  return (
    lineTooMany * Math.max(0, lines.length - fewLines) + loneWord * lone + dividedWord * divided + hangingWord * hanging
  );
}

function endsShort({ items, reading }: Line): boolean {
  const last = (reading ?? items).findLast((item) => item.kind === "glyphs");
  return last?.kind === "glyphs" && shortWord.test(last.runs.at(-1)?.text ?? "");
}

function extentOf({ items }: Line): number {
  const [first] = items;
  const last = items.at(-1);
  return first && last ? last.x + last.width - first.x : 0;
}

function isOneWord({ items }: Line): boolean {
  const spaces = items.map((item, index) => {
    if (item.kind !== "glyphs") return 0;
    return item.runs.length - 1 + (item.space && index < items.length - 1 ? 1 : 0);
  });
  return spaces.every((count) => count === 0);
}

function scaled(paragraph: Paragraph, scale: number): Paragraph {
  const { style, pieces } = paragraph;
  const text = { ...style.text, size: style.text.size * scale };
  const sized = (piece: Piece): Piece =>
    "style" in piece ? { ...piece, style: { ...piece.style, size: piece.style.size * scale } } : piece;
  return {
    ...paragraph,
    style: { ...style, text, leading: style.leading * scale },
    pieces: pieces.map(sized),
  };
}
