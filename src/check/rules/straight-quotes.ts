import { proseWith, spot, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";

export const straightQuotes: LintRule = {
  code: "straight-quotes",
  severity: "warning",
  summary: "Straight quotes stand in the text while the template sets them as they are (`smart: false`).",
  scope: "file",
  check(book, report, { smart }) {
    if (smart) return;
    for (const text of proseWith(book, /"/).flatMap(({ lines }) => lines().flatMap(textsIn))) {
      for (const { index } of text.value.matchAll(/"/g)) {
        report("the quote is printed straight", spot(text, index, 1), {
          hint: "type the quotes of the language, “…” in English, or let the template do it: “smart: true”",
        });
      }
    }
  },
};
