import type { Day, Person, Session } from "../../model/book.ts";
import type { Span } from "../../source/source.ts";
import { identities } from "../identity.ts";
import type { LintRule } from "../rule.ts";
import { clock, type Interval, itemInterval, onTheClock, overlap, sessionInterval, sessionsOf } from "../walk.ts";

/** Somebody who must be somewhere for a while. */
interface Duty {
  readonly person: Person;
  readonly does: "presents" | "chairs";
  readonly interval: Interval;
  readonly session: Session;
  readonly span: Span;
}

export const presenterOverlap: LintRule = {
  code: "presenter-overlap",
  severity: "warning",
  summary: "Somebody presents or chairs in two places at the same time.",
  check(book, report) {
    const keyOf = identities(book);
    const byPerson = new Map<string, Duty[]>();
    for (const { day, session } of sessionsOf(book)) {
      for (const duty of dutiesIn(day, session)) {
        const key = keyOf(duty.person);
        const earlier = byPerson.get(key) ?? [];
        const other = earlier.find((each) => each.session !== session && overlap(each.interval, duty.interval));
        if (other) {
          const related = [{ message: `${other.person.printed} ${other.does} here at that time`, span: other.span }];
          const does = other.does === duty.does ? duty.does : `${duty.does} and ${other.does}`;
          const from = clock(Math.max(duty.interval.start, other.interval.start));
          report(`${duty.person.printed} ${does} in two places at ${from}`, duty.span, { related });
        }
        byPerson.set(key, [...earlier, duty]);
      }
    }
  },
};

/** Chairs stay for the whole session, and so do those who show a poster; a talk without a time binds nobody. */
function dutiesIn(day: Day, session: Session): readonly Duty[] {
  const whole = sessionInterval(session);
  const chairs = session.chairs.flatMap((person): readonly Duty[] =>
    whole ? [{ person, does: "chairs", interval: onTheClock(day, whole), session, span: person.span }] : [],
  );
  const presents = session.items.flatMap((item): readonly Duty[] => {
    if (item.kind !== "abstract" || item.abstract.withdrawn) return [];
    const interval = itemInterval(item) ?? (session.kind === "posters" ? whole : null);
    if (!interval) return [];
    const { authors } = item.abstract;
    return authors.flatMap(({ person, presenting }): readonly Duty[] =>
      presenting ? [{ person, does: "presents", interval: onTheClock(day, interval), session, span: item.span }] : [],
    );
  });
  return [...chairs, ...presents];
}
