// A table too wide for its column even with every cell at its narrowest is set in smaller type.
import type { Paragraph, Table, TableRow } from "../../compose/block.ts";
import type { ParagraphStyle } from "../../template/style.ts";
import { scalePiece } from "../galley/scale-paragraph.ts";

export function shrinkTable(table: Table, scale: number): Table {
  const styles = new Map<ParagraphStyle, ParagraphStyle>();
  const styleOf = (style: ParagraphStyle) => {
    const known = styles.get(style) ?? shrinkStyle(style, scale);
    styles.set(style, known);
    return known;
  };
  return {
    ...table,
    columnGap: table.columnGap * scale,
    rows: table.rows.map((row): TableRow => {
      const cells = row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((block) => shrink(block, styleOf)) }));
      return { ...row, cells };
    }),
  };

  function shrink(paragraph: Paragraph, styled: typeof styleOf): Paragraph {
    const pieces = paragraph.pieces.map((piece) => scalePiece(piece, scale));
    return { ...paragraph, style: styled(paragraph.style), pieces };
  }
}

function shrinkStyle(style: ParagraphStyle, scale: number): ParagraphStyle {
  return { ...style, text: { ...style.text, size: style.text.size * scale }, leading: style.leading * scale };
}
