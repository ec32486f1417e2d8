// Looks: a text style of the template with a character style, emphasis or the like laid over it.
import type { CharacterStyle, ParagraphStyle, Style, TextStyle } from "../template/style.ts";

export function overlay(text: TextStyle, change: CharacterStyle): TextStyle {
  const { scale = 1, ...rest } = change;
  return { ...text, ...rest, size: text.size * scale };
}

/** The template's character style of that name over a text style. */
export function character(style: Style, name: string, text: TextStyle): TextStyle {
  const change = style.characters.get(name);
  return change ? overlay(text, change) : text;
}

/** The style with the whole paragraph moved in. */
export function indented(style: ParagraphStyle, by: number): ParagraphStyle {
  return by === 0 ? style : { ...style, leftIndent: style.leftIndent + by };
}

/** The style for a paragraph that has nothing to hang a label on. */
export function withoutLabel(style: ParagraphStyle): ParagraphStyle {
  return { ...style, leftIndent: 0 };
}
