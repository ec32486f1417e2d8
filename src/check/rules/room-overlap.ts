import type { LintRule } from "../rule.ts";
import { clock, type Interval, onTheClock, overlap, type Scheduled, sessionInterval, sessionsOf } from "../walk.ts";

export const roomOverlap: LintRule = {
  code: "room-overlap",
  severity: "warning",
  summary: "Two sessions are in the same room at the same time.",
  scope: "heads",
  check(book, report) {
    const byRoom = new Map<string, (Scheduled & { readonly interval: Interval })[]>();
    for (const scheduled of sessionsOf(book)) {
      const said = sessionInterval(scheduled.session);
      const { room } = scheduled.session;
      if (!said || room === null) continue;
      const interval = onTheClock(scheduled.day, said);
      const earlier = byRoom.get(room) ?? [];
      const other = earlier.find((each) => overlap(each.interval, interval));
      if (other) {
        const related = [{ message: "the other session is here", span: other.session.span }];
        const times = `from ${clock(Math.max(interval.start, other.interval.start))}`;
        report(`two sessions are in the room “${room}” at once, ${times}`, scheduled.session.span, { related });
      }
      earlier.push({ ...scheduled, interval });
      byRoom.set(room, earlier);
    }
  },
};
