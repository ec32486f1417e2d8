import { hasLabels } from "../../language/labels.ts";
import type { LintRule } from "../rule.ts";

export const noLabels: LintRule = {
  code: "no-labels",
  severity: "warning",
  summary: "The program has no labels in the book's language.",
  scope: "heads",
  check({ language, languageSpan }, report) {
    if (hasLabels(language)) return;
    const hint = "the manual lists the languages that have labels, under “Languages, scripts and fonts”";
    report(
      `the program has no labels in “${language}”: “Contents”, “Posters” and the like are printed in English`,
      languageSpan,
      {
        hint,
      },
    );
  },
};
