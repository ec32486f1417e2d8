import { saysOthers } from "../../model/typed-names.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const etAl: LintRule = {
  code: "et-al",
  severity: "warning",
  summary: "“et al.” is among the authors of an abstract.",
  scope: "file",
  check(book, report) {
    for (const { authors } of printedAbstracts(book)) {
      for (const { person } of authors) {
        if (!saysOthers(person.printed)) continue;
        report(`“${person.printed}” does not name every author`, person.span, {
          hint: "name every author, so that all are in the index",
        });
      }
    }
  },
};
