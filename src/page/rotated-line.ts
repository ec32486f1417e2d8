// A line of text that does not run from left to right, as a drawing: its glyphs as outlines, turned. It is decoration,
// so it need not be text.
import type { Line } from "../paragraph/line.ts";
import type { Drawing, Matrix, Shape } from "../vector/drawing.ts";
import { OpenedFont } from "../vector/drawn-font.ts";

const fonts = new Map<string, OpenedFont>();

/** Turned clockwise once, or three times: it then reads from bottom to top. */
export function rotatedLine(line: Line, isClockwise: boolean): Drawing {
  const [first] = line.items;
  const last = line.items.at(-1);
  const from = first?.x ?? 0;
  const width = (last ? last.x + last.width : 0) - from;
  const height = line.ascent + line.descent;
  const marks = line.items.flatMap((item) => (item.kind === "glyphs" ? glyphsOf(item, from, line.ascent) : []));
  const transform: Matrix = isClockwise ? [0, 1, -1, 0, height, 0] : [0, -1, 1, 0, 0, width];
  return { kind: "drawing", width: height, height: width, shapes: [{ kind: "group", transform, clip: null, marks }] };
}

function glyphsOf(item: Extract<Line["items"][number], { kind: "glyphs" }>, from: number, baseline: number): Shape[] {
  const { size, colour, tracking, scale } = item;
  return item.runs.flatMap((run, index) => {
    let x = item.x - from + (item.at[index] ?? 0);
    const font = fonts.get(run.face.id) ?? new OpenedFont(run.face);
    fonts.set(run.face.id, font);
    return run.glyphs.map((glyph, place): Shape => {
      const offset = run.offsets?.[place];
      const at = x + ((offset?.x ?? 0) * size * scale) / 1000;
      x += (((run.advances[place] ?? 0) + tracking) * size * scale) / 1000;
      const y = baseline - item.rise - ((offset?.y ?? 0) * size) / 1000;
      return { kind: "glyph", font, glyph, text: "", x: at, y, size, stretch: scale, paint: colour };
    });
  });
}
