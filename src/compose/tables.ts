// Tables of the text: a head row, cells that wrap, and horizontal rules only, as in good books.
import { directionOf } from "../language/labels.ts";
import { type Flow, plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Table, TableRow } from "./block.ts";
import { inline } from "./inline.ts";
import { inlineContext, paragraph } from "./pieces.ts";
import { inlineOptions, type Scope } from "./scope.ts";
import { tag } from "./structure.ts";

type TableNode = Extract<Flow, { kind: "table" }>;

export function tableBlock(node: TableNode, scope: Scope): Table {
  const { style } = scope.setting;
  const own = tag("Table", scope.parent);
  const head = tag("THead", own);
  const body = tag("TBody", own);
  const align = node.align.map((given, column) => given ?? (isOfNumbers(node, column) ? "number" : null));
  const rows = node.rows.map((cells, index): TableRow => {
    const rowTag = tag("TR", index === 0 ? head : body);
    return {
      cells: cells.map((content, column) => {
        const cellTag = index === 0 ? tag("TH", rowTag, { scope: "Column" }) : tag("TD", rowTag);
        const cell = aligned(paragraphStyle(style, index === 0 ? "table-head" : "table-cell"), align[column] ?? null);
        const inner = tag("P", cellTag);
        const pieces = inline(content, inlineContext(cell, scope.language, inner), scope.setting, inlineOptions(scope));
        return {
          blocks: [paragraph(cell, pieces, inner, { language: scope.language, span: node.span })],
          columnSpan: 1,
          tag: cellTag,
        };
      }),
      keepWithNext: index === 0,
      background: null,
      tag: rowTag,
    };
  });
  return {
    kind: "table",
    columns: (node.rows[0] ?? []).map(() => ({ width: null })),
    headRows: 1,
    direction: directionOf(scope.language),
    rows,
    align: style.figures.align,
    ...style.tables,
    tag: own,
    span: node.span,
  };
}

type Alignment = "left" | "right" | "center" | "number" | null;

function aligned(style: ParagraphStyle, align: Alignment): ParagraphStyle {
  if (align === "number") return { ...style, align: "right", text: { ...style.text, figures: "tabular" } };
  return align === null ? style : { ...style, align };
}

/** A number with sign, thousands separators, decimals and percent sign. */
const numeric = /^[-\u2212\u2013+±≈<>]?\s?\d[\d\s.,\u00a0\u202f]*%?$/u;

/** Every non-empty cell under the head holds a number. */
function isOfNumbers({ rows }: TableNode, column: number): boolean {
  const texts = rows.slice(1).map((cells) => plainText(cells[column] ?? []).trim());
  const filled = texts.filter((text) => text !== "" && !/^[-\u2013\u2014]$/.test(text));
  return filled.length > 1 && filled.every((text) => numeric.test(text));
}
