// The template's colours for screens, light and dark. In: a colour. Out: the nearest colour, as a CSS value, whose
// contrast with the background is enough for text in WCAG 2.2 (1.4.3), 4.5 : 1.
import { contrast } from "../../vector/contrast.ts";
import type { Colour } from "../../vector/drawing.ts";

const white: Colour = [1, 1, 1];
/** The `--paper` of the dark theme. */
const night: Colour = [0x14 / 255, 0x17 / 255, 0x1a / 255];
/** A little more than the minimum, because text is also printed on light tints of its own colour. */
const least = 5.6;

export function onLight(colour: Colour): string {
  return css(moved(colour, white, [0, 0, 0]));
}

export function onDark(colour: Colour): string {
  return css(moved(colour, night, white));
}

/** Moves a colour towards black or white, step by step. */
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
