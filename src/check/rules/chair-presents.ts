import { identitiesOf } from "../../model/identity.ts";
import type { LintRule } from "../rule.ts";
import { sessionsOf } from "../walk.ts";

export const chairPresents: LintRule = {
  code: "chair-presents",
  severity: "warning",
  summary: "The only chair of a session presents in it.",
  scope: "heads",
  check(book, report) {
    const identityOf = identitiesOf(book);
    for (const { session } of sessionsOf(book)) {
      const [chair, ...others] = session.chairs;
      // With two, one can introduce the other.
      if (!chair || others.length > 0 || session.kind === "posters") continue;
      const own = session.items.find(
        (item) =>
          item.kind === "abstract" &&
          !item.abstract.withdrawn &&
          item.abstract.authors.some(
            ({ person, presenting }) => presenting && identityOf(person) === identityOf(chair),
          ),
      );
      if (!own) continue;
      report(`${chair.printed} chairs the session and presents in it`, chair.span, {
        hint: "name a second chair",
        related: [{ message: "the talk is here", span: own.span }],
      });
    }
  },
};
