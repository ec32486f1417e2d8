// Text as a terminal shows it. In: a string. Out: its cells: what readers see as one character (UAX #29), with its
// width in columns (UAX #11) and its place in the string. Control and direction characters, which must not reach the
// terminal, are cells that show their code.

import { printable } from "../source/printable.ts";

export interface Cell {
  /** What is printed. */
  readonly text: string;
  readonly columns: number;
  /** UTF-16 offsets in the string. */
  readonly start: number;
  readonly end: number;
}

/** Made at first use, which takes ten milliseconds. */
let segmenter: Intl.Segmenter | null = null;

/** The segmenter takes quadratic time: it gets pieces that no line is as long as. */
const longestPiece = 2000;

export function cellsOf(text: string): readonly Cell[] {
  if (/^[\x20-\x7e]*$/.test(text)) {
    return Array.from(text, (character, at) => ({ text: character, columns: 1, start: at, end: at + 1 }));
  }
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const cells: Cell[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from);
    for (const { segment, index } of segmenter.segment(text.slice(from, to))) {
      const shown = printable(segment);
      const columns = shown === segment ? columnsOf(segment) : shown.length;
      cells.push({ text: shown, columns, start: from + index, end: from + index + segment.length });
    }
    from = to;
  }
  return cells;
}

/** Never between the halves of a surrogate pair. */
function endOfPiece(text: string, from: number): number {
  const to = from + longestPiece;
  const last = text.charCodeAt(to - 1);
  return last >= 0xd800 && last < 0xdc00 ? to + 1 : Math.min(to, text.length);
}

/** The columns that a text takes. */
export function widthOf(text: string): number {
  return cellsOf(text).reduce((sum, { columns }) => sum + columns, 0);
}

/** East Asian Width W and F (UAX #11), and what is shown as an emoji. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]|\ufe0f/u;

function columnsOf(cluster: string): number {
  if (wide.test(cluster)) return 2;
  // Marks and joiners without a base letter.
  return /^[\p{M}\p{Cf}]+$/u.test(cluster) && cluster !== "\u00ad" ? 0 : 1;
}
