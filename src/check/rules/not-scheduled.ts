import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const notScheduled: LintRule = {
  code: "not-scheduled",
  severity: "warning",
  summary: "There is a programme, but an abstract is not in it.",
  scope: "heads",
  check(book, report) {
    if (
      !book.days.some((day) => day.sessions.some((session) => session.items.some((item) => item.kind === "abstract")))
    )
      return;
    for (const { id, slot, span } of printedAbstracts(book)) {
      if (slot) continue;
      report(`“${id}” is not in the programme`, span, {
        hint: "add its id to a session, or mark it “withdrawn: true”",
      });
    }
  },
};
