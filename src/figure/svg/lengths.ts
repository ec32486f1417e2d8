// Lengths and font sizes of SVG and CSS → user units, which are CSS pixels.
import { pointsIn } from "../../source/lengths.ts";
import type { Declarations } from "./styles.ts";

const keywordSizes: Readonly<Record<string, number>> = {
  "xx-small": 9,
  "x-small": 10,
  small: 13,
  medium: 16,
  large: 18,
  "x-large": 24,
  "xx-large": 32,
};

export function fontSize(value: string, parent: Declarations): string {
  const inherited = Number(parent.get("font-size") ?? 16);
  const keyword =
    keywordSizes[value] ?? (value === "smaller" ? inherited / 1.2 : value === "larger" ? inherited * 1.2 : null);
  if (keyword !== null) return String(keyword);
  return String(parseLength(value, inherited, inherited) ?? inherited);
}

/** User units in one of each unit; SVG and CSS also have quarters of a millimetre. */
const units: Readonly<Record<string, number>> = {
  "": 1,
  ...Object.fromEntries(Object.entries(pointsIn).map(([unit, points]) => [unit, points / pointsIn.px])),
  q: pointsIn.mm / pointsIn.px / 4,
};

/** A length in user units (CSS px); `whole`: what a percentage is of; `em`: the font size. Null for any other text. */
export function parseLength(text: string | undefined, whole: number, em: number): number | null {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(%|[a-z]*)$/i.exec(text?.trim() ?? "");
  if (!match) return null;
  const [value, unit] = [Number(match[1]), (match[2] ?? "").toLowerCase()];
  const factor =
    unit === "%" ? whole / 100 : unit === "em" || unit === "rem" ? em : unit === "ex" ? em / 2 : units[unit];
  return factor === undefined || !Number.isFinite(value) ? null : value * factor;
}
