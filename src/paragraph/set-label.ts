// A label as set: the items of its line, which precede those of the paragraph's first line.
import type { Line, LineItem } from "./line.ts";
import type { ColumnIndents } from "./set-lines.ts";

export interface SetLabel {
  readonly items: readonly LineItem[];
  readonly at: number;
  readonly width: number;
  readonly extra: number;
}

export function withLabel(line: Line, label: SetLabel, indents: ColumnIndents): Line {
  const left = indents.base === 1 ? indents.column - label.at - label.width : label.at;
  const items = label.items.map((item, index): LineItem => {
    const moved = { ...item, x: item.x + left };
    // Screen readers need a space for the gap.
    return moved.kind === "glyphs" && index === label.items.length - 1 ? { ...moved, space: true } : moved;
  });
  const { width, ascent, descent, ratio, overfull, hyphenated, tag, span } = line;
  const reading = line.reading && { reading: [...items, ...line.reading] };
  return {
    items: [...items, ...line.items],
    ...reading,
    width,
    ascent,
    descent,
    ratio,
    overfull,
    hyphenated,
    tag,
    span,
  };
}
