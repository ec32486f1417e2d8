import type { Person } from "../../model/book.ts";
import { orcidKeys } from "../../model/names.ts";
import { authorsOf, placeAfter } from "../people.ts";
import type { LintRule } from "../rule.ts";

export const sharedOrcid: LintRule = {
  code: "shared-orcid",
  severity: "warning",
  summary: "Two people with different names have the same ORCID iD.",
  scope: "heads",
  check(book, report) {
    const first = new Map<string, Person>();
    const reported = new Set<string>();
    const keys = orcidKeys(authorsOf(book).map(({ person }) => person));
    for (const [person, key] of byPlace(keys)) {
      const orcid = person.orcid ?? "";
      const other = first.get(orcid);
      if (!other) first.set(orcid, person);
      else if (keys.get(other) !== key && !reported.has(key)) {
        reported.add(key);
        report(`${person.printed} and ${other.printed} both have the ORCID iD “${orcid}”`, placeAfter(person, orcid), {
          hint: "they are printed as two people; an iD belongs to one",
          related: [{ message: `${other.printed} has it here`, span: placeAfter(other, orcid) }],
        });
      }
    }
  },
};

/** In the order of the files, whatever order the names were compared in. */
function byPlace(keys: ReadonlyMap<Person, string>): readonly (readonly [Person, string])[] {
  const path = ([{ span }]: readonly [Person, string]) => span.source.path;
  return [...keys].sort((a, b) => (path(a) < path(b) ? -1 : path(a) > path(b) ? 1 : a[0].span.start - b[0].span.start));
}
