// A future box: a line, a figure or a row of a table, before the galley knows what is above it.
import type { FootnotePiece } from "../../compose/block.ts";
import type { Span } from "../../source/source.ts";
import type { LinkArea, Placed } from "../document.ts";
import type { Band } from "./galley.ts";

export interface LineBox {
  readonly height: number;
  readonly content: readonly Placed[];
  /** From the top to the first baseline. */
  readonly ascent: number;
  /** From the last baseline to the bottom; null below a figure or a rule, where baselines keep no distance. */
  readonly depth: number | null;
  /** From the baseline above to its own first baseline; null for a figure or under a rule. */
  readonly leading: number | null;
  /** How far neighbouring lines may overlap because the face's own ascent and descent exceed the leading. */
  readonly overlap: number;
  readonly band: Band | null;
  readonly destinations: readonly string[] | null;
  /** Links that are areas rather than words, in the coordinates of `content`. */
  readonly links?: readonly LinkArea[];
  readonly footnotes?: readonly FootnotePiece[] | null;
  /** A line of running text, on a baseline grid. */
  readonly onGrid?: boolean;
  /** A formula, a figure, a row of a table. */
  readonly isDisplay?: boolean;
  readonly span: Span | null;
}
