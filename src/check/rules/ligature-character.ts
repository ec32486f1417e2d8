import { change, oddTexts, spot } from "../prose.ts";
import type { LintRule } from "../rule.ts";

const ligature = /[\ufb00-\ufb06]/;

export const ligatureCharacter: LintRule = {
  code: "ligature-character",
  severity: "warning",
  summary: "A ligature is one character, as in text copied from a PDF.",
  scope: "file",
  check(book, report) {
    for (const text of oddTexts(book, ligature)) {
      for (const { 0: character, index } of text.value.matchAll(/[\ufb00-\ufb06]/g)) {
        const letters = character.normalize("NFKC");
        report(`“${character}” is one character, a ligature copied from a PDF`, spot(text, index, 1), {
          hint: `write the letters “${letters}”: the font makes its own ligatures`,
          fix: change(text, index, character, letters),
        });
      }
    }
  },
};
