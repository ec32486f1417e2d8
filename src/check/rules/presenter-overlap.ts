import type { Day, Person, Session } from "../../model/book.ts";
import { type Identity, identitiesOf } from "../../model/identity.ts";
import type { Span } from "../../source/source.ts";
import type { LintRule } from "../rule.ts";
import { clock, type Interval, intervalIn, onTheClock, overlap, sessionInterval, sessionsOf } from "../walk.ts";

/** A time at which somebody must be in one place. */
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
  scope: "heads",
  check(book, report) {
    const identityOf = identitiesOf(book);
    const byPerson = new Map<Identity, Duty[]>();
    for (const { day, session } of sessionsOf(book)) {
      for (const duty of dutiesIn(day, session)) {
        const identity = identityOf(duty.person);
        const earlier = byPerson.get(identity) ?? [];
        const other = earlier.find((each) => each.session !== session && overlap(each.interval, duty.interval));
        if (other) {
          const related = [{ message: `${other.person.printed} ${other.does} here at that time`, span: other.span }];
          const does = other.does === duty.does ? duty.does : `${duty.does} and ${other.does}`;
          const from = clock(Math.max(duty.interval.start, other.interval.start));
          report(`${duty.person.printed} ${does} in two places at ${from}`, duty.span, { related });
        }
        byPerson.set(identity, [...earlier, duty]);
      }
    }
  },
};

/** Chairs stay for the whole session, and so do presenters of posters; a talk without a time binds nobody. */
function dutiesIn(day: Day, session: Session): readonly Duty[] {
  const whole = sessionInterval(session);
  const chairs = session.chairs.flatMap((person): readonly Duty[] =>
    whole ? [{ person, does: "chairs", interval: onTheClock(day, whole), session, span: person.span }] : [],
  );
  const presents = session.items.flatMap((item, index): readonly Duty[] => {
    if (item.kind !== "abstract" || item.abstract.withdrawn) return [];
    const interval = intervalIn(session, index) ?? (session.kind === "posters" ? whole : null);
    if (!interval) return [];
    const { authors } = item.abstract;
    return authors.flatMap(({ person, presenting }): readonly Duty[] =>
      presenting ? [{ person, does: "presents", interval: onTheClock(day, interval), session, span: item.span }] : [],
    );
  });
  return [...chairs, ...presents];
}
