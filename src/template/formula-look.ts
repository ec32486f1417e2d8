// The look of formulas in bold text. In: a text style, or all of a template's. Out: bold with or without serifs, like
// the surrounding text; null if the usual look of formulas is right.
import { kindOf } from "./families.ts";
import type { Style, TextStyle } from "./style.ts";

export type FormulaLook = "bold" | "bold-sans";

const semibold = 600;

export function formulaLook({ family, weight }: TextStyle, { families }: Pick<Style, "families">): FormulaLook | null {
  if (weight < semibold) return null;
  return kindOf(family, families) === "sans" ? "bold-sans" : "bold";
}

/** Every look that the bold text of a template can ask for. */
export function formulaLooks(styles: readonly Style[]): readonly FormulaLook[] {
  const looks = styles.flatMap((style) =>
    [...style.paragraphs.values()].map(({ text }) => formulaLook({ ...text, weight: semibold }, style)),
  );
  return [...new Set(looks)].flatMap((look) => look ?? []).sort();
}
