// A pass that changes the text of paragraphs, over a grid. The forms of a box share their lines, and still do
// afterwards: each is changed once.
import type { Grid, GridText, Paragraph } from "./block.ts";

export function mapGrid(grid: Grid, change: (paragraph: Paragraph) => Paragraph): Grid {
  const changed = new Map<Paragraph, Paragraph>();
  const once = (paragraph: Paragraph): Paragraph => {
    const made = changed.get(paragraph) ?? change(paragraph);
    changed.set(paragraph, made);
    return made;
  };
  const text = (one: GridText): GridText => ({ ...one, paragraph: once(one.paragraph) });
  const { legend } = grid;
  const piecesOf = (pieces: Paragraph["pieces"]) => (legend ? once({ ...legend.paragraph, pieces }).pieces : pieces);
  return {
    ...grid,
    instead: grid.instead && mapGrid(grid.instead, change),
    head: grid.head.map(once),
    legend: legend && {
      ...legend,
      entries: legend.entries.map((entry) => ({ ...entry, pieces: piecesOf(entry.pieces) })),
    },
    cells: grid.cells.map((cell) => ({
      ...cell,
      looks: cell.looks.map((look) => ({ ...look, texts: look.texts.map(text) })),
      line: cell.line && text(cell.line),
    })),
  };
}
