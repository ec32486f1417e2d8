// A paragraph that is cut after a number of lines. In: a paragraph, a width, a size of type. Out: its first words and
// an ellipsis; the same question gives the same object.
import type { Paragraph, Piece } from "../../compose/block.ts";
import type { SizedType } from "./grid-type.ts";

const cuts = new WeakMap<Paragraph, Map<string, Paragraph>>();

/** The paragraph, cut at a word and ended with an ellipsis if it has more lines. */
export function shortenParagraph(paragraph: Paragraph, width: number, most: number, type: SizedType): Paragraph {
  if (most === Number.POSITIVE_INFINITY || type.lineCount(paragraph, width) <= most) return paragraph;
  const known = cuts.get(paragraph) ?? new Map<string, Paragraph>();
  cuts.set(paragraph, known);
  const key = `${most} ${width} ${type.size}`;
  const found = known.get(key);
  if (found) return found;
  let low = 1;
  let high = wordsIn(paragraph.pieces) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (type.lineCount(cutAfter(paragraph, middle), width) <= most) low = middle;
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
