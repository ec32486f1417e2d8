// How the dump writes numbers, colours and words: short, and the same on every machine.
import type { Colour } from "../vector/drawing.ts";

/** To a hundredth of a point, without trailing zeros. */
export function point(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

export function size(width: number, height: number): string {
  return `${point(width)}×${point(height)}`;
}

export function colour(value: Colour): string {
  return `#${value
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Quoted, with invisible characters written as escapes. */
export function quoted(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `“${visible}”`;
}
