// The line that replaces a text that could not be read, in the book's language.
import { paragraphStyle } from "../template/read-style.ts";
import type { Paragraph, Tag } from "./block.ts";
import { italic, overlay } from "./character-styles.ts";
import { faultLook } from "./inline.ts";
import { inlineContext, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export function unavailable(styleName: string, language: string, parent: Tag, setting: Setting): Paragraph {
  const style = paragraphStyle(setting.style, styleName);
  const own = tag("P", parent);
  const plain = inlineContext(style, language, own);
  const context = { ...plain, text: faultLook(overlay(plain.text, italic), setting) };
  return paragraph(style, [textPiece(setting.labels.textUnavailable, context)], own, { language });
}
