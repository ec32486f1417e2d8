import type { Item, Session } from "../../model/book.ts";
import type { Rule } from "../rule.ts";
import { clock, type Interval, itemInterval, overlap, sessionInterval, sessionsOf } from "../walk.ts";

interface Appearance {
  readonly interval: Interval;
  readonly session: Session;
  readonly item: Item;
}

export const presenterOverlap: Rule = {
  code: "presenter-overlap",
  severity: "warning",
  summary: "Somebody presents in two places at the same time.",
  check(book, report) {
    const byPerson = new Map<string, Appearance[]>();
    for (const { day, session } of sessionsOf(book)) {
      for (const item of session.items) {
        if (item.kind !== "abstract" || item.abstract.withdrawn) continue;
        // Posters are stood by for the whole session.
        const interval = itemInterval(item) ?? (session.kind === "posters" ? sessionInterval(session) : null);
        if (!interval) continue;
        for (const { person, presenting } of item.abstract.authors) {
          if (!presenting) continue;
          const key = `${day.date} ${person.orcid ?? person.printed}`;
          const earlier = byPerson.get(key) ?? [];
          // Two posters on one evening can be shown in turns.
          const other = earlier.find((each) => each.session !== session && overlap(each.interval, interval));
          if (other) {
            const related = [{ message: "the other place is here", span: other.item.span }];
            report(
              `${person.printed} presents in two places at ${clock(Math.max(interval.start, other.interval.start))}`,
              item.span,
              { related },
            );
          }
          byPerson.set(key, [...earlier, { interval, session, item }]);
        }
      }
    }
  },
};
