import { isUndated } from "../../model/undated.ts";
import type { LintRule } from "../rule.ts";

export const dayOutsideDates: LintRule = {
  code: "day-outside-dates",
  severity: "warning",
  summary: "A day of the programme is not between the book's dates.",
  scope: "heads",
  check({ days, dates }, report) {
    if (!dates) return;
    for (const { date, span } of days) {
      if (isUndated(date)) continue;
      // ISO dates sort as text.
      if (date >= dates.start && date <= dates.end) continue;
      report(`the day “${date}” is not between the book's dates, ${dates.start} and ${dates.end}`, span);
    }
  },
};
