// Text in columns: which blocks of a group are in its columns, and which span all of them because they are too wide for
// one. The columns above such a block are balanced, and new columns begin below it.
import type { DisplayFormula, FigureBlock, Group, Table } from "../../compose/block.ts";
import { naturalWidth } from "../table/column-widths.ts";
import type { Token } from "./divide-runs.ts";
import type { GalleyBuilder } from "./galley-builder.ts";
import type { LineCache } from "./set-lines.ts";

/** A figure is scaled down to a column unless it is wider than this many columns. */
const shrinkable = 1.5;
/** The cells of a table are wrapped to make it fit a column unless it is wider than this many columns. */
const wrappable = 1.1;

/** Where the next block goes, as data. */
export interface ColumnState {
  readonly isWide: boolean;
  readonly holds: boolean;
}

type Printed = Exclude<Token, { kind: "open" | "close" }>;

export class ColumnFlow {
  readonly #strip: GalleyBuilder;
  readonly #measure: number;
  readonly #cache: LineCache;
  #group: Group | null = null;
  #isWide = false;
  /** The block above is kept with the next, which goes to the same place. */
  #holds = false;

  constructor(builder: GalleyBuilder, measure: number, cache: LineCache) {
    this.#strip = builder;
    this.#measure = measure;
    this.#cache = cache;
  }

  get state(): ColumnState {
    return { isWide: this.#isWide, holds: this.#holds };
  }

  /** `groups`: those that are open. */
  resume(groups: readonly Group[], { isWide, holds }: ColumnState): void {
    this.#group = groups.find(({ columns }) => columns >= 2) ?? null;
    this.#isWide = isWide;
    this.#holds = holds;
  }

  open(group: Group): void {
    if (group.columns < 2 || this.#group) return;
    this.#group = group;
    this.#isWide = false;
    this.#turn(group.columns, group.columnGap);
  }

  close(group: Group | undefined): void {
    if (!group || group !== this.#group) return;
    this.#group = null;
    if (!this.#isWide) this.#turn(1, 0);
  }

  /** Makes room for the next block. */
  before(block: Printed): void {
    if (!this.#group || block.kind === "anchor" || block.kind === "mark" || block.kind === "backdrop") return;
    const { columns, columnGap } = this.#group;
    const isWide = this.#holds || this.#isTooWide(block, this.#widthOf(columns, columnGap));
    this.#holds = isWide && block.kind === "figure" && block.keepWithNext;
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    if (isWide) this.#turn(1, 0);
    else this.#turn(columns, columnGap);
  }

  #isTooWide(block: Printed, column: number): boolean {
    switch (block.kind) {
      case "figure":
        return figureWidth(block) > column * shrinkable;
      case "display-formula":
        return formulaWidth(block) > column + 0.01;
      case "table":
        return tableWidth(block, this.#cache) > column * wrappable;
      case "grid":
        return true;
      default:
        return false;
    }
  }

  #turn(columns: number, columnGap: number): void {
    const isMirrored = columns > 1 && this.#group?.direction === "rtl";
    this.#strip.setColumns(columns, columnGap, this.#widthOf(columns, columnGap), isMirrored);
  }

  #widthOf(columns: number, columnGap: number): number {
    return columnWidth(this.#measure, columns, columnGap);
  }
}

export function columnWidth(measure: number, columns: number, columnGap: number): number {
  return (measure - columnGap * (columns - 1)) / columns;
}

function figureWidth({ pictures, gap }: FigureBlock): number {
  return pictures.reduce((sum, picture) => sum + picture.width, gap * (pictures.length - 1));
}

function formulaWidth({ formula, style }: DisplayFormula): number {
  return formula.width * style.text.size + style.leftIndent + style.rightIndent;
}

function tableWidth(table: Table, cache: LineCache): number {
  return naturalWidth(table, cache) + table.columnGap * (table.columns.length - 1);
}
