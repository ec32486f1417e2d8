// Text styles of the template with a character style, emphasis or the like applied.

import type { CharacterStyle, ParagraphStyle, Style, TextStyle } from "../template/style.ts";
import type { Colour } from "../vector/drawing.ts";
import { varied } from "./varied-style.ts";

const overlaid = new WeakMap<CharacterStyle, WeakMap<TextStyle, TextStyle>>();

/** The same two styles give the same object: a book has thousands of authors in one style. */
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

/** A text style with the template's character style of that name applied. */
export function character(style: Style, name: string, text: TextStyle): TextStyle {
  const change = style.characters.get(name);
  return change ? overlay(text, change) : text;
}

export const underlined: CharacterStyle = { underline: true };
export const raised: CharacterStyle = { position: "superior", underline: false };
export const superior: CharacterStyle = { position: "superior" };
export const lowered: CharacterStyle = { position: "inferior" };
export const italic: CharacterStyle = { italic: true };
export const roman: CharacterStyle = { italic: false };
export const struck: CharacterStyle = { strikethrough: true };
export const smallCaps: CharacterStyle = { caps: "small-caps" };

const codes = new WeakMap<Style, CharacterStyle>();

/** Code in the middle of a text. */
export function codeLook(text: TextStyle, style: Style): TextStyle {
  const change = codes.get(style) ?? {
    family: style.codeFamily,
    scale: style.codeScale,
    caps: "normal",
    tracking: 0,
  };
  codes.set(style, change);
  return overlay(text, change);
}

const coloured = new WeakMap<Colour, CharacterStyle>();

/** The text in another colour. */
export function inColour(text: TextStyle, colour: Colour): TextStyle {
  const change = coloured.get(colour) ?? { colour };
  coloured.set(colour, change);
  return overlay(text, change);
}

/** The style with the whole paragraph indented. */
export function indented(style: ParagraphStyle, by: number): ParagraphStyle {
  return by === 0 ? style : varied(style, { leftIndent: style.leftIndent + by });
}

/** The style in which a draft prints placeholders for faults. */
export function faulty(text: TextStyle): TextStyle {
  return inColour(text, red);
}

export const red: Colour = [0.75, 0, 0];
