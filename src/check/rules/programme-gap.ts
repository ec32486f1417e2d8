import type { LintRule } from "../rule.ts";
import { clock, sessionInterval } from "../walk.ts";

/** A programme may leave out lunch or an excursion, but hardly anything longer. */
const longest = 180;
const midnight = 1440;

export const programmeGap: LintRule = {
  code: "programme-gap",
  severity: "warning",
  summary: "The programme is empty for more than three hours in the middle of a day.",
  scope: "heads",
  check({ days }, report) {
    for (const { sessions } of days) {
      const timed = sessions.flatMap((session) => {
        const interval = sessionInterval(session);
        return interval ? [{ session, ...interval }] : [];
      });
      timed.sort((a, b) => a.start - b.start);
      let last = timed[0];
      for (const next of timed) {
        // Sessions after midnight are reported by other rules.
        if (last && next.start < midnight && next.start - last.end > longest) {
          const related = [{ message: "this is the session before", span: last.session.span }];
          report(`nothing happens from ${clock(last.end)} to ${clock(next.start)}`, next.session.span, {
            hint: "add what happens in between, or correct the time",
            related,
          });
        }
        if (!last || next.end > last.end) last = next;
      }
    }
  },
};
