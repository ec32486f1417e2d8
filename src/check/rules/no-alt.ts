import type { LintRule } from "../rule.ts";
import { figuresOf, printedAbstracts } from "../walk.ts";

export const noAlt: LintRule = {
  code: "no-alt",
  severity: "warning",
  summary: "A figure has neither an alternative text nor a caption.",
  scope: "file",
  check(book, report) {
    for (const abstract of printedAbstracts(book)) {
      for (const { alt, caption, file, span } of figuresOf(abstract)) {
        if (alt !== null || caption.length > 0) continue;
        report(`the figure “${file}” has no “alt”`, span, {
          hint: "describe what it shows, for readers who cannot see it",
        });
      }
    }
  },
};
