// A walk of blocks for passes that change the text of paragraphs, wherever they are: in groups, tables, grids, below
// pictures.
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { deferred, mapForms } from "./deferred.ts";
import { mapGrid } from "./map-grid.ts";

export function mapParagraphs(blocks: readonly Block[], change: (paragraph: Paragraph) => Paragraph): readonly Block[] {
  return blocks.map((block) => mapBlock(block, change));
}

function mapBlock(block: Block, change: (paragraph: Paragraph) => Paragraph): Block {
  switch (block.kind) {
    case "paragraph":
      return change(block);
    case "deferred":
      return deferred(() => mapParagraphs(block.blocks(), change));
    case "variants":
      return mapForms(block, (form) => mapParagraphs(form, change));
    case "group":
      return { ...block, children: mapParagraphs(block.children, change) };
    case "figure": {
      const pictures = block.pictures.map((one) => (one.caption ? { ...one, caption: change(one.caption) } : one));
      return { ...block, pictures };
    }
    case "table": {
      const rows = block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map(change) })),
      }));
      return { ...block, rows };
    }
    case "grid":
      return mapGrid(block, change);
    default:
      return block;
  }
}

/** The pieces of a paragraph and of its label; the same paragraph where nothing changes, as in most. */
export function mapPieces(
  paragraph: Paragraph,
  change: (pieces: readonly Piece[], around: Tag) => readonly Piece[],
): Paragraph {
  const { label, tag } = paragraph;
  const pieces = change(paragraph.pieces, tag);
  const labelPieces = label && change(label.pieces, label.tag ?? tag);
  if (pieces === paragraph.pieces && (!label || labelPieces === label.pieces)) return paragraph;
  return { ...paragraph, pieces, label: label && { ...label, pieces: labelPieces ?? label.pieces } };
}
