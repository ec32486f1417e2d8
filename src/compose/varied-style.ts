// Paragraph styles that differ from another one in a few values. In: a style and its changes. Out: the changed style,
// which is one object for all paragraphs with the same changes: a book of thousands of abstracts has a few dozen of
// them.
import type { ParagraphStyle } from "../template/style.ts";

interface Variant {
  readonly changes: Partial<ParagraphStyle>;
  readonly style: ParagraphStyle;
}

const variants = new WeakMap<ParagraphStyle, Variant[]>();

/** A style has only a few variants, unless one of their values is an object of its own each time. */
const most = 32;

export function varied(style: ParagraphStyle, changes: Partial<ParagraphStyle>): ParagraphStyle {
  const known = variants.get(style) ?? [];
  for (const variant of known) if (areSame(variant.changes, changes)) return variant.style;
  const made = { ...style, ...changes };
  if (known.length === 0) variants.set(style, known);
  if (known.length < most) known.push({ changes, style: made });
  return made;
}

function areSame(some: Partial<ParagraphStyle>, others: Partial<ParagraphStyle>): boolean {
  const names = Object.keys(others) as (keyof ParagraphStyle)[];
  return (
    names.length === Object.keys(some).length && names.every((name) => name in some && some[name] === others[name])
  );
}
