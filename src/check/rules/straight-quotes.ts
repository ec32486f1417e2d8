import { proseWith, spot, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";

export const straightQuotes: LintRule = {
  code: "straight-quotes",
  severity: "warning",
  summary: "There are straight quotes in the text, and the template prints them as they are (`smart: false`).",
  scope: "file",
  check(book, report, { smart }) {
    if (smart) return;
    for (const text of proseWith(book, /"/).flatMap(({ lines }) => lines().flatMap(textsIn))) {
      for (const { index } of text.value.matchAll(/"/g)) {
        report("the quote is printed straight", spot(text, index, 1), {
          hint: "type typographic quotes, “…” in English, or let the template make them: “smart: true”",
        });
      }
    }
  },
};
