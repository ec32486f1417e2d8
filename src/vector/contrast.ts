// How well two colours can be distinguished. In: two colours. Out: their contrast, from 1 to 21.
import type { Colour } from "./drawing.ts";

/** WCAG 2.1: relative luminance of sRGB, and the ratio of the lighter to the darker. */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
