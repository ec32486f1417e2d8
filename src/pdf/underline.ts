// Underlines that avoid what hangs below the line: descenders, the dots of Arabic letters, cedillas. In: an item of a
// line and its underline. Out: the stretches that are drawn, from the left edge of the item.
import type { GlyphItem } from "../paragraph/line.ts";
import type { Face } from "../text/glyph-run.ts";

export interface UnderlineStretch {
  readonly from: number;
  readonly to: number;
}

/** Between the rule and a descender, in thicknesses of the rule. */
const clearance = 1.6;
/** A rest shorter than this, in thicknesses, is only a speck, and is not drawn. */
const shortest = 2;

export function underlineStretches(item: GlyphItem): readonly UnderlineStretch[] {
  const { underline, width } = item;
  if (!underline) return [];
  const { offset, thickness } = underline;
  const gap = thickness * clearance;
  const stretches: UnderlineStretch[] = [];
  let from = 0;
  for (const hole of holesOf(item, -offset - thickness / 2 - gap / 2, -offset + thickness / 2 + gap / 2)) {
    if (hole.to + gap < from) continue;
    if (hole.from - gap - from >= shortest * thickness) stretches.push({ from, to: hole.from - gap });
    from = Math.max(from, hole.to + gap);
  }
  if (width - from >= shortest * thickness || from === 0) stretches.push({ from, to: width });
  return stretches;
}

/** Where the glyphs reach into the band between two heights above the baseline, from left to right. */
function holesOf(item: GlyphItem, low: number, high: number): readonly UnderlineStretch[] {
  const { runs, at, size, scale, tracking } = item;
  const unit = size / 1000;
  const holes: UnderlineStretch[] = [];
  runs.forEach((run, index) => {
    let x = at[index] ?? 0;
    const usual = inkOf(run.face, low / unit, high / unit);
    run.glyphs.forEach((glyph, place) => {
      const shift = run.offsets?.[place];
      const up = shift?.y ?? 0;
      const found = up === 0 ? usual(glyph) : run.face.inkBetween(glyph, low / unit - up, high / unit - up);
      const left = x + (shift?.x ?? 0) * unit * scale;
      if (found) holes.push({ from: left + found.left * unit * scale, to: left + found.right * unit * scale });
      x += ((run.advances[place] ?? 0) + tracking) * unit * scale;
    });
  });
  return holes.sort((a, b) => a.from - b.from);
}

type Ink = ReturnType<Face["inkBetween"]>;

const inks = new WeakMap<Face, Map<string, Map<number, Ink>>>();

/** Where the glyphs of a face reach into a band, cached: the links of a book have few sizes, and the same letters. */
function inkOf(face: Face, low: number, high: number): (glyph: number) => Ink {
  const bands = inks.get(face) ?? new Map<string, Map<number, Ink>>();
  inks.set(face, bands);
  const band = `${low} ${high}`;
  const known = bands.get(band) ?? new Map<number, Ink>();
  bands.set(band, known);
  return (glyph) => {
    let ink = known.get(glyph);
    if (ink === undefined) {
      ink = face.inkBetween(glyph, low, high);
      known.set(glyph, ink);
    }
    return ink;
  };
}
