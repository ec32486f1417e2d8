// A label as set: the items of its line, which precede those of the paragraph's first line.
import type { Label, Paragraph, Tag } from "../compose/block.ts";
import type { TextStyle } from "../template/style.ts";
import type { ItemWriter } from "./item-codec.ts";
import type { LineItem } from "./line.ts";
import type { ColumnIndents } from "./measured-line.ts";

/** The line of a label. */
export interface LabelLine {
  readonly items: readonly LineItem[];
  readonly width: number;
}

/** The label in its place. */
export interface SetLabel extends LabelLine {
  /** The element of all its items; null: their own. */
  readonly tag: Tag | null;
  readonly at: number;
  /** The indent that the first line of its paragraph needs for it, in addition to its own. */
  readonly extra: number;
}

const rounding = 1e-6;

/** Most labels are numbers and times, which recur: a label of one plain text is set once. */
export class LabelShelf {
  readonly #known = new Map<TextStyle, Map<string, LabelLine>>();

  /** The label of a paragraph, at its printed place; `set` sets its line. */
  place(paragraph: Paragraph, label: Label, set: () => LabelLine): SetLabel {
    const [piece] = label.pieces;
    const isPlain = piece?.kind === "text" && piece.link === null && label.pieces.length === 1;
    const { items, width } = isPlain ? this.#plain(piece, paragraph.direction, set) : set();
    const { style } = paragraph;
    const textAt = style.leftIndent + style.firstIndent;
    const at = label.align === "right" ? Math.max(0, textAt - label.gap - width) : label.at;
    return {
      items,
      width,
      tag: isPlain ? (piece.tag ?? label.tag ?? paragraph.tag) : null,
      at,
      extra: Math.max(0, at + width + label.gap - textAt - rounding),
    };
  }

  #plain({ style, language, text }: PlainText, direction: Paragraph["direction"], set: () => LabelLine): LabelLine {
    let ofStyle = this.#known.get(style);
    if (!ofStyle) {
      ofStyle = new Map();
      this.#known.set(style, ofStyle);
    }
    const key = `${direction} ${language} ${text}`;
    let line = ofStyle.get(key);
    if (!line) {
      line = set();
      ofStyle.set(key, line);
    }
    return line;
  }
}

type PlainText = Extract<Label["pieces"][number], { kind: "text" }>;

/** Writes the items of a label; returns their number. */
export function writeLabel(
  { items, tag, at, width }: SetLabel,
  { base, column }: ColumnIndents,
  writer: ItemWriter,
): number {
  const left = base === 1 ? column - at - width : at;
  const last = items.length - 1;
  items.forEach((item, index) => {
    const moved = { ...item, x: item.x + left, tag: tag ?? item.tag };
    // Screen readers need a space for the gap.
    writer.write(moved.kind === "glyphs" && index === last ? { ...moved, space: true } : moved);
  });
  return items.length;
}
