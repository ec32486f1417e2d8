// The paragraphs that a book will ask for, as far as known before its galleys are laid out: without those of tables and
// grids, and those that are made later. In: blocks. Out: paragraphs in order, each with the measure of its column.
import type { Block } from "../../compose/block.ts";
import type { ExpectedParagraph } from "../../paragraph/setters/line-setters.ts";
import type { PageGeometry, Style } from "../../template/style.ts";
import { columnWidth } from "./column-flow.ts";

/** `isComplete`: nothing is pending, so blocks that are made on request can be asked for. */
export function expectedParagraphs(
  blocks: readonly Block[],
  style: Style,
  isComplete: boolean,
): readonly ExpectedParagraph[] {
  const expected: ExpectedParagraph[] = [];
  let whole = measureOf(style.page);
  const walk = (children: readonly Block[], columns: number, gap: number) => {
    for (const block of children) {
      if (block.kind === "paragraph") expected.push({ paragraph: block, measure: columnWidth(whole, columns, gap) });
      else if (block.kind === "break") whole = measureOf(block.landscape ? style.landscape : style.page);
      else if (block.kind === "deferred" && isComplete) walk(block.blocks(), columns, gap);
      // Columns within columns are not divided again.
      else if (block.kind === "group" && columns > 1) walk(block.children, columns, gap);
      else if (block.kind === "group") walk(block.children, block.columns, block.columnGap);
    }
  };
  walk(blocks, 1, 0);
  return expected;
}

function measureOf({ width, margins }: PageGeometry): number {
  return width - margins.inner - margins.outer;
}
