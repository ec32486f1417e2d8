import type { LintRule } from "../rule.ts";
import { printedAbstracts, wordsIn } from "../walk.ts";

export const tooManyWords: LintRule = {
  code: "too-many-words",
  severity: "warning",
  summary: "An abstract has more words than the book's limit.",
  scope: "file",
  check(book, report) {
    const limit = book.limits.words;
    if (limit === null) return;
    for (const { body, id, span } of printedAbstracts(book)) {
      const words = wordsIn(body ?? []);
      if (words > limit) report(`“${id}” has ${words} words, ${words - limit} more than the limit of ${limit}`, span);
    }
  },
};
