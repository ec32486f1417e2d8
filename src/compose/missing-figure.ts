// The replacement for a picture that is missing or faulty: a frame of its height with the caption inside.
import type { Figure } from "../model/text.ts";
import type { Colour, Drawing, Path } from "../vector/drawing.ts";
import type { Paragraph } from "./block.ts";
import { red } from "./character-styles.ts";
import type { Scope } from "./scope.ts";

/** The size assumed if nothing is known: as wide as the text, and three fifths of that in height, but less than half a page. */
const usualShape = 0.4;
const mostOfPage = 0.25;

export function frameSize({ file }: Figure, { setting, indent }: Scope) {
  const known = setting.assets.pictures.sizeOf(file);
  if (known) return known;
  const width = setting.measure - indent;
  return { width, height: Math.min(width * usualShape, setting.height * mostOfPage) };
}

export function frame(width: number, height: number, { setting }: Scope): Drawing {
  const [left, top, right, bottom] = [0.4, 0.4, width - 0.4, height - 0.4];
  const path: Path = [["M", left, top], ["L", right, top], ["L", right, bottom], ["L", left, bottom], ["Z"]];
  const paint: Colour = setting.assets.draft ? red : grey;
  const line = { width: 0.8, cap: "butt", join: "miter", miterLimit: 4, dash: [], dashOffset: 0, opacity: 1 } as const;
  return { kind: "drawing", width, height, shapes: [{ kind: "path", path, fill: null, stroke: { paint, ...line } }] };
}

const grey: Colour = [0.5, 0.5, 0.5];

/** The caption inside the frame. */
export function insideFrame(caption: Paragraph): Paragraph {
  const inside = { align: "center", firstIndent: 0, leftIndent: padding, rightIndent: padding } as const;
  return { ...caption, style: { ...caption.style, ...inside } };
}

const padding = 8;
