import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const etAl: LintRule = {
  code: "et-al",
  severity: "warning",
  summary: "“et al.” stands among the authors of an abstract.",
  scope: "file",
  check(book, report) {
    for (const { authors } of printedAbstracts(book)) {
      for (const { person } of authors) {
        if (!/\b(et\.? al\.?|and others|u\. ?a\.)$/i.test(person.printed)) continue;
        report(`“${person.printed}” is not an author`, person.span, {
          hint: "name every author, so that all are in the index",
        });
      }
    }
  },
};
