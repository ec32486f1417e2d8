// Whether the outlines of a stranger's font can be embedded in a time that fits its size. In: its tables. Out: a font
// that cannot is bad. fontkit searches the ends of a glyph's contours for each of its points (OpenType 1.9, “glyf”), so
// a glyph costs their product; a font that claims 32,000 contours of 32,000 points for each of its glyphs would take
// minutes.
import { BadFont, type Tables, view } from "./sfnt.ts";

/** Steps for all glyphs together; large families with drawings for each character need a tenth of it. */
const most = 2_000_000_000;

export function checkOutlines({ byTag }: Tables): void {
  const [glyf, loca, head] = [byTag.get("glyf"), byTag.get("loca"), byTag.get("head")];
  if (!glyf || !loca || !head || head.length < 52) return;
  const isLong = view(head).getInt16(50) !== 0;
  const offsets = view(loca);
  const glyphs = view(glyf);
  const count = Math.floor(loca.length / (isLong ? 4 : 2));
  let steps = 0;
  for (let id = 0; id < count; id++) {
    const start = isLong ? offsets.getUint32(id * 4) : offsets.getUint16(id * 2) * 2;
    if (start + 2 > glyf.length) continue;
    const contours = glyphs.getInt16(start);
    if (contours <= 0) continue;
    const last = start + 10 + (contours - 1) * 2;
    steps += contours * (last + 2 <= glyf.length ? glyphs.getUint16(last) + 1 : contours);
    if (steps > most) throw new BadFont("the outlines of the font are absurdly large");
  }
}
