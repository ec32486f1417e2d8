// Table → boxes, row by row, with rules above, below and under the head, and no vertical ones, as in good books. Rows
// stay whole unless they are very tall; the head is printed again wherever a page breaks the body.
import type { Table } from "../../compose/block.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { inRow, strandedHeading, strandedRow, widowOrOrphan } from "../breaking/penalties.ts";
import type { Box, Repeat } from "../galley/galley.ts";
import type { GalleyBuilder } from "../galley/galley-builder.ts";
import type { LineBox } from "../galley/line-box.ts";
import type { LineCache } from "../galley/set-lines.ts";
import { withRules } from "../galley/set-paragraph.ts";
import { type Columns, columnWidths } from "./column-widths.ts";
import { setRow } from "./set-row.ts";
import { shrinkTable } from "./shrink-table.ts";

/** Rows taller than this share of the page may be broken. */
const breakable = 1 / 3;
/** Heads taller than this share are not repeated. */
const repeatable = 1 / 3;
/** Tables of at most this many rows, and of this share of the page, are not broken. */
const short = { rows: 8, share: 0.5 };
/** Below the rule under the head there is more space than above it, because ascenders fill the text below it. */
const belowHead = 1.6;

export function setTable(given: Table, builder: GalleyBuilder, cache: LineCache, diagnostics: Reporter): void {
  const columns = columnWidths(given, builder.measure, cache);
  const table = columns.scale < 1 ? shrinkTable(given, columns.scale) : given;
  if (columns.scale < 1) {
    const share = Math.round(columns.scale * 100);
    diagnostics.warning("table-shrunk", `the table is wider than the column and is printed at ${share} %`, table.span, {
      hint: "leave out columns, or swap columns and rows",
    });
  }
  const { rows, headRows, outerRule, headRule } = table;
  const head: Box[] = [];
  let repeat: Repeat | null = null;
  builder.before(table.spaceBefore);
  const from = builder.position;
  rows.forEach((row, index) => {
    const { slugs, spaceBefore, spaceAfter } = setRow(row, columns, cache, builder.pageHeight * breakable);
    const isHeadEnd = index === headRows - 1 && index < rows.length - 1;
    const below = isHeadEnd ? headRule : index === rows.length - 1 ? outerRule : null;
    if (index > 0) {
      builder.before(spaceBefore);
      builder.penalise(rowPenalty(table, index));
    }
    slugs.forEach((lineBox, slice) => {
      if (slice > 0) builder.penalise(inRow + (slice < 2 || slugs.length - slice < 2 ? widowOrOrphan : 0));
      if (index >= headRows) builder.repeat(repeat);
      const above = index === 0 && slice === 0 ? outerRule : null;
      const box = builder.add(ruled(lineBox, above, slice === slugs.length - 1 ? below : null, columns), 2);
      if (index < headRows) head.push(box);
      else if (head.length > 0) repeat ??= repeatOf(head, box.lead.height, builder.pageHeight * repeatable);
    });
    const isLast = index === rows.length - 1;
    const underHead = isHeadEnd && headRule ? spaceAfter + headRule.gap * belowHead : 0;
    builder.after(isLast ? table.spaceAfter : Math.max(spaceAfter, underHead), 0);
  });
  if (rows.length <= short.rows) builder.keepRange(from, short.share * builder.pageHeight);
}

function ruled(lineBox: LineBox, above: Table["outerRule"], below: Table["outerRule"], { x, whole }: Columns): LineBox {
  return withRules(lineBox, above, below, x, whole);
}

/** Cost of a page break above the row: none between head and body, high after the first and before the last row of the body. */
function rowPenalty({ rows, headRows }: Table, index: number): number {
  if (index <= headRows || rows[index - 1]?.keepWithNext) return strandedHeading;
  const body = rows.length - headRows;
  const isLonely = body > 2 && (index === headRows + 1 || index === rows.length - 1);
  return isLonely ? strandedRow : 0;
}

function repeatOf(head: readonly Box[], below: number, tallest: number): Repeat | null {
  const height = head.reduce((sum, box, at) => sum + box.height + (at > 0 ? box.lead.height : 0), 0);
  return height <= tallest ? { boxes: head, height, below } : null;
}
