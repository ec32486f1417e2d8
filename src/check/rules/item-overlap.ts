import type { LintRule } from "../rule.ts";
import { clock, itemInterval, overlap, sessionsOf } from "../walk.ts";

export const itemOverlap: LintRule = {
  code: "item-overlap",
  severity: "warning",
  summary: "Two items of one session are at the same time.",
  scope: "heads",
  check(book, report) {
    for (const { session } of sessionsOf(book)) {
      if (session.kind === "posters") continue;
      session.items.forEach((item, index) => {
        const interval = itemInterval(item);
        if (!interval) return;
        const other = session.items.slice(0, index).find((each) => {
          const earlier = itemInterval(each);
          return earlier !== null && overlap(earlier, interval);
        });
        if (!other) return;
        const related = [{ message: "the other item is here", span: other.span }];
        report(
          `two items of a session take place at once, from ${clock(Math.max(interval.start, other.start ?? 0))}`,
          item.span,
          {
            related,
          },
        );
      });
    }
  },
};
