import { change, proseWith, spot, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";

/** Two spaces, then a look back: indentation is passed over at once. */
const double = /[ \u00a0]{2}(?<=[^\s.!?:;|>#-][ \u00a0]{2})/;

export const doubleSpace: LintRule = {
  code: "double-space",
  severity: "warning",
  summary: "Several spaces stand between two words of one sentence.",
  check(book, report) {
    for (const { lines } of proseWith(book, double)) {
      for (const text of lines().flatMap(textsIn)) {
        // After the end of a sentence it is a habit of typists; in print both are one space.
        for (const { 0: found, index } of text.value.matchAll(/(?<=[^\s.!?:;])[ \u00a0]{2,}(?=\S)/g)) {
          report(`${found.length} spaces stand side by side`, spot(text, index, found.length), {
            hint: "leave one",
            fix: change(text, index, found, found.includes("\u00a0") ? "\u00a0" : " "),
          });
        }
      }
    }
  },
};
