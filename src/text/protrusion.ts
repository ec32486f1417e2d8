// Optical margins: how far a character may protrude into the margin. The tables are data (fonts/protrusion.yaml, and
// the fonts of a template); here they are merged for a face, and looked up.
import type { ProtrusionData } from "../template/font-catalogue.ts";
import type { Protrusion, ProtrusionTable } from "../template/style.ts";
import type { ProtrusionMap } from "./glyph-run.ts";
import type { WordPart } from "./word.ts";

/** The table of a face: the default, overridden by those of its slant, its family and the template. */
export function protrusionsOf(
  data: ProtrusionData,
  family: string,
  italic: boolean,
  own: Protrusion | null,
): ProtrusionMap {
  const protrusions = new Map<string, readonly [number, number]>();
  const enter = (table: ProtrusionTable | undefined) => {
    for (const [characters, share] of Object.entries(table ?? {})) {
      for (const character of characters) protrusions.set(character, share);
    }
  };
  enter(data.default);
  if (italic) enter(data.italic);
  enter(data.families[family]?.[italic ? "italic" : "upright"]);
  enter(own?.[italic ? "italic" : "upright"]);
  return protrusions;
}

/** How far the left edge of the text that begins at an offset may protrude into the margin, in thousandths of its style's em. */
export function leftProtrusion(text: string, parts: readonly WordPart[], offset = 0): number {
  return hangAt(text, parts, offset, 0);
}

/** The same for the right edge of the text that ends before an offset. */
export function rightProtrusion(text: string, parts: readonly WordPart[], end = text.length): number {
  return hangAt(text, parts, end - 1, 1);
}

function hangAt(text: string, parts: readonly WordPart[], offset: number, side: 0 | 1): number {
  for (const { run, start, scale } of parts) {
    if (offset < start || offset >= start + run.text.length) continue;
    const share = run.face.protrusions.get(text.charAt(offset))?.[side] ?? 0;
    if (share === 0) return 0;
    const glyph = run.clusters.indexOf(offset - start);
    return glyph < 0 ? 0 : ((run.advances[glyph] ?? 0) * scale * share) / 1000;
  }
  return 0;
}
