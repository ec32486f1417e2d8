// Changes every paragraph of a composition, wherever it stands: in groups, tables, captions, grids, and what is not there yet.
import type { Block, Paragraph } from "./block.ts";
import { deferred } from "./deferred.ts";

export function mapParagraphs(blocks: readonly Block[], change: (paragraph: Paragraph) => Paragraph): readonly Block[] {
  return blocks.map((block) => mapped(block, change));
}

function mapped(block: Block, change: (paragraph: Paragraph) => Paragraph): Block {
  switch (block.kind) {
    case "paragraph":
      return change(block);
    case "deferred":
      return deferred(() => mapParagraphs(block.blocks(), change));
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
      return {
        ...block,
        head: block.head.map(change),
        foot: block.foot.map(change),
        cells: block.cells.map((cell) => ({
          ...cell,
          blocks: cell.blocks.map((part) => ({ ...part, paragraph: change(part.paragraph) })),
        })),
      };
    default:
      return block;
  }
}
