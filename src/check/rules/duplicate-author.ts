import { folded } from "../../model/names.ts";
import { isPlaceholderName } from "../../model/typed-names.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const duplicateAuthor: LintRule = {
  code: "duplicate-author",
  severity: "warning",
  summary: "An author is given twice in one abstract.",
  scope: "file",
  check(book, report) {
    for (const { authors } of printedAbstracts(book)) {
      const first = new Map<string, (typeof authors)[number]>();
      for (const author of authors) {
        const { person } = author;
        const name = folded(`${person.given} ${person.particle} ${person.family}`) || person.printed;
        const other = first.get(name);
        if (!other) first.set(name, author);
        else if (
          !isPlaceholderName(person.printed) &&
          (!person.orcid || !other.person.orcid || person.orcid === other.person.orcid)
        ) {
          report(`“${person.printed}” is given twice among the authors`, person.span, {
            hint: "remove one, and give the other all its affiliations; ORCID iDs distinguish two people with the same name",
            related: [{ message: "the name is given here already", span: other.person.span }],
          });
        }
      }
    }
  },
};
