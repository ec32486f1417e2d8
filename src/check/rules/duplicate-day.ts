import type { Day } from "../../model/book.ts";
import type { LintRule } from "../rule.ts";

export const duplicateDay: LintRule = {
  code: "duplicate-day",
  severity: "warning",
  summary: "Two days of the programme have the same date.",
  scope: "heads",
  check({ days }, report) {
    const first = new Map<string, Day>();
    for (const day of days) {
      const earlier = first.get(day.date);
      if (!earlier) first.set(day.date, day);
      else {
        const related = [{ message: "the other is here", span: earlier.span }];
        report(`the day “${day.date}” appears twice in the programme`, day.span, { related });
      }
    }
  },
};
