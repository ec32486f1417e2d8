import type { LintRule } from "../rule.ts";
import { clock, sessionsOf } from "../walk.ts";

export const itemOutsideSession: LintRule = {
  code: "item-outside-session",
  severity: "warning",
  summary: "An item begins before its session, or ends after it.",
  scope: "heads",
  check(book, report) {
    for (const { session } of sessionsOf(book)) {
      const related = [{ message: "its session is here", span: session.span }];
      for (const { start, end, span } of session.items) {
        if (start !== null && session.start !== null && start < session.start) {
          report(`the item begins at ${clock(start)}, before its session at ${clock(session.start)}`, span, {
            related,
          });
        } else if (session.end !== null && (end ?? start ?? 0) > session.end) {
          report(`the item ends at ${clock(end ?? start ?? 0)}, after its session at ${clock(session.end)}`, span, {
            related,
          });
        }
      }
    }
  },
};
