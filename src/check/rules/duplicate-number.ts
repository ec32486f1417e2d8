import type { Abstract } from "../../model/book.ts";
import type { LintRule } from "../rule.ts";

export const duplicateNumber: LintRule = {
  code: "duplicate-number",
  severity: "warning",
  summary: "Two abstracts have the same number.",
  check(book, report) {
    const first = new Map<string, Abstract>();
    for (const abstract of book.abstracts) {
      if (abstract.number === null) continue;
      const earlier = first.get(abstract.number);
      if (!earlier) first.set(abstract.number, abstract);
      else {
        const related = [{ message: `“${earlier.id}” has it too`, span: earlier.span }];
        report(`“${abstract.id}” has the number “${abstract.number}” of another abstract`, abstract.span, { related });
      }
    }
  },
};
