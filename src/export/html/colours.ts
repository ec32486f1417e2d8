// The template's colours for screens, light and dark. In: a colour. Out: the nearest one that stands out from its ground as WCAG 2.2 asks
// for text (1.4.3), 4.5 : 1, as CSS has it.
import { contrast } from "../../vector/contrast.ts";
import type { Colour } from "../../vector/drawing.ts";

const white: Colour = [1, 1, 1];
/** `--paper` of the dark colours. */
const night: Colour = [0x14 / 255, 0x17 / 255, 0x1a / 255];
/** A little more than is asked for: type also stands on washes of its own colour. */
const least = 5.6;

export function onLight(colour: Colour): string {
  return css(moved(colour, white, [0, 0, 0]));
}

export function onDark(colour: Colour): string {
  return css(moved(colour, night, white));
}

/** Step by step towards black or white. */
function moved(colour: Colour, ground: Colour, towards: Colour): Colour {
  for (let share = 0; share <= 1; share += 0.02) {
    const mix = ([0, 1, 2] as const).map((at) => colour[at] * (1 - share) + towards[at] * share);
    const [red = 0, green = 0, blue = 0] = mix;
    if (contrast([red, green, blue], ground) >= least) return [red, green, blue];
  }
  return towards;
}

export function css(colour: Colour): string {
  return `#${colour
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
