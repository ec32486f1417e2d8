// Optical margins: how far a character may hang into the margin, in thousandths of its own width, after the tables of
// microtype (Schlicht, mt-cmr.cfg and mt-ptm.cfg), evened out over serif and sans faces.
import type { WordPart } from "./word.ts";

/** [left, right] by character. */
const TABLE = new Map<string, readonly [left: number, right: number]>();

function enter(characters: string, left: number, right: number): void {
  for (const character of characters) TABLE.set(character, [left, right]);
}

enter("AVWY", 50, 50);
enter("TJ", 40, 50);
enter("vwyXx", 40, 40);
enter("FKLPr", 0, 40);
enter("kft", 0, 40);
enter(".\u2026", 150, 600);
enter(",", 150, 600);
enter(":;", 100, 400);
enter("!?", 80, 150);
enter("\u00a1\u00bf", 100, 0);
enter("-\u2010\u2011", 400, 600);
enter("\u2013", 250, 300);
enter("\u2014", 150, 200);
enter("\u2018\u2019'", 500, 600);
enter('\u201c\u201d"', 350, 450);
enter("\u201a\u201e", 400, 400);
enter("\u2039\u203a", 300, 400);
enter("\u00ab\u00bb", 200, 300);
enter("([{", 80, 0);
enter(")]}", 0, 100);
enter("/", 80, 150);
enter("*\u2020", 150, 250);
enter("~+=<>", 100, 100);
enter("147", 40, 40);

/** How far the left edge of what begins at an offset may stand in the margin, in thousandths of its style's em. */
export function leftHang(text: string, parts: readonly WordPart[], offset = 0): number {
  const entry = TABLE.get(text.charAt(offset));
  return entry && entry[0] > 0 ? (entry[0] / 1000) * advanceAt(parts, offset) : 0;
}

/** How far the right edge may of what ends before an offset. */
export function rightHang(text: string, parts: readonly WordPart[], end = text.length): number {
  const entry = TABLE.get(text.charAt(end - 1));
  return entry && entry[1] > 0 ? (entry[1] / 1000) * advanceAt(parts, end - 1) : 0;
}

function advanceAt(parts: readonly WordPart[], offset: number): number {
  for (const { run, start, scale } of parts) {
    if (offset < start || offset >= start + run.text.length) continue;
    const glyph = run.clusters.indexOf(offset - start);
    return glyph < 0 ? 0 : (run.advances[glyph] ?? 0) * scale;
  }
  return 0;
}
