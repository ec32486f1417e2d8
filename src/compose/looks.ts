// Looks: a text style of the template with a character style, emphasis or the like laid over it.
import type { CharacterStyle, ParagraphStyle, Style, TextStyle } from "../template/style.ts";

const overlaid = new WeakMap<CharacterStyle, WeakMap<TextStyle, TextStyle>>();

/** The same two give the same object: a book has thousands of authors and one look for them. */
export function overlay(text: TextStyle, change: CharacterStyle): TextStyle {
  const known = overlaid.get(change) ?? new WeakMap<TextStyle, TextStyle>();
  overlaid.set(change, known);
  const found = known.get(text);
  if (found) return found;
  const { scale = 1, ...rest } = change;
  const made = { ...text, ...rest, size: text.size * scale };
  known.set(text, made);
  return made;
}

/** The template's character style of that name over a text style. */
export function character(style: Style, name: string, text: TextStyle): TextStyle {
  const change = style.characters.get(name);
  return change ? overlay(text, change) : text;
}

export const underlined: CharacterStyle = { underline: true };
export const raised: CharacterStyle = { position: "superior", underline: false };

/** The style with the whole paragraph moved in. */
export function indented(style: ParagraphStyle, by: number): ParagraphStyle {
  return by === 0 ? style : { ...style, leftIndent: style.leftIndent + by };
}

/** The style for a paragraph that has nothing to hang a label on. */
export function withoutLabel(style: ParagraphStyle): ParagraphStyle {
  return { ...style, leftIndent: 0 };
}
