import { crowdOf } from "../../model/crowded.ts";
import type { LintRule } from "../rule.ts";

export const crowdedDay: LintRule = {
  code: "crowded-day",
  severity: "warning",
  summary: "A day has more sessions than a grid can show.",
  check(book, report) {
    for (const day of book.days) {
      const crowd = crowdOf(day);
      if (!crowd) continue;
      const what = `${crowd.count} sessions${crowd.atOnce ? " at once" : ""}`;
      report(`the day has ${what}; a grid shows ${crowd.limit} at most, and is left out`, day.span, {
        hint: "look at the times: sessions that do not say when they end overlap those after them",
      });
    }
  },
};
