import { crowdOf } from "../../model/crowded.ts";
import type { LintRule } from "../rule.ts";

export const crowdedDay: LintRule = {
  code: "crowded-day",
  severity: "warning",
  summary: "A day has more sessions than a grid can show.",
  scope: "heads",
  check(book, report) {
    for (const day of book.days) {
      const crowd = crowdOf(day);
      if (!crowd) continue;
      const what = `${crowd.count} sessions${crowd.atOnce ? " at once" : ""}`;
      report(`the day has ${what}; a grid shows at most ${crowd.limit}, so it is left out`, day.span, {
        hint: "check the times: sessions without an end overlap those after them",
      });
    }
  },
};
