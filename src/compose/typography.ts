// The text as printed: typographic quotes, dashes, ellipses, ties and French spaces replace what keyboards have. In:
// blocks, and the setting of the template. Out: the same blocks with final text; no later stage changes a character.
import { smarten } from "../language/smart.ts";
import { tie } from "../language/ties.ts";
import { quotesIn } from "../template/read-languages.ts";
import type { Style, TextStyle } from "../template/style.ts";
import type { Block, Piece } from "./block.ts";
import { mapForms } from "./deferred.ts";
import { mapParagraphs, mapPieces } from "./map-paragraphs.ts";

type TextPiece = Extract<Piece, { kind: "text" }>;

/** Represents a neighbour that is not text (as in UAX #9). */
const object = "\ufffc";

export function withTypography(blocks: readonly Block[], style: Style, language: string): readonly Block[] {
  if (!style.typography.smart) return blocks;
  const change = (pieces: readonly Piece[]) => typeset(pieces, style);
  return marksWithTypography(
    mapParagraphs(blocks, (paragraph) => mapPieces(paragraph, change)),
    style,
    language,
  );
}

/** Plain text for running heads. */
export function plainTypography(text: string, style: Style, language: string): string {
  return style.typography.smart ? tie(smarten(text, language, "", "", quotesIn(style, language)), language) : text;
}

function marksWithTypography(blocks: readonly Block[], style: Style, language: string): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.kind === "group") return { ...block, children: marksWithTypography(block.children, style, language) };
    if (block.kind === "variants") return mapForms(block, (form) => marksWithTypography(form, style, language));
    if (block.kind !== "mark" || block.text === null) return block;
    return { ...block, text: plainTypography(block.text, style, language) };
  });
}

/** The same array where nothing changes. */
function typeset(pieces: readonly Piece[], style: Style): readonly Piece[] {
  let before = "";
  let changed = false;
  const set = pieces.map((piece, index): Piece => {
    if (piece.kind !== "text") {
      if (piece.kind !== "anchor") before = piece.kind === "line-break" ? "" : object;
      return piece;
    }
    const text = isVerbatim(piece, style) ? piece.text : printed(piece, before, startOf(pieces[index + 1]), style);
    if (text !== "") before = text.slice(-1);
    if (text === piece.text) return piece;
    changed = true;
    return { ...piece, text };
  });
  return changed ? set : pieces;
}

function printed({ text, language }: TextPiece, before: string, after: string, style: Style): string {
  return tie(smarten(text, language, before, after, quotesIn(style, language)), language);
}

/** Code, and addresses printed in full, stay as they are so that they can be copied. */
function isVerbatim({ style, link, hyphenate }: TextPiece, { codeFamily }: Style): boolean {
  return isCode(style, codeFamily) || (!hyphenate && link?.target.kind === "uri");
}

function isCode({ family }: TextStyle, codeFamily: string): boolean {
  return family === codeFamily;
}

function startOf(next: Piece | undefined): string {
  if (!next || next.kind === "line-break") return "";
  return next.kind === "text" ? next.text.charAt(0) : object;
}
