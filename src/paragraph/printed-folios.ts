// The folios that a paragraph prints, as one string: as long as it stays the same, so do the paragraph's lines.
import type { Paragraph, Piece } from "../compose/block.ts";
import type { Folio } from "./build-items.ts";

export function foliosOf({ label, pieces }: Paragraph, folio: Folio): string {
  const own = foliosIn(pieces, folio);
  return label ? foliosIn(label.pieces, folio) + own : own;
}

function foliosIn(pieces: readonly Piece[], folio: Folio): string {
  let folios = "";
  for (const piece of pieces) {
    if (piece.kind === "page-number") folios += `${folio(piece.destination) ?? "?"}|`;
    if (piece.kind === "page-list") {
      for (const { destination } of piece.entries) folios += `${folio(destination) ?? "?"}|`;
    }
  }
  return folios;
}
