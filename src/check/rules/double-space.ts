import { change, proseWith, spot, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";

/** Two spaces, then a lookbehind, so that indentation is skipped at once. */
const double = /[ \u00a0]{2}(?<=[^\s.!?:;|>#-][ \u00a0]{2})/;

export const doubleSpace: LintRule = {
  code: "double-space",
  severity: "warning",
  summary: "There are several spaces between two words of one sentence.",
  scope: "file",
  check(book, report) {
    for (const { lines } of proseWith(book, double)) {
      for (const text of lines().flatMap(textsIn)) {
        // Two spaces after a sentence are a typist's habit; both are printed as one.
        for (const { 0: found, index } of text.value.matchAll(/(?<=[^\s.!?:;])[ \u00a0]{2,}(?=\S)/g)) {
          report(`${found.length} spaces in a row`, spot(text, index, found.length), {
            hint: "keep one",
            fix: change(text, index, found, found.includes("\u00a0") ? "\u00a0" : " "),
          });
        }
      }
    }
  },
};
